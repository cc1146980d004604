package org.clockhouse.terminal.internal.visit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.LineWatch;
import org.clockhouse.driver.line.Lines;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.terminal.Probe;
import org.clockhouse.terminal.Probe.Layer;
import org.clockhouse.terminal.Probe.Result;
import org.clockhouse.terminal.Probe.Step;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Probes terminals by their own drivers; what the fault of a driver means for a layer is said here. */
@Component(service = Prober.class, configurationPid = TerminalConfig.PID)
public final class Prober {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Terminals terminals;
    private final DriverTable drivers;
    private final Visits visits;
    private final KeptSessions kept;
    private final PunchLog punches;
    private final Lines lines;
    private final Journal journal;
    private final Duration patience;

    @Activate
    public Prober(
            @Reference Terminals terminals,
            @Reference DriverTable drivers,
            @Reference Visits visits,
            @Reference KeptSessions kept,
            @Reference PunchLog punches,
            @Reference Lines lines,
            @Reference Journal journal,
            TerminalConfig config) {
        this.terminals = terminals;
        this.drivers = drivers;
        this.visits = visits;
        this.kept = kept;
        this.punches = punches;
        this.lines = lines;
        this.journal = journal;
        this.patience = Duration.ofMillis(config.reply__millis());
    }

    /** As {@link org.clockhouse.terminal.Probes#probe}. */
    public Probe probe(Actor actor, TerminalId id) {
        Terminal terminal = terminals.find(actor.org(), Scope.EVERYBODY, id).terminal();
        if (terminal.status() != Terminal.Status.IN_USE || !visits.isVisited(terminal)) {
            throw notVisited();
        }
        try {
            return visits.between(id, PATIENCE, () -> ask(actor.org(), terminal))
                    .orElseThrow(() -> new Refused("terminal.busy", "a visit goes on for too long"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("terminal.busy", "the suite is ending");
        }
    }

    /** Nobody else talks with the terminal meanwhile: many let one in at a time. */
    private Probe ask(OrgId org, Terminal terminal) throws InterruptedException {
        kept.take(terminal).ifPresent(KeptSessions.Kept::end);
        Ladder ladder = new Ladder();
        try (DriverTable.Loan loan = drivers.borrow(terminal.driver()).orElseThrow(Prober::notVisited)) {
            TerminalDriver driver = (TerminalDriver) loan.driver();
            HostContext context = new HostContext(ladder, patience, journal.clock());
            try (TerminalSession session = loan.holding(driver.connect(Visit.address(terminal), context))) {
                visits.refusedCredentials().accepted(terminal.id());
                ladder.passed(
                        Layer.KEY,
                        session.identity().model() + " " + session.identity().firmware());
                Cursor after = new Cursor(punches.progressOf(org, terminal.id()).cursor());
                session.readPunches(after, 1);
                ladder.passed(
                        Layer.DATA,
                        held(session.health().punches().stream().boxed().findFirst()));
            }
        } catch (DriverException e) {
            visits.refusedCredentials().note(terminal, e);
            ladder.failed(e);
        }
        return ladder.probe();
    }

    private static String held(Optional<Integer> punches) {
        return punches.map(count -> count + " punches").orElse("");
    }

    private static Refused notVisited() {
        return new Refused("terminal.not-visited", "the host does not visit this terminal");
    }

    /** How far it came; it sees the line being opened, where the driver uses one of the host's. */
    private final class Ladder implements Lines {

        private final List<Step> steps = new ArrayList<>();
        private boolean isOpen;
        private Instant since = journal.now();

        @Override
        public Line open(URI endpoint, Duration replyTimeout) throws DriverException, InterruptedException {
            Line line = lines.open(endpoint, replyTimeout);
            // A line of datagrams opens whether anybody is there or not.
            if (!"udp".equalsIgnoreCase(endpoint.getScheme())) {
                isOpen = true;
                passed(Layer.PORT, endpoint.getAuthority() == null ? "" : endpoint.getAuthority());
            }
            return line;
        }

        @Override
        public LineWatch watch() {
            return lines.watch();
        }

        /** A layer passes with all below it. */
        private void passed(Layer layer, String detail) {
            while (steps.size() < layer.ordinal()) {
                step(Layer.values()[steps.size()], Result.PASSED, "");
            }
            if (steps.size() == layer.ordinal()) {
                step(layer, Result.PASSED, detail.strip());
            }
        }

        private void failed(DriverException e) {
            Layer layer = steps.size() > Layer.KEY.ordinal() ? Layer.DATA : layer(e.fault());
            while (steps.size() < layer.ordinal()) {
                step(Layer.values()[steps.size()], Result.PASSED, "");
            }
            step(layer, Result.FAILED, e.getMessage() == null ? "" : e.getMessage());
        }

        private Layer layer(Fault fault) {
            return switch (fault) {
                case UNREACHABLE -> isOpen ? Layer.FRAMING : Layer.PORT;
                case GARBLED -> Layer.FRAMING;
                case REFUSED, MISCONFIGURED -> Layer.KEY;
            };
        }

        private void step(Layer layer, Result result, String detail) {
            Instant now = journal.now();
            steps.add(new Step(layer, result, detail, Duration.between(since, now)));
            since = now;
        }

        private Probe probe() {
            while (steps.size() < Layer.values().length) {
                steps.add(new Step(Layer.values()[steps.size()], Result.NOT_REACHED, "", Duration.ZERO));
            }
            return new Probe(steps);
        }
    }
}
