package org.clockhouse.credential.biometric;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** That somebody agreed to one kind of biometric being taken. */
public record ConsentId(UUID value) implements Comparable<ConsentId> {

    public static ConsentId next() {
        return new ConsentId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static ConsentId of(String text) {
        return new ConsentId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(ConsentId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
