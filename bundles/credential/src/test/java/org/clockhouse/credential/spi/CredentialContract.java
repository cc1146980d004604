package org.clockhouse.credential.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.credential.CardNumber;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.spi.CredentialRepository.CredentialQuery;
import org.clockhouse.credential.spi.IdentifierKeys.Hit;
import org.clockhouse.credential.spi.IdentifierKeys.Keyed;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Company;
import org.clockhouse.registry.Department;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.Site;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeFile;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of credentials keeps. */
public abstract class CredentialContract {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final CardNumber CARD = CardNumber.of(32, 0x04A1B2C3L);

    private final OrgId org = OrgId.next();
    private final Site site =
            new Site(SiteId.next(), new LocalName("上海", ""), ZoneId.of("Asia/Shanghai"), Optional.empty(), false, 1);
    private final Department department = department();
    private final Employee wang = employee("1");
    private final Employee li = employee("2");

    protected abstract Transactions transactions();

    protected abstract OrganisationRepository organisation();

    protected abstract DepartmentRepository departments();

    protected abstract EmployeeRepository employees();

    protected abstract CredentialRepository credentials();

    @BeforeEach
    void twoPeople() {
        run(() -> {
            organisation().insert(new Company(org, new LocalName("示例", ""), 1));
            organisation().insert(site);
            departments().insert(department);
            employees().insert(List.of(file(wang), file(li)));
        });
    }

    @Test
    void aCredentialComesBackAsItWas() {
        Credential card = card(wang, CARD, "A-0007");
        Credential pin = credential(wang, new Identifier.Pin("000117"), CredentialState.ISSUED);
        Credential face =
                credential(li, new Identifier.Template(CredentialKind.FACE, "face 7"), CredentialState.SUSPENDED);
        run(() -> {
            insert(card, "exact", "printed");
            insert(pin, "pin", "");
            insert(face, "face", "");
        });
        for (Credential each : List.of(card, pin, face)) {
            assertEquals(Optional.of(each), in(() -> credentials().find(each.id())));
        }
        assertEquals(List.of(pin, card), in(() -> credentials().of(wang.id())));
        assertEquals(Optional.empty(), transactions().in(OrgId.next(), () -> credentials()
                .find(card.id())));
    }

    @Test
    void aNumberIsHeldOnceUntilItIsRevoked() {
        Credential first = card(wang, CARD, "");
        run(() -> insert(first, "exact", ""));
        Refused refused = assertThrows(Refused.class, () -> run(() -> insert(card(li, CARD, ""), "exact", "")));
        assertEquals("credential.number.taken", refused.code());
        assertTrue(refused.isDuplicate());
        run(() -> credentials().update(keyed(revoked(first), "exact", "")));
        Credential second = card(li, CARD, "");
        run(() -> insert(second, "exact", ""));
        assertEquals(Optional.of(second), in(() -> credentials().holdingExact("exact")));
        assertEquals(
                List.of(second.id(), first.id()),
                in(() -> credentials().withExact("exact")).stream()
                        .map(Credential::id)
                        .toList());
    }

    @Test
    void aPrintedNumberIsHeldOnceAndNoneIsHeldByAll() {
        run(() -> {
            insert(card(wang, CARD, "A-7"), "one", "a-7");
            insert(card(wang, CARD, ""), "two", "");
            insert(card(wang, CARD, ""), "three", "");
        });
        Refused refused = assertThrows(Refused.class, () -> run(() -> insert(card(li, CARD, "A-7"), "four", "a-7")));
        assertEquals("credential.printed.taken", refused.code());
        assertEquals(
                "A-7",
                ((Identifier.Card) in(() -> credentials().holdingPrinted("a-7"))
                                .orElseThrow()
                                .identifier())
                        .printed());
    }

