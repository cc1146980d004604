package org.clockhouse.kernel;

import java.util.UUID;

/** A part of a site, such as a floor or a gate. */
public record AreaId(UUID value) implements Comparable<AreaId> {

    /** A new id, later than every one made before it on this machine. */
    public static AreaId next() {
        return new AreaId(TimeOrdered.uuid());
    }

    /** @throws Refused with code {@code id.malformed} if the text is not a UUID */
    public static AreaId of(String text) {
        return new AreaId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(AreaId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
