package org.clockhouse.attendance.roster;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** One publication of a roster. */
public record PublicationId(UUID value) implements Comparable<PublicationId> {

    /** A new id, later than every one made before it on this machine. */
    public static PublicationId next() {
        return new PublicationId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static PublicationId of(String text) {
        return new PublicationId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(PublicationId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
