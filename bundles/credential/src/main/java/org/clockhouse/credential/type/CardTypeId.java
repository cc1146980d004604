package org.clockhouse.credential.type;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** A way in which a company's cards are written. */
public record CardTypeId(UUID value) implements Comparable<CardTypeId> {

    public static CardTypeId next() {
        return new CardTypeId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static CardTypeId of(String text) {
        return new CardTypeId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(CardTypeId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
