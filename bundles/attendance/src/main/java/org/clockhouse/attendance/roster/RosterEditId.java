package org.clockhouse.attendance.roster;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** One change of drafts, by which it can be undone. */
public record RosterEditId(UUID value) implements Comparable<RosterEditId> {

    /** A new id, later than every one made before it on this machine. */
    public static RosterEditId next() {
        return new RosterEditId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static RosterEditId of(String text) {
        return new RosterEditId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(RosterEditId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
