package org.clockhouse.credential.spi;

import static org.clockhouse.credential.spi.TwoPeople.card;
import static org.clockhouse.credential.spi.TwoPeople.keyed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardFormat;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.credential.stock.StockBatch;
import org.clockhouse.credential.stock.StockBatchId;
import org.clockhouse.credential.stock.StockCard;
import org.clockhouse.credential.stock.StockCardId;
import org.clockhouse.credential.stock.StockLevel;
import org.clockhouse.credential.type.CardType;
import org.clockhouse.credential.type.CardTypeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.junit.jupiter.api.Test;

/** What every store keeps of the cards in the stock, and of their types. */
public interface StockContract extends TwoPeople {

    @Test
    default void aCardOfTheStockIsWhatBecameOfIt() {
        StockBatch batch = batch(Optional.empty());
        StockCard first = laid(batch, CARD);
        StockCard second = laid(batch, CardNumber.of(32, 8));
        run(() -> {
            stock().insert(batch);
            stock().insert(first, "one");
            stock().insert(second, "two");
        });
        assertEquals(Optional.of(first), in(() -> stock().nextFree(Optional.empty())));
        assertEquals(Optional.empty(), in(() -> stock().nextFree(Optional.of(SITE.id()))));
        assertEquals(Optional.of(second), in(() -> stock().numbered(CardNumber.of(32, 8))));
        assertEquals(List.of(first.id(), second.id()), inState(batch, CredentialState.IN_STOCK));
        Credential given = card(WANG, CARD, "");
        run(() -> insert(given, "one", ""));
        assertEquals(Optional.of(second), in(() -> stock().nextFree(Optional.empty())));
        assertEquals(
                CredentialState.ACTIVE,
                in(() -> stock().find(first.id())).orElseThrow().state());
        StockLevel level = in(() -> stock().levels(NOW.minusSeconds(3600))).get(0);
        assertEquals(Map.of(CredentialState.ACTIVE, 1, CredentialState.IN_STOCK, 1), level.counts());
        assertEquals(1, level.used());
        run(() -> credentials().update(keyed(given.moved(CredentialState.RETURNED, "", NOW), "one", "")));
        assertEquals(List.of(first.id()), inState(batch, CredentialState.RETURNED));
        assertEquals(List.of(second.id()), inState(batch, CredentialState.IN_STOCK));
        StockCard returned = in(() -> stock().find(first.id())).orElseThrow();
        run(() -> stock().update(returned.in(CredentialState.IN_STOCK, NOW.plusSeconds(1), "")));
        assertEquals(
                first.id(),
                in(() -> stock().nextFree(Optional.empty())).orElseThrow().id());
    }

    private List<StockCardId> inState(StockBatch batch, CredentialState state) {
        return in(() -> stock().page(Optional.of(batch.id()), Optional.of(state), Page.first(10))).items().stream()
                .map(StockCard::id)
                .toList();
    }

    @Test
    default void aNumberLiesInTheStockOnce() {
        StockBatch batch = batch(Optional.of(SITE.id()));
        run(() -> {
            stock().insert(batch);
            stock().insert(laid(batch, CARD), "one");
        });
        assertEquals(Optional.of(batch), in(() -> stock().batch(batch.id())));
        Refused refused = assertThrows(Refused.class, () -> run(() -> stock().insert(laid(batch, CARD), "other")));
        assertEquals("stock.number.taken", refused.code());
    }

    @Test
    default void aTypeOfCardComesBackAsItWas() {
        CardType type =
                new CardType(CardTypeId.next(), "HID", CardFormat.FACILITY_3_5, Technology.WIEGAND, Set.of(77, 118), 1);
        run(() -> stock().insert(type));
        assertEquals(List.of(type), in(() -> stock().types()));
        CardType open = new CardType(type.id(), "HID open", type.format(), type.technology(), Set.of(), type.version());
        CardType stored = in(() -> stock().update(open));
        assertEquals(Optional.of(stored), in(() -> stock().type(type.id())));
        assertThrows(Stale.class, () -> in(() -> stock().update(open)));
    }

    private StockBatch batch(Optional<SiteId> where) {
        return new StockBatch(
                StockBatchId.next(), "2026-11", Technology.MIFARE, where, LocalDate.of(2026, 11, 1), 5, "A-", 6, 17, 1);
    }

    private static StockCard laid(StockBatch batch, CardNumber number) {
        return new StockCard(
                StockCardId.next(),
                batch.id(),
                new Identifier.Card(number, "A-" + number.value()),
                CredentialState.IN_STOCK,
                NOW.minusSeconds(90),
                "",
                1);
    }
}
