package org.clockhouse.terminal.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.driver.DoorControl;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.line.Lines;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.Doors;
import org.clockhouse.terminal.ErrandTask.Movement;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Terminals;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives commands to doors between two visits, over the session that stands open or a new one; never twice. */
@Component(configurationPid = TerminalConfig.PID)
public final class DoorDesk implements Doors {

    private final Terminals terminals;
    private final DriverTable drivers;
    private final Visits visits;
    private final KeptSessions kept;
    private final Lines lines;
    private final Journal journal;
    private final Duration patience;

    @Activate
    public DoorDesk(
            @Reference Terminals terminals,
            @Reference DriverTable drivers,
            @Reference Visits visits,
            @Reference KeptSessions kept,
            @Reference Lines lines,
            @Reference Journal journal,
            TerminalConfig config) {
        this.terminals = terminals;
        this.drivers = drivers;
        this.visits = visits;
        this.kept = kept;
        this.lines = lines;
        this.journal = journal;
        Duration reply = Duration.ofMillis(config.reply__millis());
        this.patience = reply.compareTo(LIMIT) < 0 ? reply : LIMIT;
    }

    @Override
    public void move(Actor actor, TerminalId id, int door, Movement movement) {
        Instant deadline = journal.now().plus(LIMIT);
        Terminal terminal = terminals.find(actor.org(), Scope.EVERYBODY, id).terminal();
        if (terminal.status() != Terminal.Status.IN_USE || !visits.isVisited(terminal)) {
            throw new Refused("terminal.not-visited", "the host does not visit this terminal");
        }
        Command command = new Command(terminal, door, DoorControl.Command.valueOf(movement.name()), deadline);
        try {
            visits.between(id, LIMIT, () -> give(command)).orElseThrow(DoorDesk::tooLate);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooLate();
        }
        journal.recordApart(AuditDraft.of(
                        actor,
                        "terminal.door",
                        "terminal",
                        id.text(),
                        terminal.name().any())
                .with(Map.of("door", door, "movement", movement.name())));
    }

    private record Command(Terminal terminal, int door, DoorControl.Command what, Instant deadline) {}

    /** @return true, or it did not happen */
    private boolean give(Command command) throws InterruptedException {
        try {
            Optional<KeptSessions.Kept> open = kept.take(command.terminal());
            if (open.isPresent()) {
                DriverTable.Loan loan = open.get().loan();
                TerminalSession session = open.get().session();
                try (loan;
                        session) {
                    return give(command, session);
                }
            }
            try (DriverTable.Loan loan = drivers.borrow(command.terminal().driver())
                    .orElseThrow(() -> new Refused("terminal.driver.missing", "its driver is not installed"))) {
                HostContext context = new HostContext(lines, patience, journal.clock(), () -> {});
                TerminalDriver driver = (TerminalDriver) loan.driver();
                try (TerminalSession session =
                        loan.holding(driver.connect(Visit.address(command.terminal()), context))) {
                    return give(command, session);
                }
            }
        } catch (DriverException e) {
            throw new Refused("door.failed", "the terminal did not do it: " + e.getMessage());
        }
    }

    private boolean give(Command command, TerminalSession session) throws DriverException, InterruptedException {
        if (!(session instanceof DoorControl doors)) {
            throw new Refused("door.unsupported", "this terminal drives no door");
        }
        if (journal.now().isAfter(command.deadline())) {
            throw tooLate();
        }
        doors.command(command.door(), command.what());
        return true;
    }

    private static Refused tooLate() {
        return new Refused("door.too-late", "the terminal could not be told within " + LIMIT.toSeconds() + " s");
    }
}
