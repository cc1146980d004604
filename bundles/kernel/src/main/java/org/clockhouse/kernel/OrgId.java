package org.clockhouse.kernel;

import java.util.UUID;

/** The company whose data a row is; never a site. */
public record OrgId(UUID value) implements Comparable<OrgId> {

    /** A new id, later than every one made before it on this machine. */
    public static OrgId next() {
        return new OrgId(TimeOrdered.uuid());
    }

    /** @throws Refused with code {@code id.malformed} if the text is not a UUID */
    public static OrgId of(String text) {
        return new OrgId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(OrgId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
