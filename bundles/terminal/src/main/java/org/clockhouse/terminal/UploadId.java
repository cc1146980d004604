package org.clockhouse.terminal;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** A file that somebody brought. */
public record UploadId(UUID value) {

    public static UploadId next() {
        return new UploadId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static UploadId of(String text) {
        return new UploadId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }
}
