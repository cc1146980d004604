package org.clockhouse.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.EmployeeId;

/**
 * A problem that somebody reported, and what was said about it (C066).
 *
 * @param employee who has the problem; empty when it is nobody's own, such as a broken terminal
 * @param subject what it is about
 * @param subjectId id of the card or terminal, or the date; empty for anything else
 * @param desk the role that sees to it
 * @param entries the oldest first; the first is the report
 */
public record Ticket(
        TicketId id,
        Optional<EmployeeId> employee,
        Subject subject,
        String subjectId,
        RoleId desk,
        State state,
        List<Entry> entries,
        long version) {

    /** Decides which desk it goes to first. Names are stored: they are never changed. */
    public enum Subject {
        CARD("CARD_DESK"),
        TERMINAL("TERMINAL_TECHNICIAN"),
        OTHER("HR"),
        /** What came of one of the person's own days; its date is the id (T099). */
        DAY("HR");

        private final RoleId desk;

        Subject(String desk) {
            this.desk = new RoleId(desk);
        }

        public RoleId desk() {
            return desk;
        }
    }

    /** How far it is. */
    public enum State {
        OPEN,
        IN_WORK,
        /** Back at whoever reported it. */
        ANSWERED,
        CLOSED
    }

    /** What somebody did with it. */
    public enum Verb {
        REPORT,
        TAKE,
        ANSWER,
        /** Says more; what was answered or closed is open again. */
        REPLY,
        HAND_ON,
        CLOSE;

        /** Whether only the desk does it. */
        public boolean isWork() {
            return this == TAKE || this == ANSWER || this == HAND_ON;
        }
    }

    /** @param actor id of who did it @param name as people know them */
    public record Entry(Verb verb, String actor, String name, Instant at, String text) {}

    public Ticket {
        entries = List.copyOf(entries);
    }

    public Ticket with(State to, RoleId at, Entry entry) {
        List<Entry> all = new ArrayList<>(entries);
        all.add(entry);
        return new Ticket(id, employee, subject, subjectId, at, to, all, version);
    }

    public Ticket stored(List<Entry> said, long storedVersion) {
        return new Ticket(id, employee, subject, subjectId, desk, state, said, storedVersion);
    }
}
