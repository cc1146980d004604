package org.clockhouse.credential.internal.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.credential.Holding;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.Sighting;
import org.clockhouse.credential.WallTerminals;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.credential.stock.StockBatch;
import org.clockhouse.credential.stock.StockBatchId;
import org.clockhouse.credential.visitor.Stay;
import org.clockhouse.credential.visitor.StayDraft;
import org.clockhouse.credential.visitor.StayFilter;
import org.clockhouse.credential.visitor.StayFilter.View;
import org.clockhouse.credential.visitor.StayRule;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.RecordedNotices;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.organisation.AreaDraft;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Monday 23 November 2026, ten in the morning in Shanghai, at the reception. */
@DisplayName("C051: visitors")
class ReceptionTest {

    private static final Identifier.Card CARD = new Identifier.Card(CardNumber.of(32, 0x04A1B2C3L));

    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges hints = new RecordedChanges();
    private final InMemoryRegistry registry = new InMemoryRegistry(new InMemoryTransactions(), audit, hints, clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, hints, clock);
    private final Site site = registry.site("上海", "Asia/Shanghai");
    private final Employee wang = registry.hire("000117", "王小明", site, registry.department("一线"));

    @Test
    void anExpectedVisitorGetsACardThatOpensAtOnceAndEndsWithTheVisit() {
        Stay stay = expect("陈静", "上海精密");
        assertEquals(List.of(stay), page(View.EXPECTED));
        Stay inside = arrive(stay, CARD);
        assertEquals(Stay.State.INSIDE, inside.state());
        Credential card = card(inside);
        assertEquals(CredentialState.ACTIVE, card.state());
        assertEquals(Optional.of(stay.until()), card.validUntil());
        assertTrue(card.temporary());
        assertFalse(card.isGoodFor(CredentialUse.ATTENDANCE));
        clock.advance(Duration.ofHours(7));
        assertEquals(List.of(), page(View.OVERDUE));
        clock.advance(Duration.ofHours(1));
        desk.terms.expire(registry.org);
        assertEquals(CredentialState.EXPIRED, card(inside).state());
        assertEquals(List.of(inside), page(View.OVERDUE));
    }

    @Test
    void theCardOfTheStockLiesOnTheShelfAgainWhenTheVisitorLeaves() {
        stocked();
        Stay stay = arrive(expect("陈静", "上海精密"), CARD);
        assertEquals(Optional.empty(), desk.stock.nextFree(registry.org, Optional.of(site.id())));
        clock.advance(Duration.ofHours(1));
        Stay left = desk.stays.leave(registry.actor, Scope.EVERYBODY, stay.visitor(), true);
        assertEquals(Stay.State.LEFT, left.state());
        assertEquals(left, desk.stays.leave(registry.actor, Scope.EVERYBODY, stay.visitor(), true));
        assertEquals(CredentialState.RETURNED, card(stay).state());
        assertEquals(
                CARD.number(),
                desk.stock
                        .nextFree(registry.org, Optional.of(site.id()))
                        .orElseThrow()
                        .card()
                        .number());
        assertEquals(Stay.State.INSIDE, arrive(expect("李娜", "上海精密"), CARD).state());
    }

    @Test
    void aCardThatIsNotGivenBackIsRevoked() {
        stocked();
        Stay stay = arrive(expect("陈静", ""), CARD);
        desk.stays.leave(registry.actor, Scope.EVERYBODY, stay.visitor(), false);
        assertEquals(CredentialState.REVOKED, card(stay).state());
        assertEquals(Optional.empty(), desk.stock.nextFree(registry.org, Optional.of(site.id())));
    }

