package org.clockhouse.attendance.rule;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** Other settings for one person. */
public record RuleOverrideId(UUID value) implements Comparable<RuleOverrideId> {

    /** A new id, later than every one made before it on this machine. */
    public static RuleOverrideId next() {
        return new RuleOverrideId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static RuleOverrideId of(String text) {
        return new RuleOverrideId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(RuleOverrideId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
