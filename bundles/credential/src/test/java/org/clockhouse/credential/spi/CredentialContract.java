package org.clockhouse.credential.spi;

import static org.clockhouse.credential.spi.TwoPeople.card;
import static org.clockhouse.credential.spi.TwoPeople.credential;
import static org.clockhouse.credential.spi.TwoPeople.keyed;
import static org.clockhouse.credential.spi.TwoPeople.revoked;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.spi.CredentialRepository.CredentialQuery;
import org.clockhouse.credential.spi.IdentifierKeys.Hit;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.junit.jupiter.api.Test;

/** What every store keeps of credentials, and how they are found by their numbers. */
public interface CredentialContract extends TwoPeople {

    @Test
    default void aCredentialComesBackAsItWas() {
        Credential card = card(WANG, CARD, "A-0007");
        Credential pin = credential(WANG, new Identifier.Pin("000117"), CredentialState.ISSUED);
        Credential face =
                credential(LI, new Identifier.Template(CredentialKind.FACE, "face 7"), CredentialState.SUSPENDED);
        run(() -> {
            insert(card, "exact", "printed");
            insert(pin, "pin", "");
            insert(face, "face", "");
        });
        for (Credential each : List.of(card, pin, face)) {
            assertEquals(Optional.of(each), in(() -> credentials().find(each.id())));
        }
        assertEquals(List.of(pin, card), in(() -> credentials().of(WANG.id())));
        assertEquals(Set.of(pin, card, face), Set.copyOf(in(() -> credentials().of(List.of(WANG.id(), LI.id())))));
        assertEquals(List.of(), in(() -> credentials().of(List.<EmployeeId>of())));
        assertEquals(Optional.empty(), transactions().in(OrgId.next(), () -> credentials()
                .find(card.id())));
    }

    @Test
    default void t007APhoneIsFoundByItsMarkAndListedOnlyWhereItsKindIsAskedFor() {
        Credential phone =
                credential(WANG, new Identifier.Phone("Wang's | phone", "MFkw", "mark-1"), CredentialState.ISSUED);
        Credential other = credential(LI, new Identifier.Phone("", "MFkx", "mark-1"), CredentialState.ISSUED);
        run(() -> {
            credentials().insert(new IdentifierKeys.Keyed(phone, new IdentifierKeys("a", "", Set.of("a", "mark"))));
            credentials().insert(new IdentifierKeys.Keyed(other, new IdentifierKeys("b", "", Set.of("b", "mark"))));
        });
        assertEquals(Optional.of(phone), in(() -> credentials().find(phone.id())));
        assertEquals(Set.of(new Hit("mark", phone), new Hit("mark", other)), Set.copyOf(in(() -> credentials()
                .withKeys(List.of("mark")))));
        assertEquals(List.of(), listed(Optional.empty()));
        assertEquals(Set.of(phone, other), Set.copyOf(listed(Optional.of(CredentialKind.PHONE))));
        assertEquals(List.of(), in(() -> credentials().unactivated(NOW.plusSeconds(1), 10)));
    }

    @Test
    default void biometricsAreListedAmongCredentialsOnlyWhereTheirKindIsAskedFor() {
        Credential card = card(WANG, CARD, "");
        Credential face = credential(WANG, new Identifier.Template(CredentialKind.FACE, "1"), CredentialState.ISSUED);
        run(() -> {
            insert(card, "exact", "");
            insert(face, "face", "");
        });
        assertEquals(List.of(card), listed(Optional.empty()));
        assertEquals(List.of(face), listed(Optional.of(CredentialKind.FACE)));
        assertEquals(List.of(), in(() -> credentials().unactivated(NOW.plusSeconds(1), 10)));
    }

    private List<Credential> listed(Optional<CredentialKind> kind) {
        CredentialQuery query =
                new CredentialQuery(Set.of(), Set.of(), Optional.empty(), kind, Optional.empty(), false);
        return in(() -> credentials().page(Scope.EVERYBODY, query, Page.first(10)))
                .items();
    }

    @Test
    default void c039ANumberIsHeldOnceUntilItIsRevoked() {
        Credential first = card(WANG, CARD, "");
        run(() -> insert(first, "exact", ""));
        Refused refused = assertThrows(Refused.class, () -> run(() -> insert(card(LI, CARD, ""), "exact", "")));
        assertEquals("credential.number.taken", refused.code());
        assertTrue(refused.isDuplicate());
        run(() -> credentials().update(keyed(revoked(first), "exact", "")));
        Credential second = card(LI, CARD, "");
        run(() -> insert(second, "exact", ""));
        assertEquals(Optional.of(second), in(() -> credentials().holdingExact("exact")));
        assertEquals(
                List.of(second.id(), first.id()),
                in(() -> credentials().withExact("exact")).stream()
                        .map(Credential::id)
                        .toList());
    }