    @Test
    void anUpdateKeepsEverythingButTheIdentifier() {
        Credential card = card(wang, CARD, "");
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
    void aSearchSaysByWhichKeyItFoundWhatInEveryState() {
        Credential one = card(wang, CARD, "");
        Credential other = card(li, CardNumber.of(32, 0x05A1B2C3L), "");
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
    void pagesAreNewestFirstInScopeAndFilteredTogether() {
        List<Credential> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Credential card = card(i % 2 == 0 ? wang : li, CardNumber.of(32, i), "");
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
        assertEquals(2, count(Scope.only(li.id()), query(Set.of(), Set.of())));
        assertEquals(4, count(Scope.EVERYBODY, query(Set.of("k1"), Set.of(wang.id()))));
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
                                Optional.of(wang.id()),
                                false)));
    }

    @Test
    void whatIsOverIsDueUntilItHasExpired() {
        Credential over = card(wang, CARD, "");
        Credential endless = card(li, CardNumber.of(32, 5), "").until(Optional.empty());
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
    void temporaryOnesAreListedUntilTheyComeBack() {
        Credential own = card(wang, CARD, "");
        Credential lent = lent(li);
        run(() -> {
            insert(own, "own", "");
            insert(lent, "lent", "");
        });
        assertEquals(List.of(lent), temporary(Scope.EVERYBODY));
        assertEquals(List.of(), temporary(Scope.only(wang.id())));
        run(() -> credentials().update(keyed(lent.moved(CredentialState.RETURNED, "", NOW), "lent", "")));
        assertEquals(List.of(), temporary(Scope.EVERYBODY));
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

    private int count(Scope scope, CredentialQuery query) {
        return in(() -> credentials().page(scope, query, Page.first(100)))
                .items()
                .size();
    }

    private static CredentialQuery query(Set<String> keys, Set<EmployeeId> holders) {
        return new CredentialQuery(keys, holders, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private void insert(Credential credential, String exact, String printed, String... search) {
        credentials().insert(keyed(credential, exact, printed, search));
    }

    private static Keyed keyed(Credential credential, String exact, String printed, String... search) {
        return new Keyed(credential, new IdentifierKeys(exact, printed, Set.of(search)));
    }

    private static Credential card(Employee holder, CardNumber number, String printed) {
        return credential(holder, new Identifier.Card(number, printed), CredentialState.ACTIVE);
    }

    private static Credential credential(Employee holder, Identifier identifier, CredentialState state) {
        return new Credential(
                CredentialId.next(),
                holder.id(),
                identifier,
                state,
                NOW,
                Optional.of(NOW.plusSeconds(3600)),
                NOW.minusSeconds(60),
                Optional.empty(),
                Optional.of(CredentialId.next()),
                "a reason",
                new CredentialTerms(
                        false, Set.of(CredentialUse.ATTENDANCE, CredentialUse.ACCESS), Optional.of(NOW), NOW),
                1);
    }

    private static Credential revoked(Credential c) {
        return c.moved(CredentialState.REVOKED, "lost", NOW.plusSeconds(5));
    }

    private static Department department() {
        DepartmentId id = DepartmentId.next();
        return new Department(
                id, Optional.empty(), new LocalName("生产部", ""), Department.path(Optional.empty(), id), false, 1);
    }

    private Employee employee(String number) {
        return new Employee(
                EmployeeId.next(),
                number,
                PersonalData.named(new LocalName("王" + number, "")),
                "w",
                new Placement(site.id(), department.id(), ""),
                LocalDate.of(2024, 3, 1),
                Optional.empty(),
                1);
    }

    private static EmployeeFile file(Employee employee) {
        return new EmployeeFile(
                employee,
                List.of(new EmploymentPeriod(
                        employee.id(),
                        employee.hiredOn(),
                        Optional.empty(),
                        employee.placement(),
                        EmploymentPeriod.Start.HIRE)),
                Set.of(employee.number()),
                employee.number());
    }

    private <T> T in(Supplier<T> work) {
        return transactions().in(org, work::get);
    }

    private void run(Runnable work) {
        transactions().run(org, work::run);
    }
}
