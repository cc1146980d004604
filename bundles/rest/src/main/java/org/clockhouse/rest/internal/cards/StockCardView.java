package org.clockhouse.rest.internal.cards;

import java.time.Instant;
import java.util.List;
import org.clockhouse.credential.CredentialMove;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.credential.stock.StockBatchId;
import org.clockhouse.credential.stock.StockCard;
import org.clockhouse.credential.stock.StockCardId;
import org.clockhouse.rest.internal.http.Masks;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Versioned;

/**
 * A card of the stock.
 *
 * @param number covered, but for the next free one, which is in hex for those who may see it all
 * @param printed absent for those who may not see whole numbers
 */
public record StockCardView(
        StockCardId id,
        StockBatchId batchId,
        String number,
        @Maybe String printed,
        Technology technology,
        int bits,
        CredentialState state,
        List<CredentialState> nextStates,
        Instant shelved,
        @Maybe String note,
        long version)
        implements Versioned {

    static StockCardView listed(StockCard card, Masks masks) {
        return of(card, card.card().masked(), masks);
    }

    static StockCardView whole(StockCard card, Masks masks) {
        Identifier.Card known = card.card();
        return of(
                card,
                masks.covers(StockResource.NUMBER)
                        ? known.masked()
                        : known.number().hex(),
                masks);
    }

    private static StockCardView of(StockCard card, String number, Masks masks) {
        Identifier.Card known = card.card();
        return new StockCardView(
                card.id(),
                card.batch(),
                number,
                known.printed().isEmpty() || masks.covers(StockResource.NUMBER) ? null : known.printed(),
                known.number().technology(),
                known.number().bits(),
                card.state(),
                CredentialMove.next(card.state()).stream()
                        .filter(next -> next.isOnShelf() || next == CredentialState.DESTROYED)
                        .toList(),
                card.shelved(),
                card.note().isEmpty() ? null : card.note(),
                card.version());
    }
}
