package org.clockhouse.credential.replacement;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** One card that took another's place. */
public record ReplacementId(UUID value) implements Comparable<ReplacementId> {

    public static ReplacementId next() {
        return new ReplacementId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static ReplacementId of(String text) {
        return new ReplacementId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(ReplacementId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
