package org.clockhouse.kernel;

import java.util.UUID;

/** A node of the department tree. */
public record DepartmentId(UUID value) implements Comparable<DepartmentId> {

    /** A new id, later than every one made before it on this machine. */
    public static DepartmentId next() {
        return new DepartmentId(TimeOrdered.uuid());
    }

    /** @throws Refused with code {@code id.malformed} if the text is not a UUID */
    public static DepartmentId of(String text) {
        return new DepartmentId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(DepartmentId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
