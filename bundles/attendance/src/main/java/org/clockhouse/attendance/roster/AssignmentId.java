package org.clockhouse.attendance.roster;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** A standing statement of who works what. */
public record AssignmentId(UUID value) implements Comparable<AssignmentId> {

    /** A new id, later than every one made before it on this machine. */
    public static AssignmentId next() {
        return new AssignmentId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static AssignmentId of(String text) {
        return new AssignmentId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(AssignmentId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
