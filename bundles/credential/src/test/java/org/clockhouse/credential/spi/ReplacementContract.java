package org.clockhouse.credential.spi;

import static org.clockhouse.credential.spi.TwoPeople.card;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.replacement.CardBatch;
import org.clockhouse.credential.replacement.CardBatchId;
import org.clockhouse.credential.replacement.Fee;
import org.clockhouse.credential.replacement.FeeRule;
import org.clockhouse.credential.replacement.FeeRuleId;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementFilter;
import org.clockhouse.credential.replacement.ReplacementId;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Employee;
import org.junit.jupiter.api.Test;

/** What every store keeps of replacements, their fees and their batches. */
public interface ReplacementContract extends TwoPeople {

    @Test
    default void aReplacementComesBackAsItWasAndIsFoundByWhatIsKnownOfIt() {
        Credential old = card(WANG, CARD, "");
        Credential next = card(WANG, CardNumber.of(32, 5), "");
        Replacement made = replacement(WANG, old, next, NOW);
        Replacement other = replacement(
                LI, card(LI, CardNumber.of(32, 6), ""), card(LI, CardNumber.of(32, 7), ""), NOW.plusSeconds(60));
        run(() -> {
            replacements().insert(made);
            replacements().insert(other);
        });
        assertEquals(Optional.of(made), in(() -> replacements().find(made.id())));
        assertEquals(List.of(made), in(() -> replacements().of(WANG.id())));
        assertEquals(List.of(other, made), replaced(ReplacementFilter.ALL, Set.of()));
        assertEquals(List.of(made), replaced(filter(Optional.of(WANG.id()), "", "", NOW.plusSeconds(90)), Set.of()));
        assertEquals(List.of(made), replaced(filter(Optional.empty(), "", "刘", NOW.plusSeconds(1)), Set.of()));
        assertEquals(List.of(), replaced(filter(Optional.empty(), "", "nobody", NOW.plusSeconds(90)), Set.of()));
        ReplacementFilter byCard = filter(Optional.empty(), "any", "", NOW.plusSeconds(90));
        assertEquals(List.of(made), replaced(byCard, Set.of(old.id())));
        assertEquals(List.of(made), replaced(byCard, Set.of(next.id())));
        assertEquals(List.of(), replaced(byCard, Set.of()));
        assertEquals(1, in(() -> replacements().count(WANG.id(), NOW)));
        assertEquals(0, in(() -> replacements().count(WANG.id(), NOW.plusMillis(1))));
    }

    @Test
    default void aFeeIsSettledOnceForAVersion() {
        Replacement made = replacement(WANG, card(WANG, CARD, ""), card(WANG, CardNumber.of(32, 5), ""), NOW);
        run(() -> replacements().insert(made));
        Replacement paid = made.costing(made.fee().in(Fee.State.PAID, "刘会计", ""));
        Replacement stored = in(() -> replacements().settle(paid));
        assertEquals(Optional.of(stored), in(() -> replacements().find(made.id())));
        assertEquals(Fee.State.PAID, stored.fee().state());
        assertThrows(Stale.class, () -> in(() -> replacements().settle(paid)));
    }

    @Test
    default void theRowsOfABatchChangeOneByOne() {
        CardBatch batch = new CardBatch(
                CardBatchId.next(),
                "刘",
                NOW,
                List.of(
                        row(1, new CardBatch.Wish("000117", "04A1B2C3", ReplacementReason.LOST, "on the bus, twice")),
                        row(2, new CardBatch.Wish("0025", "", ReplacementReason.WORN, ""))));
        run(() -> replacements().insert(batch));
        assertEquals(Optional.of(batch), in(() -> replacements().batch(batch.id())));
        CardBatch.Row refused = batch.rows().get(1).refused("replacement.stock", "empty");
        run(() -> replacements().update(batch.id(), refused));
        CardBatch after = in(() -> replacements().batch(batch.id())).orElseThrow();
        assertEquals(List.of(batch.rows().get(0), refused), after.rows());
        assertEquals(1, after.count(CardBatch.State.WAITING));
    }

    @Test
    default void feeRulesAreSetTogether() {
        FeeRule lost = new FeeRule(
                FeeRuleId.next(), Optional.of(ReplacementReason.LOST), Optional.of(SITE.id()), 2, 12, 2500, "CNY", 1);
        FeeRule any = new FeeRule(FeeRuleId.next(), Optional.empty(), Optional.empty(), 1, 12, 0, "CNY", 1);
        run(() -> replacements().set(List.of(any)));
        run(() -> replacements().set(List.of(lost)));
        assertEquals(List.of(lost), in(() -> replacements().rules()));
    }

    private static CardBatch.Row row(int number, CardBatch.Wish wish) {
        return new CardBatch.Row(number, wish, CardBatch.State.WAITING, "", "", Optional.empty());
    }

    private List<Replacement> replaced(ReplacementFilter filter, Set<CredentialId> cards) {
        return in(() -> replacements().page(Scope.EVERYBODY, filter, cards, Page.first(10)))
                .items();
    }

    private static ReplacementFilter filter(
            Optional<EmployeeId> employee, String card, String operator, Instant until) {
        return new ReplacementFilter(
                employee, card, operator, Optional.of(ReplacementReason.LOST), Optional.of(Fee.State.DUE), NOW, until);
    }

    private static Replacement replacement(Employee holder, Credential old, Credential next, Instant at) {
        return new Replacement(
                ReplacementId.next(),
                holder.id(),
                old.id(),
                next.id(),
                old.identifier().masked(),
                next.identifier().masked(),
                ReplacementReason.LOST,
                "on the bus",
                Fee.due(2000, "CNY"),
                "刘发卡",
                at,
                Optional.empty(),
                Optional.empty(),
                1);
    }
}
