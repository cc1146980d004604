package org.clockhouse.terminal.internal;

import java.time.Instant;
import java.util.Map;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.driver.DoorControl;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.Doors;
import org.clockhouse.terminal.ErrandTask.Movement;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.Terminals;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives commands to doors, in time or not at all; never twice. */
@Component
public final class DoorDesk implements Doors {

    private final Terminals terminals;
    private final Asking asking;
    private final Journal journal;

    @Activate
    public DoorDesk(@Reference Terminals terminals, @Reference Asking asking, @Reference Journal journal) {
        this.terminals = terminals;
        this.asking = asking;
        this.journal = journal;
    }

    @Override
    public void move(Actor actor, TerminalId id, int door, Movement movement) {
        Instant deadline = journal.now().plus(LIMIT);
        TerminalStanding standing = terminals.find(actor.org(), Scope.EVERYBODY, id);
        if (standing.gateway().isPresent()) {
            throw new Refused("door.gateway", "a gateway serves this terminal; its doors are not moved from here");
        }
        Terminal terminal = standing.terminal();
        Command command = new Command(door, DoorControl.Command.valueOf(movement.name()), deadline);
        try {
            asking.ask(terminal, LIMIT, session -> give(command, session)).orElseThrow(DoorDesk::tooLate);
        } catch (DriverException e) {
            throw new Refused("door.failed", "the terminal did not do it: " + e.getMessage());
        }
        journal.recordApart(AuditDraft.of(
                        actor,
                        "terminal.door",
                        "terminal",
                        id.text(),
                        terminal.name().any())
                .with(Map.of("door", door, "movement", movement.name())));
    }

    private record Command(int door, DoorControl.Command what, Instant deadline) {}

    /** @return true, or it did not happen */
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
