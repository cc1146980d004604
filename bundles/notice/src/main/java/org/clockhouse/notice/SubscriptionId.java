package org.clockhouse.notice;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** One subscription. */
public record SubscriptionId(UUID value) implements Comparable<SubscriptionId> {

    /** A new id, later than every one made before it on this machine. */
    public static SubscriptionId next() {
        return new SubscriptionId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static SubscriptionId of(String text) {
        return new SubscriptionId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(SubscriptionId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
