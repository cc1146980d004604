package org.clockhouse.credential.replacement;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** What a replacement costs when. */
public record FeeRuleId(UUID value) implements Comparable<FeeRuleId> {

    public static FeeRuleId next() {
        return new FeeRuleId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static FeeRuleId of(String text) {
        return new FeeRuleId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(FeeRuleId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
