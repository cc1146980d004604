package org.clockhouse.credential.internal.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.internal.CardInUse;
import org.clockhouse.credential.number.CardFormat;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.credential.replacement.ReplacementDraft;
import org.clockhouse.credential.replacement.ReplacementDraft.Old;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.credential.stock.Stock;
import org.clockhouse.credential.stock.StockBatch;
import org.clockhouse.credential.stock.StockCard;
import org.clockhouse.credential.stock.StockLevel;
import org.clockhouse.credential.type.CardType;
import org.clockhouse.credential.type.CardTypeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.junit.jupiter.api.Test;

class ShelfTest {

    private static final Identifier.Card OLD = card(0x04A1B2C3L);
    private static final Identifier.Card NEW = card(0x11223344L);

    private final CardInUse house = new CardInUse();

    @Test
    void c020PrintedNumbersComeFromTheBatchesRule() {
        List<Stock.Put> put = BlankCards.put(house.desk, house.registry.actor, 2);
        assertEquals(List.of("", ""), put.stream().map(Stock.Put::code).toList());
        assertEquals(
                List.of("A-000001", "A-000002"),
                put.stream().map(one -> one.card().printed()).toList());
    }

    @Test
    void aCardFromTheShelfBringsItsTechnologyAndPrintedNumber() {
        BlankCards.put(house.desk, house.registry.actor, 1);
        Credential issued = issue(house.wang, new Identifier.Card(CardNumber.of(32, 0x0B000000L)));
        Identifier.Card known = (Identifier.Card) issued.identifier();
        assertEquals(Technology.MIFARE, known.number().technology());
        assertEquals("A-000001", known.printed());
    }

    @Test
    void theStockCountsDownAndSaysWhenToOrder() {
        BlankCards.put(house.desk, house.registry.actor, 2);
        StockLevel before = house.desk.stock.levels(house.registry.org).get(0);
        assertEquals(2, before.free());
        assertFalse(before.low());
        issue(house.wang, OLD);
        house.desk.replacements.replace(
                house.registry.actor,
                Scope.EVERYBODY,
                new ReplacementDraft(
                        new Old.Person(house.wang.id()), Optional.empty(), ReplacementReason.LOST, "on the bus", true));
        StockLevel after = house.desk.stock.levels(house.registry.org).get(0);
        assertEquals(1, after.free());
        assertEquals(1, after.used());
        assertTrue(after.low());
    }

    @Test
    void aReservedCardIsNotGivenToOthersAndADestroyedOneNever() {
        BlankCards.put(house.desk, house.registry.actor, 2);
        StockCard first =
                house.desk.stock.nextFree(house.registry.org, Optional.empty()).orElseThrow();
        StockCard kept = house.desk.stock.move(
                house.registry.actor, first.id(), CredentialState.RESERVED, "for the fair", first.version());
        StockCard second =
                house.desk.stock.nextFree(house.registry.org, Optional.empty()).orElseThrow();
        assertNotEquals(first.id(), second.id());
        StockCard gone = house.desk.stock.move(
                house.registry.actor, kept.id(), CredentialState.DESTROYED, "bent", kept.version());
        Refused refused = assertThrows(
                Refused.class,
                () -> house.desk.stock.move(
                        house.registry.actor, gone.id(), CredentialState.IN_STOCK, "", gone.version()));
        assertEquals("credential.move", refused.code());
    }

    @Test
    void whatIsTakenOrMadeUpIsNotLaidOnTheShelf() {
        issue(house.wang, OLD);
        StockBatch batch = BlankCards.batch(house.desk, house.registry.actor);
        List<Stock.Put> put =
                house.desk.stock.put(house.registry.actor, batch.id(), List.of(OLD, card(0x08112233L), NEW, NEW));
        assertEquals(
                List.of("credential.number.taken", "card.random-uid", "", "stock.number.taken"),
                put.stream().map(Stock.Put::code).toList());
    }

    @Test
    void c018AForeignFacilityCodeIsRefused() {
        CardType type = house.desk.types.add(
                house.registry.actor,
                new CardType(CardTypeId.next(), "HID", CardFormat.FACILITY_3_5, Technology.WIEGAND, Set.of(77), 0));
        assertEquals("4D7603", type.parse("077,30211").hex());
        Refused foreign = assertThrows(Refused.class, () -> type.parse("078,30211"));
        assertEquals("card.facility.foreign", foreign.code());
        assertTrue(foreign.getMessage().contains("78"), foreign.getMessage());
        Refused alphabet = assertThrows(Refused.class, () -> type.parse("0x77"));
        assertEquals("card.alphabet", alphabet.code());
    }

    private Credential issue(Employee holder, Identifier identifier) {
        return house.desk.credentials.issue(
                house.registry.actor, Scope.EVERYBODY, new CredentialDraft(holder.id(), identifier));
    }

    private static Identifier.Card card(long value) {
        return new Identifier.Card(CardNumber.of(32, value));
    }
}