    @Test
    void handingTheSameCardOutTwiceIsDoneAndAnotherOneIsRefused() {
        Stay stay = expect("陈静", "");
        Stay inside = arrive(stay, CARD);
        assertEquals(inside, arrive(stay, CARD));
        Identifier.Card other = new Identifier.Card(CardNumber.of(32, 0x11223344L));
        assertEquals(
                "visitor.inside",
                assertThrows(Refused.class, () -> arrive(stay, other)).code());
        assertEquals(
                "visitor.inside",
                assertThrows(Refused.class, () -> desk.stays.cancel(registry.actor, Scope.EVERYBODY, stay.visitor()))
                        .code());
    }

    @Test
    void aCardThatSomebodyHoldsIsNotHandedOut() {
        desk.credentials.issue(registry.actor, Scope.EVERYBODY, new CredentialDraft(wang.id(), CARD));
        Stay stay = expect("陈静", "");
        assertEquals(
                "credential.number.taken",
                assertThrows(Refused.class, () -> arrive(stay, CARD)).code());
        assertEquals(List.of(stay), page(View.EXPECTED));
    }

    @Test
    void aVisitorIsOnNoListOfPeopleAndNeverEmployed() {
        Stay stay = arrive(expect("陈静", "上海精密"), CARD);
        LocalDate today = LocalDate.of(2026, 11, 23);
        Page all = Page.first(50);
        assertEquals(
                List.of(wang),
                registry.employees
                        .page(registry.org, Scope.EVERYBODY, EmployeeFilter.ALL, all)
                        .items());
        assertEquals(
                List.of(wang),
                registry.directory
                        .employed(registry.org, Scope.EVERYBODY, EmployeeFilter.ALL, today, today, all)
                        .items());
        assertEquals(
                List.of(),
                desk.terms.toReturn(registry.org, Scope.EVERYBODY, today, all).items());
        Holding held = desk.holders
                .resolve(registry.org, List.of(Sighting.card("04A1B2C3", clock.instant())))
                .get(0);
        assertEquals(new Holding.One(stay.visitor(), stay.card().map(Stay.Given::id), false), held);
    }

    @Test
    void aVisitorComesInWhereTheSiteDoesAndToTheAreasOfTheVisitOnly() {
        WallTerminal gate = WallTerminals.at(site.id(), "大门", true, clock.instant());
        WallTerminal lab = door("实验室");
        WallTerminal vault = door("金库");
        SiteId beijing = registry.site("北京", "Asia/Shanghai").id();
        WallTerminal elsewhere = WallTerminals.at(beijing, "北京", true, clock.instant());
        desk.wall.hung.addAll(List.of(gate, lab, vault, elsewhere));
        Stay stay = expect("陈静", "");
        assertEquals(List.of(), reach(stay));
        desk.stays.arrive(
                registry.actor,
                Scope.EVERYBODY,
                stay.visitor(),
                new Stay.Arrival(CARD, Set.of(lab.area().orElseThrow())));
        assertEquals(Set.of(gate, lab), Set.copyOf(reach(stay)));
        assertTrue(desk.lists.expect(registry.org, gate.id()));
        Delivery.Order order = desk.lists.due(registry.org, gate.id(), 10).stream()
                .filter(one -> one.holder().equals(stay.visitor()))
                .findAny()
                .orElseThrow();
        assertTrue(order.permitted());
        assertTrue(order.number().matches("99[0-9]{6}"), order.number());
        desk.stays.leave(registry.actor, Scope.EVERYBODY, stay.visitor(), true);
        assertEquals(List.of(), reach(stay));
    }

    @Test
    void aLongerVisitTakesTheCardAlong() {
        Stay inside = arrive(expect("陈静", "上海精密"), CARD);
        clock.advance(Duration.ofHours(9));
        desk.terms.expire(registry.org);
        Instant tonight = clock.instant().plus(Duration.ofHours(3));
        StayDraft longer = draft(PersonalData.named(new LocalName("陈静", "")), "上海精密", wang.id(), tonight);
        Stay amended = desk.stays.amend(registry.actor, Scope.EVERYBODY, inside.visitor(), longer, inside.version());
        assertEquals(tonight, amended.until());
        assertEquals(CredentialState.ACTIVE, card(amended).state());
        assertEquals(Optional.of(tonight), card(amended).validUntil());
    }

