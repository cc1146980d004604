package org.clockhouse.credential.stock;

import java.util.Map;
import org.clockhouse.credential.CredentialState;

/**
 * How much of a batch is left.
 *
 * @param counts by where the cards are in their life
 * @param used how many were given out in the last 30 days
 */
public record StockLevel(StockBatch batch, Map<CredentialState, Integer> counts, int used) {

    public StockLevel {
        counts = Map.copyOf(counts);
    }

    public int free() {
        return counts.getOrDefault(CredentialState.IN_STOCK, 0);
    }

    /** Whether more are to be ordered. */
    public boolean low() {
        return free() < batch.reorderLevel();
    }
}
