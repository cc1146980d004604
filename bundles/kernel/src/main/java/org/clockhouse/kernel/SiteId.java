package org.clockhouse.kernel;

import java.util.UUID;

/** A place of work with one time zone. */
public record SiteId(UUID value) implements Comparable<SiteId> {

    /** A new id, later than every one made before it on this machine. */
    public static SiteId next() {
        return new SiteId(TimeOrdered.uuid());
    }

    /** @throws Refused with code {@code id.malformed} if the text is not a UUID */
    public static SiteId of(String text) {
        return new SiteId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(SiteId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
