package org.clockhouse.terminal.internal.visit;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.driver.DoorControl;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.Doors;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.Errand.State;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.ErrandTask.Movement;
import org.clockhouse.terminal.Errands;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.errand.ErrandRules;
import org.clockhouse.terminal.internal.errand.GatewayErrands;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives commands to doors, in time or not at all; never twice. */
@Component(service = {Doors.class, DoorDesk.class})
public final class DoorDesk implements Doors {

    /** As the chore of a gateway says what was refused. */
    private static final Pattern SAID = Pattern.compile("(door\\.[a-z-]+): (.*)");

    private final Terminals terminals;
    private final Asking asking;
    private final Errands errands;
    private final GatewayErrands branches;
    private final Journal journal;

    @Activate
    public DoorDesk(
            @Reference Terminals terminals,
            @Reference Asking asking,
            @Reference Errands errands,
            @Reference GatewayErrands branches,
            @Reference Journal journal) {
        this.terminals = terminals;
        this.asking = asking;
        this.errands = errands;
        this.branches = branches;
        this.journal = journal;
    }

    @Override
    public void move(Actor actor, TerminalId id, int door, Movement movement) {
        Instant deadline = journal.now().plus(LIMIT);
        TerminalStanding standing = terminals.find(actor.org(), Scope.EVERYBODY, id);
        Terminal terminal = standing.terminal();
        if (standing.gateway().isPresent()) {
            moveThere(actor, id, new ErrandTask.MoveDoor(door, movement));
        } else {
            move(terminal, door, movement, deadline);
        }
        journal.recordApart(AuditDraft.of(
                        actor,
                        "terminal.door",
                        "terminal",
                        id.text(),
                        terminal.name().any())
                .with(Map.of("door", door, "movement", movement.name())));
    }

    /** The gateway begins it in time or not at all; for the word of it there is as much time again. */
    private void moveThere(Actor actor, TerminalId id, ErrandTask task) {
        Errand asked = errands.ask(actor, id, task).get(0);
        try {
            Errand now = branches.await(actor.org(), asked, LIMIT);
            if (now.isOpen() && now.state() != State.QUEUED) {
                now = branches.await(actor.org(), asked, LIMIT);
            }
            requireDone(now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unheard();
        }
    }

    private static void requireDone(Errand errand) {
        if (errand.state() == State.QUEUED || errand.detail().equals(ErrandRules.TOO_LATE)) {
            throw tooLate();
        }
        if (errand.isOpen()) {
            throw unheard();
        }
        if (errand.state() != State.CONFIRMED) {
            Matcher said = SAID.matcher(errand.detail());
            throw said.matches()
                    ? new Refused(said.group(1), said.group(2))
                    : new Refused("door.failed", "the terminal did not do it: " + errand.detail());
        }
    }

    /** In time or not at all; without an audit entry. */
    public void move(Terminal terminal, int door, Movement movement, Instant deadline) {
        if (journal.now().isAfter(deadline)) {
            throw tooLate();
        }
        Command command = new Command(door, DoorControl.Command.valueOf(movement.name()), deadline);
        try {
            asking.ask(terminal, LIMIT, session -> give(command, session)).orElseThrow(DoorDesk::tooLate);
        } catch (DriverException e) {
            throw new Refused("door.failed", "the terminal did not do it: " + e.getMessage());
        }
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

    private static Refused unheard() {
        return new Refused(
                "door.unheard", "the gateway has not said whether the door moved; later than now it will not move");
    }

    private static Refused tooLate() {
        return new Refused("door.too-late", "the terminal could not be told within " + LIMIT.toSeconds() + " s");
    }
}