    @Test
    default void c039APrintedNumberIsHeldOnceAndNoneIsHeldByAll() {
        run(() -> {
            insert(card(WANG, CARD, "A-7"), "one", "a-7");
            insert(card(WANG, CARD, ""), "two", "");
            insert(card(WANG, CARD, ""), "three", "");
        });
        Refused refused = assertThrows(Refused.class, () -> run(() -> insert(card(LI, CARD, "A-7"), "four", "a-7")));
        assertEquals("credential.printed.taken", refused.code());
        assertEquals(
                "A-7",
                ((Identifier.Card) in(() -> credentials().holdingPrinted("a-7"))
                                .orElseThrow()
                                .identifier())
                        .printed());
    }

    @Test
    default void anUpdateKeepsEverythingButTheIdentifier() {
        Credential card = card(WANG, CARD, "");
        run(() -> insert(card, "exact", ""));
        Credential gone = revoked(card);
        Credential stored = in(() -> credentials().update(keyed(gone, "exact", "")));
        assertEquals(2, stored.version());
        assertEquals(CredentialState.REVOKED, stored.state());
        assertEquals(Optional.of(stored), in(() -> credentials().find(card.id())));
        assertEquals(gone.revokedAt(), stored.revokedAt());
        assertThrows(Stale.class, () -> in(() -> credentials().update(keyed(gone, "exact", ""))));
    }

    @Test
    default void aSearchSaysByWhichKeyItFoundWhatInEveryState() {
        Credential one = card(WANG, CARD, "");
        Credential other = card(LI, CardNumber.of(32, 0x05A1B2C3L), "");
        run(() -> {
            insert(one, "one", "", "32:04A1B2C3", "24:A1B2C3");
            insert(other, "other", "", "32:05A1B2C3", "24:A1B2C3");
            credentials().update(keyed(revoked(other), "other", "", "32:05A1B2C3", "24:A1B2C3"));
        });
        List<Hit> hits = in(() -> credentials().withKeys(List.of("24:A1B2C3", "32:04A1B2C3", "32:FFFFFFFF")));
        assertEquals(3, hits.size());
        assertEquals(
                Set.of(one.id(), other.id()),
                Set.copyOf(hits.stream()
                        .filter(hit -> hit.key().equals("24:A1B2C3"))
                        .map(hit -> hit.credential().id())
                        .toList()));
        assertEquals(List.of(), in(() -> credentials().withKeys(List.of())));
    }

    @Test
    default void pagesAreNewestFirstInScopeAndFilteredTogether() {
        List<Credential> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Credential card = card(i % 2 == 0 ? WANG : LI, CardNumber.of(32, i), "");
            made.add(0, card);
            String key = "k" + i;
            run(() -> insert(card, key, "", key));
        }
        List<Credential> paged = new ArrayList<>();
        String after = "";
        do {
            Page page = new Page(after, 2);
            Slice<Credential> slice = in(() -> credentials().page(Scope.EVERYBODY, query(Set.of(), Set.of()), page));
            paged.addAll(slice.items());
            after = slice.next();
        } while (!after.isEmpty());
        assertEquals(made, paged);
        assertEquals(2, count(Scope.only(LI.id()), query(Set.of(), Set.of())));
        assertEquals(4, count(Scope.EVERYBODY, query(Set.of("k1"), Set.of(WANG.id()))));
        assertEquals(0, count(Scope.NOBODY, query(Set.of(), Set.of())));
        assertEquals(
                0,
                count(
                        Scope.EVERYBODY,
                        new CredentialQuery(
                                Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), true)));
        assertEquals(
                3,
                count(
                        Scope.EVERYBODY,
                        new CredentialQuery(
                                Set.of(),
                                Set.of(),
                                Optional.of(CredentialState.ACTIVE),
                                Optional.of(CredentialKind.CARD),
                                Optional.of(WANG.id()),
                                false)));
    }

    private int count(Scope scope, CredentialQuery query) {
        return in(() -> credentials().page(scope, query, Page.first(100)))
                .items()
                .size();
    }

    private static CredentialQuery query(Set<String> keys, Set<EmployeeId> holders) {
        return new CredentialQuery(keys, holders, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
