package org.clockhouse.attendance.market;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** One open shift. */
public record OpenShiftId(UUID value) implements Comparable<OpenShiftId> {

    /** A new id, later than every one made before it on this machine. */
    public static OpenShiftId next() {
        return new OpenShiftId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static OpenShiftId of(String text) {
        return new OpenShiftId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(OpenShiftId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