    @Test
    void aHostAnnouncesOwnVisitorsToTheirOwnSiteAndSeesNoOthers() {
        Employee li = registry.hire("0025", "李雷", site, registry.department("办公室"));
        Stay stay = desk.stays.expect(registry.actor, Scope.only(wang.id()), draft("陈静", wang.id(), clock.instant()));
        assertEquals(stay, desk.stays.find(registry.org, Scope.only(wang.id()), stay.visitor()));
        assertThrows(NotFound.class, () -> desk.stays.find(registry.org, Scope.only(li.id()), stay.visitor()));
        assertThrows(
                NotFound.class,
                () -> desk.stays.expect(registry.actor, Scope.only(wang.id()), draft("陈静", li.id(), clock.instant())));
        SiteId beijing = registry.site("北京", "Asia/Shanghai").id();
        StayDraft there = new StayDraft(
                PersonalData.named(new LocalName("陈静", "")),
                wang.id(),
                beijing,
                "",
                "",
                clock.instant(),
                clock.instant().plusSeconds(60));
        assertEquals(
                "visitor.site",
                assertThrows(Refused.class, () -> desk.stays.expect(registry.actor, Scope.only(wang.id()), there))
                        .code());
    }

    @Test
    void theHostIsToldThatTheVisitorCameAndHasNotLeftInTime() {
        RecordedNotices told = new RecordedNotices();
        VisitorNotices notices = desk.visitNotices(told);
        arrive(expect("陈静", ""), CARD);
        assertEquals(1, notices.tell(registry.org));
        assertEquals(0, notices.tell(registry.org));
        clock.advance(Duration.ofHours(9));
        assertEquals(1, notices.tell(registry.org));
        assertEquals(NoticeTopic.VISITOR_OVERDUE, told.sent().get(1).topic());
        assertEquals(new Audience.Own(wang.id()), told.sent().get(1).audience());
    }

    @Test
    void whatIsOverStaysSo() {
        Stay stay = expect("陈静", "");
        Stay cancelled = desk.stays.cancel(registry.actor, Scope.EVERYBODY, stay.visitor());
        assertEquals(cancelled, desk.stays.cancel(registry.actor, Scope.EVERYBODY, stay.visitor()));
        assertEquals(
                "visitor.over",
                assertThrows(Refused.class, () -> arrive(stay, CARD)).code());
        Stay late = expect("李娜", "");
        clock.advance(Duration.ofDays(1));
        assertEquals(
                "visitor.past",
                assertThrows(Refused.class, () -> arrive(late, CARD)).code());
        assertEquals(List.of(), page(View.EXPECTED));
        assertEquals(Set.of(cancelled, late), Set.copyOf(page(View.OVER)));
    }

    @Test
    void whoComesAgainIsOfferedOnceAsTheyCameLast() {
        Stay first = expect("陈静", "上海精密");
        Stay second = expect("陈静", "苏州电子");
        expect("李娜", "上海精密");
        clock.advance(Duration.ofHours(1));
        Stay third = expect("陈静", "上海精密");
        assertEquals(List.of(third, second), known(Scope.EVERYBODY, "陈"));
        assertEquals(List.of(third, second), known(Scope.only(wang.id()), "chen"));
        Employee li = registry.hire("0025", "李雷", site, registry.department("办公室"));
        assertEquals(List.of(), known(Scope.only(li.id()), "陈"));
        assertNotEquals(first.visitor(), third.visitor());
    }

