package org.clockhouse.credential.access;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** Which doors, for a group. */
public record AccessLevelId(UUID value) implements Comparable<AccessLevelId> {

    public static AccessLevelId next() {
        return new AccessLevelId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static AccessLevelId of(String text) {
        return new AccessLevelId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(AccessLevelId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
