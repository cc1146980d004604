package org.clockhouse.credential.stock;

import java.time.Instant;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;

/**
 * A card on the shelf, or that once lay there.
 *
 * @param state of the card on the shelf, or of the credential that it became
 * @param shelved when it was laid there last
 * @param note for whom it is put aside, or why it was destroyed
 */
public record StockCard(
        StockCardId id,
        StockBatchId batch,
        Identifier.Card card,
        CredentialState state,
        Instant shelved,
        String note,
        long version) {

    public StockCard in(CredentialState other, Instant laid, String why) {
        return new StockCard(id, batch, card, other, laid, why.strip(), version);
    }

    public StockCard atVersion(long stored) {
        return new StockCard(id, batch, card, state, shelved, note, stored);
    }

    /** What one may call it by on the shelf. */
    public String label() {
        return card.printed().isEmpty() ? card.masked() : card.printed();
    }
}
