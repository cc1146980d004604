package org.clockhouse.credential.spi;

import static org.clockhouse.credential.spi.TwoPeople.card;
import static org.clockhouse.credential.spi.TwoPeople.credential;
import static org.clockhouse.credential.spi.TwoPeople.file;
import static org.clockhouse.credential.spi.TwoPeople.keyed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.junit.jupiter.api.Test;

/** How every store finds credentials by where their lives have come to: waiting, in use, lent, ending, over. */
public interface CredentialTermContract extends TwoPeople {

    @Test
    default void waitingAndActiveCardsAreFoundByTheirState() {
        Credential active = card(WANG, CARD, "");
        Credential issued = credential(LI, new Identifier.Card(CardNumber.of(32, 5)), CredentialState.ISSUED);
        run(() -> {
            insert(active, "active", "");
            insert(issued, "issued", "");
        });
        assertEquals(List.of(), in(() -> credentials().unactivated(NOW, 10)));
        assertEquals(List.of(issued), in(() -> credentials().unactivated(NOW.plusMillis(1), 10)));
        List<Credential> cards = new ArrayList<>();
        run(() -> credentials().eachActiveCard(cards::add));
        assertEquals(List.of(active), cards);
    }

    @Test
    default void whatIsOverIsDueUntilItHasExpired() {
        Credential over = card(WANG, CARD, "");
        Credential endless = card(LI, CardNumber.of(32, 5), "").until(Optional.empty());
        run(() -> {
            insert(over, "over", "");
            insert(endless, "endless", "");
        });
        Instant end = over.validUntil().orElseThrow();
        assertEquals(List.of(), in(() -> credentials().due(end.minusMillis(1), 10)));
        assertEquals(List.of(over), in(() -> credentials().due(end, 10)));
        run(() -> credentials().update(keyed(over.moved(CredentialState.EXPIRED, "", end), "over", "")));
        assertEquals(List.of(), in(() -> credentials().due(end, 10)));
    }

    @Test
    default void temporaryOnesAreListedUntilTheyComeBack() {
        Credential own = card(WANG, CARD, "");
        Credential lent = lent(LI);
        run(() -> {
            insert(own, "own", "");
            insert(lent, "lent", "");
        });
        assertEquals(List.of(lent), temporary(Scope.EVERYBODY));
        assertEquals(List.of(), temporary(Scope.only(WANG.id())));
        run(() -> credentials().update(keyed(lent.moved(CredentialState.RETURNED, "", NOW), "lent", "")));
        assertEquals(List.of(), temporary(Scope.EVERYBODY));
    }

    @Test
    default void thoseThatEndAndThoseOfLeaversAreListedWhileTheyAreSomebodys() {
        Credential own = card(WANG, CARD, "");
        Credential lent = lent(LI);
        run(() -> {
            insert(own, "own", "");
            insert(lent, "lent", "");
        });
        Instant end = NOW.plusSeconds(3600);
        assertEquals(
                List.of(lent, own),
                in(() -> credentials().ending(Scope.EVERYBODY, end, Page.first(10)))
                        .items());
        assertEquals(
                List.of(),
                in(() -> credentials().ending(Scope.EVERYBODY, end.minusMillis(1), Page.first(10)))
                        .items());
        assertEquals(
                List.of(own),
                in(() -> credentials().ending(Scope.only(WANG.id()), end, Page.first(10)))
                        .items());
        assertEquals(List.of(), leavers(LocalDate.of(2026, 12, 31)));
        run(() -> {
            Employee leaving = new Employee(
                    WANG.id(),
                    WANG.number(),
                    WANG.person(),
                    WANG.initials(),
                    WANG.placement(),
                    WANG.hiredOn(),
                    Optional.of(LocalDate.of(2026, 12, 31)),
                    WANG.version());
            employees().update(List.of(file(leaving)));
        });
        assertEquals(List.of(own), leavers(LocalDate.of(2026, 12, 31)));
        assertEquals(List.of(), leavers(LocalDate.of(2026, 12, 30)));
        run(() -> credentials().update(keyed(own.moved(CredentialState.RETURNED, "", NOW), "own", "")));
        assertEquals(List.of(), leavers(LocalDate.of(2026, 12, 31)));
    }

    private List<Credential> leavers(LocalDate endedBy) {
        return in(() -> credentials().withLeavers(Scope.EVERYBODY, endedBy, Page.first(10)))
                .items();
    }

    private List<Credential> temporary(Scope scope) {
        return in(() -> credentials().temporary(scope, Page.first(10))).items();
    }

    private static Credential lent(Employee holder) {
        return new Credential(
                CredentialId.next(),
                holder.id(),
                new Identifier.Card(CardNumber.of(32, 77), ""),
                CredentialState.ACTIVE,
                NOW,
                Optional.of(NOW.plusSeconds(3600)),
                NOW,
                Optional.empty(),
                Optional.empty(),
                "",
                new CredentialTerms(true, CredentialTerms.EVERY_USE, Optional.of(NOW), NOW),
                1);
    }
}
