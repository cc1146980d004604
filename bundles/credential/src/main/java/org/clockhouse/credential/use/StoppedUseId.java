package org.clockhouse.credential.use;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** One use of a card that was stopped. */
public record StoppedUseId(UUID value) implements Comparable<StoppedUseId> {

    public static StoppedUseId next() {
        return new StoppedUseId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static StoppedUseId of(String text) {
        return new StoppedUseId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(StoppedUseId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
