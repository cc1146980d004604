package org.clockhouse.attendance.generate;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** One run of the roster generator. */
public record RosterRunId(UUID value) implements Comparable<RosterRunId> {

    /** A new id, later than every one made before it on this machine. */
    public static RosterRunId next() {
        return new RosterRunId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static RosterRunId of(String text) {
        return new RosterRunId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(RosterRunId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
