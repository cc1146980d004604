package org.clockhouse.credential.stock;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** A card on the shelf, or that once lay there. */
public record StockCardId(UUID value) implements Comparable<StockCardId> {

    public static StockCardId next() {
        return new StockCardId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static StockCardId of(String text) {
        return new StockCardId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(StockCardId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
