package org.clockhouse.attendance.closing;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** One period that is closed as a whole, such as a month. */
public record PeriodId(UUID value) implements Comparable<PeriodId> {

    /** A new id, later than every one made before it on this machine. */
    public static PeriodId next() {
        return new PeriodId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static PeriodId of(String text) {
        return new PeriodId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(PeriodId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
