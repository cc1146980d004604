package org.clockhouse.terminal;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** A punch by phone, as the phone itself numbers it. */
public record PhonePunchId(UUID value) {

    public static PhonePunchId next() {
        return new PhonePunchId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static PhonePunchId of(String text) {
        return new PhonePunchId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }
}
