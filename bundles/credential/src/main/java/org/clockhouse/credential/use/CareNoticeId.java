package org.clockhouse.credential.use;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** Something people are to read. */
public record CareNoticeId(UUID value) implements Comparable<CareNoticeId> {

    public static CareNoticeId next() {
        return new CareNoticeId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static CareNoticeId of(String text) {
        return new CareNoticeId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(CareNoticeId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
