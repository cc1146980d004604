package org.clockhouse.kernel;

import java.util.UUID;

/** A person whose time is kept. */
public record EmployeeId(UUID value) implements Comparable<EmployeeId> {

    /** A new id, later than every one made before it on this machine. */
    public static EmployeeId next() {
        return new EmployeeId(TimeOrdered.uuid());
    }

    /** @throws Refused with code {@code id.malformed} if the text is not a UUID */
    public static EmployeeId of(String text) {
        return new EmployeeId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(EmployeeId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
