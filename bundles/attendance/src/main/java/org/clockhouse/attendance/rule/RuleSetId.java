package org.clockhouse.attendance.rule;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** A versioned bundle of policy values. */
public record RuleSetId(UUID value) implements Comparable<RuleSetId> {

    /** A new id, later than every one made before it on this machine. */
    public static RuleSetId next() {
        return new RuleSetId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static RuleSetId of(String text) {
        return new RuleSetId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(RuleSetId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
