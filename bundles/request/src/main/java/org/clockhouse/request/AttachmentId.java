package org.clockhouse.request;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** A file beside a request. */
public record AttachmentId(UUID value) implements Comparable<AttachmentId> {

    public static AttachmentId next() {
        return new AttachmentId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static AttachmentId of(String text) {
        return new AttachmentId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(AttachmentId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
