package org.clockhouse.account;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** One saved view. */
public record SavedViewId(UUID value) implements Comparable<SavedViewId> {

    /** A new id, later than every one made before it on this machine. */
    public static SavedViewId next() {
        return new SavedViewId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static SavedViewId of(String text) {
        return new SavedViewId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(SavedViewId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
