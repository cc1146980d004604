package org.clockhouse.registry.imports;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** One sheet brought in. */
public record ImportId(UUID value) {

    public static ImportId next() {
        return new ImportId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static ImportId of(String text) {
        return new ImportId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }
}
