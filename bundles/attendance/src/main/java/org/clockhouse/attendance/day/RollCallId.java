package org.clockhouse.attendance.day;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** One calling of the roll at a site. */
public record RollCallId(UUID value) implements Comparable<RollCallId> {

    /** A new id, later than every one made before it on this machine. */
    public static RollCallId next() {
        return new RollCallId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static RollCallId of(String text) {
        return new RollCallId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(RollCallId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
