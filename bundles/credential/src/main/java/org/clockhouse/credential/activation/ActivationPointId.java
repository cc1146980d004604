package org.clockhouse.credential.activation;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** A place where cards are activated. */
public record ActivationPointId(UUID value) implements Comparable<ActivationPointId> {

    public static ActivationPointId next() {
        return new ActivationPointId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static ActivationPointId of(String text) {
        return new ActivationPointId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(ActivationPointId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
