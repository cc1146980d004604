package org.clockhouse.credential.activation;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** One guided test of a card. */
public record SwipeTestId(UUID value) implements Comparable<SwipeTestId> {

    public static SwipeTestId next() {
        return new SwipeTestId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static SwipeTestId of(String text) {
        return new SwipeTestId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(SwipeTestId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
