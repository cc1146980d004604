package org.clockhouse.terminal.internal.visit;

import java.time.Duration;
import java.util.Optional;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.line.Lines;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.terminal.Probe;
import org.clockhouse.terminal.Probe.Layer;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Probes terminals by their own drivers. */
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
        Ladder ladder = new Ladder(lines, journal.clock());
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
}
