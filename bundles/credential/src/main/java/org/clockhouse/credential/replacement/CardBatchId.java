package org.clockhouse.credential.replacement;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** Replacements that were asked for together. */
public record CardBatchId(UUID value) implements Comparable<CardBatchId> {

    public static CardBatchId next() {
        return new CardBatchId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static CardBatchId of(String text) {
        return new CardBatchId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(CardBatchId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
