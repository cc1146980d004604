package org.clockhouse.credential.stock;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** Cards that came together. */
public record StockBatchId(UUID value) implements Comparable<StockBatchId> {

    public static StockBatchId next() {
        return new StockBatchId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static StockBatchId of(String text) {
        return new StockBatchId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    @Override
    public int compareTo(StockBatchId other) {
        return TimeOrdered.compare(value, other.value);
    }
}
