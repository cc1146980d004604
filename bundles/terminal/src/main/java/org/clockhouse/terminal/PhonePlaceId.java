package org.clockhouse.terminal;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** A place where people may punch by phone. */
public record PhonePlaceId(UUID value) {

    public static PhonePlaceId next() {
        return new PhonePlaceId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static PhonePlaceId of(String text) {
        return new PhonePlaceId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }
}
