package org.clockhouse.kernel;

import java.util.UUID;

/** A named template of planned working time. */
public record ShiftId(UUID value) implements Comparable<ShiftId> {

    /** A new id, later than every one made before it on this machine. */
    public static ShiftId next() {
        return new ShiftId(TimeOrdered.uuid());
    }

    /** @throws Refused with code {@code id.malformed} if the text is not a UUID */
    public static ShiftId of(String text) {
        return new ShiftId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(ShiftId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
