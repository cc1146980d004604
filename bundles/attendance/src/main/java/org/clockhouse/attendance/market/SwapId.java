package org.clockhouse.attendance.market;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** One wish to swap shifts. */
public record SwapId(UUID value) implements Comparable<SwapId> {

    /** A new id, later than every one made before it on this machine. */
    public static SwapId next() {
        return new SwapId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static SwapId of(String text) {
        return new SwapId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(SwapId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
