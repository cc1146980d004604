package org.clockhouse.notice;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** One notice. */
public record NoticeId(UUID value) implements Comparable<NoticeId> {

    /** A new id, later than every one made before it on this machine. */
    public static NoticeId next() {
        return new NoticeId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static NoticeId of(String text) {
        return new NoticeId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(NoticeId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
