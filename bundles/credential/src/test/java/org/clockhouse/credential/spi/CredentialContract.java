package org.clockhouse.credential.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.credential.AccessLevel;
import org.clockhouse.credential.AccessLevelId;
import org.clockhouse.credential.Activation;
import org.clockhouse.credential.ActivationCheck;
import org.clockhouse.credential.ActivationPoint;
import org.clockhouse.credential.ActivationPointId;
import org.clockhouse.credential.CardBatch;
import org.clockhouse.credential.CardBatchId;
import org.clockhouse.credential.CardFormat;
import org.clockhouse.credential.CardNumber;
import org.clockhouse.credential.CardType;
import org.clockhouse.credential.CardTypeId;
import org.clockhouse.credential.CardUse;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.credential.Delivery;
import org.clockhouse.credential.Delivery.Line;
import org.clockhouse.credential.Delivery.Wanted;
import org.clockhouse.credential.Fee;
import org.clockhouse.credential.FeeRule;
import org.clockhouse.credential.FeeRuleId;
import org.clockhouse.credential.Hours;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.Reach;
import org.clockhouse.credential.Replacement;
import org.clockhouse.credential.ReplacementFilter;
import org.clockhouse.credential.ReplacementId;
import org.clockhouse.credential.ReplacementReason;
import org.clockhouse.credential.StockBatch;
import org.clockhouse.credential.StockBatchId;
import org.clockhouse.credential.StockCard;
import org.clockhouse.credential.StockCardId;
import org.clockhouse.credential.StockLevel;
import org.clockhouse.credential.StoppedUse;
import org.clockhouse.credential.StoppedUseId;
import org.clockhouse.credential.SwipeTest;
import org.clockhouse.credential.SwipeTestId;
import org.clockhouse.credential.Technology;
import org.clockhouse.credential.TerminalList;
import org.clockhouse.credential.WallTerminal;
import org.clockhouse.credential.spi.CredentialRepository.CredentialQuery;
import org.clockhouse.credential.spi.IdentifierKeys.Hit;
import org.clockhouse.credential.spi.IdentifierKeys.Keyed;
import org.clockhouse.kernel.AreaId;
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
import org.clockhouse.kernel.TerminalId;
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

    protected abstract ReplacementRepository replacements();

    protected abstract StockRepository stock();

    protected abstract UseRepository uses();

    protected abstract ActivationRepository activations();

    protected abstract DeliveryRepository deliveries();

    protected abstract ListRepository lists();

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
        assertEquals(Set.of(pin, card, face), Set.copyOf(in(() -> credentials().of(List.of(wang.id(), li.id())))));
        assertEquals(List.of(), in(() -> credentials().of(List.<EmployeeId>of())));
        assertEquals(Optional.empty(), transactions().in(OrgId.next(), () -> credentials()
                .find(card.id())));
    }

    @Test
    void biometricsAreListedAmongCredentialsOnlyWhereTheirKindIsAskedFor() {
        Credential card = card(wang, CARD, "");
        Credential face = credential(wang, new Identifier.Template(CredentialKind.FACE, "1"), CredentialState.ISSUED);
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
    void c039ANumberIsHeldOnceUntilItIsRevoked() {
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
    void c039APrintedNumberIsHeldOnceAndNoneIsHeldByAll() {
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

    @Test
    void thoseThatEndAndThoseOfLeaversAreListedWhileTheyAreSomebodys() {
        Credential own = card(wang, CARD, "");
        Credential lent = lent(li);
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
                in(() -> credentials().ending(Scope.only(wang.id()), end, Page.first(10)))
                        .items());
        assertEquals(List.of(), leavers(LocalDate.of(2026, 12, 31)));
        run(() -> {
            Employee leaving = new Employee(
                    wang.id(),
                    wang.number(),
                    wang.person(),
                    wang.initials(),
                    wang.placement(),
                    wang.hiredOn(),
                    Optional.of(LocalDate.of(2026, 12, 31)),
                    wang.version());
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

    @Test
    void aReplacementComesBackAsItWasAndIsFoundByWhatIsKnownOfIt() {
        Credential old = card(wang, CARD, "");
        Credential next = card(wang, CardNumber.of(32, 5), "");
        Replacement made = replacement(wang, old, next, NOW);
        Replacement other = replacement(
                li, card(li, CardNumber.of(32, 6), ""), card(li, CardNumber.of(32, 7), ""), NOW.plusSeconds(60));
        run(() -> {
            replacements().insert(made);
            replacements().insert(other);
        });
        assertEquals(Optional.of(made), in(() -> replacements().find(made.id())));
        assertEquals(List.of(made), in(() -> replacements().of(wang.id())));
        assertEquals(List.of(other, made), replaced(ReplacementFilter.ALL, Set.of()));
        assertEquals(List.of(made), replaced(filter(Optional.of(wang.id()), "", "", NOW.plusSeconds(90)), Set.of()));
        assertEquals(List.of(made), replaced(filter(Optional.empty(), "", "刘", NOW.plusSeconds(1)), Set.of()));
        assertEquals(List.of(), replaced(filter(Optional.empty(), "", "nobody", NOW.plusSeconds(90)), Set.of()));
        ReplacementFilter byCard = filter(Optional.empty(), "any", "", NOW.plusSeconds(90));
        assertEquals(List.of(made), replaced(byCard, Set.of(old.id())));
        assertEquals(List.of(made), replaced(byCard, Set.of(next.id())));
        assertEquals(List.of(), replaced(byCard, Set.of()));
        assertEquals(1, in(() -> replacements().count(wang.id(), NOW)));
        assertEquals(0, in(() -> replacements().count(wang.id(), NOW.plusMillis(1))));
    }

    @Test
    void aFeeIsSettledOnceForAVersion() {
        Replacement made = replacement(wang, card(wang, CARD, ""), card(wang, CardNumber.of(32, 5), ""), NOW);
        run(() -> replacements().insert(made));
        Replacement paid = made.costing(made.fee().in(Fee.State.PAID, "刘会计", ""));
        Replacement stored = in(() -> replacements().settle(paid));
        assertEquals(Optional.of(stored), in(() -> replacements().find(made.id())));
        assertEquals(Fee.State.PAID, stored.fee().state());
        assertThrows(Stale.class, () -> in(() -> replacements().settle(paid)));
    }

    @Test
    void theRowsOfABatchChangeOneByOne() {
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
    void feeRulesAreSetTogether() {
        FeeRule lost = new FeeRule(
                FeeRuleId.next(), Optional.of(ReplacementReason.LOST), Optional.of(site.id()), 2, 12, 2500, "CNY", 1);
        FeeRule any = new FeeRule(FeeRuleId.next(), Optional.empty(), Optional.empty(), 1, 12, 0, "CNY", 1);
        run(() -> replacements().set(List.of(any)));
        run(() -> replacements().set(List.of(lost)));
        assertEquals(List.of(lost), in(() -> replacements().rules()));
    }

    private List<StockCardId> inState(StockBatch batch, CredentialState state) {
        return in(() -> stock().page(Optional.of(batch.id()), Optional.of(state), Page.first(10))).items().stream()
                .map(StockCard::id)
                .toList();
    }

    @Test
    void aCardOfTheStockIsWhatBecameOfIt() {
        StockBatch batch = batch(Optional.empty());
        StockCard first = laid(batch, CARD);
        StockCard second = laid(batch, CardNumber.of(32, 8));
        run(() -> {
            stock().insert(batch);
            stock().insert(first, "one");
            stock().insert(second, "two");
        });
        assertEquals(Optional.of(first), in(() -> stock().nextFree(Optional.empty())));
        assertEquals(Optional.empty(), in(() -> stock().nextFree(Optional.of(site.id()))));
        assertEquals(Optional.of(second), in(() -> stock().numbered(CardNumber.of(32, 8))));
        assertEquals(List.of(first.id(), second.id()), inState(batch, CredentialState.IN_STOCK));
        Credential given = card(wang, CARD, "");
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

    @Test
    void aNumberLiesInTheStockOnce() {
        StockBatch batch = batch(Optional.of(site.id()));
        run(() -> {
            stock().insert(batch);
            stock().insert(laid(batch, CARD), "one");
        });
        assertEquals(Optional.of(batch), in(() -> stock().batch(batch.id())));
        Refused refused = assertThrows(Refused.class, () -> run(() -> stock().insert(laid(batch, CARD), "other")));
        assertEquals("stock.number.taken", refused.code());
    }

    @Test
    void aTypeOfCardComesBackAsItWas() {
        CardType type =
                new CardType(CardTypeId.next(), "HID", CardFormat.FACILITY_3_5, Technology.WIEGAND, Set.of(77, 118), 1);
        run(() -> stock().insert(type));
        assertEquals(List.of(type), in(() -> stock().types()));
        CardType open = new CardType(type.id(), "HID open", type.format(), type.technology(), Set.of(), type.version());
        CardType stored = in(() -> stock().update(open));
        assertEquals(Optional.of(stored), in(() -> stock().type(type.id())));
        assertThrows(Stale.class, () -> in(() -> stock().update(open)));
    }

    @Test
    void whatATerminalShouldHoldFollowsFromReachStateAndTime() {
        Credential active = card(wang, CARD, "");
        Credential frozen = card(wang, CardNumber.of(32, 5), "").moved(CredentialState.SUSPENDED, "lost", NOW);
        Credential others = card(li, CardNumber.of(32, 6), "");
        Credential ended = card(li, CardNumber.of(32, 7), "").until(Optional.of(NOW));
        Credential face = credential(wang, new Identifier.Template(CredentialKind.FACE, "1"), CredentialState.ACTIVE);
        run(() -> {
            insert(active, "1", "");
            insert(frozen, "2", "");
            insert(others, "3", "");
            insert(ended, "4", "");
            insert(face, "5", "");
        });
        Wanted held = new Wanted(active.id(), wang.id(), Delivery.Want.HELD, active.version() + wang.version());
        Wanted gone = new Wanted(frozen.id(), wang.id(), Delivery.Want.REMOVED, frozen.version() + wang.version());
        Wanted lis = new Wanted(others.id(), li.id(), Delivery.Want.HELD, others.version() + li.version());
        Reach.Circle both = new Reach.Circle(Set.of(department.id()), Set.of());
        Reach.Circle onlyWang = new Reach.Circle(Set.of(), Set.of(wang.id()));
        assertEquals(Set.of(held, gone, lis), wanted(new Reach(both, Optional.empty(), Reach.Circle.NOBODY)));
        assertEquals(Set.of(held, gone), wanted(new Reach(onlyWang, Optional.empty(), both)));
        assertEquals(
                Set.of(held, gone, lis),
                wanted(new Reach(Reach.Circle.NOBODY, Optional.of(site.id()), Reach.Circle.NOBODY)));
        assertEquals(Set.of(lis), wanted(new Reach(Reach.Circle.NOBODY, Optional.of(site.id()), onlyWang)));
        Reach all = new Reach(both, Optional.of(site.id()), Reach.Circle.NOBODY);
        assertEquals(List.of(), in(() -> deliveries().wanted(all, wang.hiredOn().minusDays(1), NOW, NOW)));
        assertEquals(
                2,
                in(() -> deliveries().wanted(all, LocalDate.of(2026, 11, 23), NOW, NOW.plusMillis(1)))
                        .size());
    }

    private Set<Wanted> wanted(Reach reach) {
        return Set.copyOf(in(() -> deliveries().wanted(reach, LocalDate.of(2026, 11, 23), NOW, NOW)));
    }

    @Test
    void aLineIsTakenToItsEndOnlyWhileTheSameIsWanted() {
        TerminalId gate = TerminalId.next();
        Credential card = card(wang, CARD, "");
        run(() -> insert(card, "exact", ""));
        Line line = line(card, Delivery.Want.HELD, Delivery.State.EXPECTED, 2);
        run(() -> deliveries().put(gate, List.of(line)));
        assertEquals(List.of(line), in(() -> deliveries().open(gate, 10)));
        assertEquals(Map.of(gate, line), in(() -> deliveries().lines(card.id())));
        assertEquals(List.of(line), in(() -> deliveries().lines(gate, List.of(wang.id(), li.id()))));
        Delivery.Told sent = Delivery.Told.of(line, Delivery.State.SENT, "1", "");
        assertEquals(Set.of(card.id()), in(() -> deliveries().tell(gate, List.of(sent), NOW)));
        Credential frozen = card.moved(CredentialState.SUSPENDED, "lost", NOW.plusSeconds(5));
        run(() -> credentials().update(keyed(frozen, "exact", "")));
        assertEquals(Set.of(), in(() -> deliveries().stop(NOW.plusSeconds(6), NOW)));
        assertEquals(Set.of(gate), in(() -> deliveries().stop(NOW, NOW.plusSeconds(6))));
        assertEquals(Set.of(), in(() -> deliveries().stop(NOW, NOW.plusSeconds(7))));
        Delivery.Told late = Delivery.Told.of(line, Delivery.State.CONFIRMED, "1", "");
        assertEquals(Set.of(), in(() -> deliveries().tell(gate, List.of(late), NOW)));
        Line removal = in(() -> deliveries().lines(gate)).get(0);
        assertEquals(Delivery.Want.REMOVED, removal.want());
        assertEquals("1", removal.number());
        assertEquals(NOW.plusSeconds(6), removal.since());
    }

    @Test
    void anErrandSettlesWhatItCarried() {
        TerminalId gate = TerminalId.next();
        Credential held = card(wang, CARD, "");
        Credential gone = card(li, CardNumber.of(32, 5), "");
        run(() -> {
            insert(held, "1", "");
            insert(gone, "2", "");
            deliveries()
                    .put(
                            gate,
                            List.of(
                                    line(held, Delivery.Want.HELD, Delivery.State.EXPECTED, 2),
                                    line(gone, Delivery.Want.REMOVED, Delivery.State.EXPECTED, 2)));
            deliveries()
                    .tell(gate, List.of(carried(held, Delivery.Want.HELD), carried(gone, Delivery.Want.REMOVED)), NOW);
        });
        assertEquals(0, in(() -> deliveries().settle(gate, 8, Delivery.State.CONFIRMED, "", NOW)));
        assertEquals(2, in(() -> deliveries().settle(gate, 7, Delivery.State.CONFIRMED, "", NOW.plusSeconds(1))));
        assertEquals(0, in(() -> deliveries().settle(gate, 7, Delivery.State.REFUSED, "", NOW.plusSeconds(2))));
        List<Line> all = in(() -> deliveries().page(gate, Scope.EVERYBODY, false, Page.first(10)))
                .items();
        assertEquals(List.of("17"), all.stream().map(Line::number).toList());
        assertEquals(
                List.of(),
                in(() -> deliveries().page(gate, Scope.EVERYBODY, true, Page.first(10)))
                        .items());
        assertEquals(
                List.of(),
                in(() -> deliveries().page(gate, Scope.only(li.id()), false, Page.first(10)))
                        .items());
        assertEquals(Map.of(gate, new TerminalList.Counts(1, 1, 0, 0)), in(() -> lists().counts()));
    }

    private static Delivery.Told carried(Credential card, Delivery.Want want) {
        return new Delivery.Told(card.id(), want, 2, Delivery.State.SENT, "17", 7, "");
    }

    private static Line line(Credential card, Delivery.Want want, Delivery.State state, long stamp) {
        return new Line(card.id(), card.holder(), want, state, NOW, stamp, "", 0, "");
    }

    @Test
    void whatIsKeptOfAListComesBackAsItWas() {
        TerminalId gate = TerminalId.next();
        assertEquals(ListRepository.Kept.NEW, in(() -> lists().find(gate)));
        ListRepository.Kept kept = ListRepository.Kept.NEW
                .able(new WallTerminal.Ability(WallTerminal.Lists.KEPT, true))
                .confirmed(NOW)
                .asked(true);
        run(() -> lists().save(gate, kept));
        assertEquals(kept, in(() -> lists().find(gate)));
        run(() -> lists().save(gate, kept.compared(NOW, 3)));
        assertEquals(Map.of(gate, kept.compared(NOW, 3)), in(() -> lists().all()));
    }

    @Test
    void usesAddUpByTerminalAndIdleCardsAreThoseWithoutRecentOnes() {
        TerminalId gate = TerminalId.next();
        Credential used = card(wang, CARD, "");
        Credential never = card(li, CardNumber.of(32, 5), "");
        run(() -> {
            insert(used, "used", "");
            insert(never, "never", "");
            uses().add(List.of(new CardUse(used.id(), gate, NOW, NOW.plusSeconds(9), NOW.plusSeconds(10), 2)));
            uses().add(List.of(new CardUse(used.id(), gate, NOW.minusSeconds(9), NOW, NOW.plusSeconds(11), 1)));
            uses().position(7);
        });
        CardUse sum = new CardUse(used.id(), gate, NOW.minusSeconds(9), NOW.plusSeconds(9), NOW.plusSeconds(11), 3);
        assertEquals(List.of(sum), in(() -> uses().of(used.id())));
        assertEquals(7, in(() -> uses().position()));
        assertEquals(List.of(never.id()), idle(Scope.EVERYBODY, NOW.plusSeconds(9), false));
        assertEquals(List.of(never.id(), used.id()), idle(Scope.EVERYBODY, NOW.plusSeconds(10), false));
        assertEquals(List.of(never.id()), idle(Scope.EVERYBODY, NOW.plusSeconds(10), true));
        assertEquals(List.of(), idle(Scope.only(wang.id()), NOW.plusSeconds(10), true));
    }

    @Test
    void theSameStoppedUseIsOneAlarmThatIsClosedOnce() {
        Credential card = card(wang, CARD, "");
        run(() -> insert(card, "exact", ""));
        TerminalId gate = TerminalId.next();
        StoppedUse use = stopped(card, gate);
        run(() -> {
            uses().add(use);
            uses().add(stopped(card, gate));
        });
        assertEquals(List.of(use), alarms(Scope.EVERYBODY, true));
        assertEquals(List.of(), alarms(Scope.only(li.id()), true));
        StoppedUse closed = in(() -> uses().close(use.closed("刘", use.version())));
        assertEquals(Optional.of(closed), in(() -> uses().stopped(use.id())));
        assertEquals(List.of(), alarms(Scope.EVERYBODY, true));
        assertEquals(List.of(closed), alarms(Scope.EVERYBODY, false));
        assertThrows(Stale.class, () -> in(() -> uses().close(use.closed("刘", use.version()))));
    }

    @Test
    void whatBelongsToAnActivationComesBackAsItWas() {
        ActivationPoint point = new ActivationPoint(
                ActivationPointId.next(),
                new LocalName("前台", "Front desk"),
                site.id(),
                "USB 1",
                Set.of(ActivationCheck.PHOTO, ActivationCheck.CODE),
                false,
                1);
        Activation activation =
                new Activation(CredentialId.next(), Optional.of(point.id()), ActivationCheck.PHOTO, "刘", NOW);
        SwipeTest test = new SwipeTest(
                SwipeTestId.next(),
                activation.credential(),
                TerminalId.next(),
                NOW,
                NOW.plusSeconds(60),
                "刘",
                SwipeTest.State.WAITING,
                NOW.plusSeconds(60));
        assertEquals(Optional.empty(), in(() -> activations().policy()));
        run(() -> {
            activations().insert(point);
            activations().insert(activation);
            activations().insert(activation);
            activations().insert(test);
            activations().set(new Activation.Policy(1, 2));
            activations().set(new Activation.Policy(2, 9));
        });
        assertEquals(List.of(point), in(() -> activations().points()));
        assertEquals(Optional.of(activation), in(() -> activations().activation(activation.credential())));
        assertEquals(
                Optional.of(new Activation.Policy(2, 9)), in(() -> activations().policy()));
        SwipeTest passed = test.in(SwipeTest.State.PASSED, NOW.plusSeconds(3));
        run(() -> activations().update(passed));
        assertEquals(Optional.of(passed), in(() -> activations().test(test.id())));
        ActivationPoint moved = in(() -> activations().update(point));
        assertEquals(Optional.of(moved), in(() -> activations().point(point.id())));
        assertThrows(Stale.class, () -> in(() -> activations().update(point)));
    }

    @Test
    void aCodeFitsOnceInItsTimeAndNotAfterFiveWrongOnes() {
        CredentialId card = CredentialId.next();
        run(() -> activations().code(card, "123456", NOW));
        assertEquals(false, in(() -> activations().useCode(card, "123456", NOW)));
        run(() -> activations().code(card, "123456", NOW.plusSeconds(1)));
        assertEquals(true, in(() -> activations().useCode(card, "123456", NOW)));
        assertEquals(false, in(() -> activations().useCode(card, "123456", NOW)));
        run(() -> activations().code(card, "123456", NOW.plusSeconds(1)));
        for (int wrong = 0; wrong < 5; wrong++) {
            assertEquals(false, in(() -> activations().useCode(card, "654321", NOW)));
        }
        assertEquals(false, in(() -> activations().useCode(card, "123456", NOW)));
    }

    @Test
    void anAccessLevelComesBackAsItWas() {
        AccessLevel level = new AccessLevel(
                AccessLevelId.next(),
                new LocalName("车间", "Works"),
                new AccessLevel.Places(
                        Set.of(TerminalId.next(), TerminalId.next()), Set.of(AreaId.next()), Set.of(site.id())),
                new AccessLevel.Group(Set.of(department.id()), Set.of(wang.id()), true),
                new AccessLevel.Validity(Optional.of(LocalDate.of(2026, 11, 1)), Optional.empty()),
                new Hours(List.of(
                        new Hours.Window(
                                Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                                true,
                                LocalTime.of(8, 0),
                                LocalTime.MIDNIGHT),
                        new Hours.Window(Set.of(), true, LocalTime.of(6, 30), LocalTime.of(7, 0)))),
                1);
        run(() -> activations().insert(level));
        assertEquals(List.of(level), in(() -> activations().levels()));
        AccessLevel next = in(() -> activations().update(level));
        assertEquals(Optional.of(next), in(() -> activations().level(level.id())));
        assertThrows(Stale.class, () -> in(() -> activations().update(level)));
        assertThrows(Stale.class, () -> run(() -> activations().delete(level)));
        run(() -> activations().delete(next));
        assertEquals(List.of(), in(() -> activations().levels()));
    }

    @Test
    void waitingAndActiveCardsAreFoundByTheirState() {
        Credential active = card(wang, CARD, "");
        Credential issued = credential(li, new Identifier.Card(CardNumber.of(32, 5)), CredentialState.ISSUED);
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

    private List<CredentialId> idle(Scope scope, Instant since, boolean never) {
        return in(() -> uses().idle(scope, since, never, Page.first(10))).items().stream()
                .map(idle -> idle.credential().id())
                .toList();
    }

    private List<StoppedUse> alarms(Scope scope, boolean openOnly) {
        return in(() -> uses().stopped(scope, openOnly, Page.first(10))).items();
    }

    private static StoppedUse stopped(Credential card, TerminalId gate) {
        return new StoppedUse(
                StoppedUseId.next(),
                card.id(),
                card.holder(),
                card.identifier().masked(),
                gate,
                CredentialState.SUSPENDED,
                NOW,
                false,
                "",
                1);
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