    @Test
    void aVisitorIsForgottenWhenTheDaysAfterTheVisitAreOver() {
        assertEquals(StayRule.USUAL, desk.stayRules.of(registry.org));
        desk.stayRules.set(registry.actor, new StayRule(30, 0));
        Stay inside = arrive(expect("陈静", "上海精密"), CARD);
        Stay late = arrive(expect("李娜", "上海精密"), new Identifier.Card(CardNumber.of(32, 0x11223344L)));
        clock.advance(Duration.ofHours(2));
        Stay left = desk.stays.leave(registry.actor, Scope.EVERYBODY, inside.visitor(), true);
        clock.advance(Duration.ofDays(30));
        assertEquals(0, desk.stayRules.forget(registry.org));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(1, desk.stayRules.forget(registry.org));
        assertEquals(0, desk.stayRules.forget(registry.org));
        Stay forgotten = desk.stays.find(registry.org, Scope.EVERYBODY, left.visitor());
        assertEquals(Stay.State.FORGOTTEN, forgotten.state());
        assertEquals("", forgotten.company());
        assertEquals(left.arrived(), forgotten.arrived());
        assertEquals(left.card(), forgotten.card());
        Employee nobody =
                registry.directory.of(registry.org, List.of(left.visitor())).get(left.visitor());
        assertEquals("访客 " + nobody.number(), nobody.name().zh());
        assertEquals(List.of(), known(Scope.EVERYBODY, "陈"));
        assertEquals(
                Stay.State.INSIDE,
                desk.stays.find(registry.org, Scope.EVERYBODY, late.visitor()).state());
        assertTrue(audit.actions().contains("visitor.forget"));
        assertTrue(audit.actions().contains("visitor.rule"));
        assertEquals(
                "visitor.over",
                assertThrows(Refused.class, () -> arrive(forgotten, CARD)).code());
    }

    private List<Stay> known(Scope scope, String text) {
        return desk.stays.known(registry.org, scope, EmployeeFilter.text(text));
    }

    private WallTerminal door(String name) {
        AreaId area = registry.sites
                .addArea(registry.actor, new AreaDraft(site.id(), new LocalName(name, "")))
                .id();
        return new WallTerminal(
                TerminalId.next(),
                new LocalName(name, ""),
                site.id(),
                Optional.of(area),
                false,
                true,
                clock.instant(),
                WallTerminal.Ability.UNKNOWN);
    }

    private void stocked() {
        StockBatchId batch = desk.stock
                .add(
                        registry.actor,
                        new StockBatch(
                                StockBatchId.next(),
                                "访客卡",
                                Technology.UNKNOWN,
                                Optional.of(site.id()),
                                LocalDate.of(2026, 11, 1),
                                0,
                                "",
                                0,
                                1,
                                0))
                .id();
        desk.stock.put(registry.actor, batch, List.of(CARD));
        clock.advance(Duration.ofSeconds(1));
    }

    private Stay expect(String name, String company) {
        return desk.stays.expect(
                registry.actor,
                Scope.EVERYBODY,
                draft(
                        PersonalData.named(new LocalName(name, "")),
                        company,
                        wang.id(),
                        Instant.parse("2026-11-23T10:00:00Z")));
    }

    private StayDraft draft(String name, EmployeeId host, Instant from) {
        return draft(PersonalData.named(new LocalName(name, "")), "", host, from.plus(Duration.ofHours(8)));
    }

    private StayDraft draft(PersonalData person, String company, EmployeeId host, Instant until) {
        return new StayDraft(person, host, site.id(), company, "", Instant.parse("2026-11-23T02:00:00Z"), until);
    }

    private Stay arrive(Stay stay, Identifier.Card card) {
        return desk.stays.arrive(registry.actor, Scope.EVERYBODY, stay.visitor(), new Stay.Arrival(card, Set.of()));
    }

    private Credential card(Stay stay) {
        return desk.credentials.find(
                registry.org, Scope.EVERYBODY, stay.card().orElseThrow().id());
    }

    private List<WallTerminal> reach(Stay stay) {
        return desk.levels.reach(registry.org, Scope.EVERYBODY, stay.visitor());
    }

    private List<Stay> page(View view) {
        return desk.stays
                .page(
                        registry.org,
                        Scope.EVERYBODY,
                        new StayFilter(view, Optional.empty(), Optional.empty()),
                        Page.first(50))
                .items();
    }
}
