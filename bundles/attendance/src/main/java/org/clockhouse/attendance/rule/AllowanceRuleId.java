package org.clockhouse.attendance.rule;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** Something that is counted for pay. */
public record AllowanceRuleId(UUID value) implements Comparable<AllowanceRuleId> {

    /** A new id, later than every one made before it on this machine. */
    public static AllowanceRuleId next() {
        return new AllowanceRuleId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static AllowanceRuleId of(String text) {
        return new AllowanceRuleId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(AllowanceRuleId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
