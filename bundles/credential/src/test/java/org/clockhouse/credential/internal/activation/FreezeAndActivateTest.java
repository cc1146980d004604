package org.clockhouse.credential.internal.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.Sighting;
import org.clockhouse.credential.WallTerminals;
import org.clockhouse.credential.access.AccessLevel;
import org.clockhouse.credential.access.AccessLevelId;
import org.clockhouse.credential.access.AccessPlan;
import org.clockhouse.credential.access.AccessPlans;
import org.clockhouse.credential.activation.Activation;
import org.clockhouse.credential.activation.ActivationCheck;
import org.clockhouse.credential.activation.ActivationPoint;
import org.clockhouse.credential.activation.ActivationPointId;
import org.clockhouse.credential.activation.SwipeTest;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.use.CardSight;
import org.clockhouse.credential.use.CardUse;
import org.clockhouse.credential.use.CardUses;
import org.clockhouse.credential.use.StoppedUse;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.RecordedNotices;
import org.clockhouse.registry.Department;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.Site;
import org.junit.jupiter.api.Test;

class FreezeAndActivateTest {

    private static final Identifier.Card CARD = new Identifier.Card(CardNumber.of(32, 0x04A1B2C3L));

    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges hints = new RecordedChanges();
    private final InMemoryRegistry registry = new InMemoryRegistry(new InMemoryTransactions(), audit, hints, clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, hints, clock);
    private final Site site = registry.site("上海", "Asia/Shanghai");
    private final Department works = registry.department("工厂");
    private final Department line = registry.department("一线", works);
    private final Employee wang = registry.hire("000117", "王小明", site, line);
    private final WallTerminal gate = hang("Gate", true);
    private final WallTerminal store = hang("Store", false);
    private final Actor employee = new Actor(registry.org, Actor.Kind.ACCOUNT, "wang", "wang", "10.0.0.7", "r");

    @Test
    void c054UseOfAFrozenCardIsAnAlarmWithTerminalAndTime() {
        Credential card = issue(true);
        clock.advance(Duration.ofHours(1));
        Credential frozen = move(card, CredentialState.SUSPENDED);
        clock.advance(Duration.ofMinutes(1));
        see(1, false);
        List<StoppedUse> alarms = alarms();
        assertEquals(1, alarms.size());
        assertEquals(gate.id(), alarms.get(0).terminal());
        assertEquals(clock.instant(), alarms.get(0).at());
        assertEquals(CredentialState.SUSPENDED, alarms.get(0).state());
        desk.uses.close(registry.actor, Scope.EVERYBODY, alarms.get(0).id(), "holder's mistake");
        assertEquals(List.of(), alarms());
        move(frozen, CredentialState.ACTIVE);
        clock.advance(Duration.ofMinutes(1));
        see(2, true);
        assertEquals(List.of(), alarms());
    }

    /** A thousand terminals would be read for each round of attendance. */
    @Test
    void thePlanOfACompanyWithoutLevelsReadsNoTerminal() {
        AccessPlans plans = (AccessPlans) desk.levels;
        assertEquals(AccessPlan.PLAIN, plans.read(registry.org));
        desk.levels.add(registry.actor, only(AccessLevelId.next(), Set.of(), 0));
        assertEquals(List.of(gate, store), plans.read(registry.org).terminals());
    }

    @Test
    void c068WhoeverFrozeTheirCardMayUndoItAtOnceAndNobodyElseNorLater() {
        Credential card = issue(true);
        Scope own = Scope.only(wang.id());
        Credential frozen = desk.freezes.freeze(employee, own, card.id(), "gone");
        assertEquals(CredentialState.SUSPENDED, frozen.state());
        assertEquals("credential.undo.late", refusal(() -> desk.freezes.undo(registry.actor, own, card.id())));
        assertEquals(
                CredentialState.ACTIVE,
                desk.freezes.undo(employee, own, card.id()).state());
        assertEquals("credential.undo.late", refusal(() -> desk.freezes.undo(employee, own, card.id())));

        desk.freezes.freeze(employee, own, card.id(), "gone");
        clock.advance(Duration.ofSeconds(16));
        assertEquals("credential.undo.late", refusal(() -> desk.freezes.undo(employee, own, card.id())));
    }

    @Test
    void c068AFreezeByTheDeskIsNotUndoneByWhoFreezesItOnceMore() {
        Credential card = issue(true);
        Scope own = Scope.only(wang.id());
        desk.freezes.freeze(registry.actor, Scope.EVERYBODY, card.id(), "reported stolen");
        desk.freezes.freeze(employee, own, card.id(), "gone");
        assertEquals("credential.undo.late", refusal(() -> desk.freezes.undo(employee, own, card.id())));
    }

    @Test
    void c030c054UseAfterTheLossWasReportedIsAnAlarmAlsoWhenTheCardIsReplaced() {
        Credential card = issue(true);
        clock.advance(Duration.ofHours(1));
        move(card, CredentialState.REVOKED);
        clock.advance(Duration.ofMinutes(1));
        see(1, true);
        assertEquals(
                List.of(card.id()),
                alarms().stream().map(StoppedUse::credential).toList());
        assertTrue(alarms().get(0).letIn());
    }

    @Test
    void c054AnAttemptAfterTheFreezeThatIsHeardAfterTheReplacementIsAnAlarm() {
        Credential card = issue(true);
        clock.advance(Duration.ofHours(1));
        Credential frozen = move(card, CredentialState.SUSPENDED);
        clock.advance(Duration.ofHours(1));
        Instant attempt = clock.instant();
        clock.advance(Duration.ofHours(1));
        Credential ended = move(frozen, CredentialState.REVOKED);
        desk.uses.note(
                registry.org,
                1,
                List.of(new CardSight(gate.id(), Sighting.card("04A1B2C3", attempt), clock.instant(), true)));
        assertEquals(1, alarms().size());
        assertEquals(attempt, alarms().get(0).at());
        assertEquals(
                attempt.minus(Duration.ofHours(1)), ended.terms().stoppedAt().orElseThrow());
    }

    @Test
    void aReadFromBeforeTheFreezeThatArrivesLateIsNoAlarm() {
        Credential card = issue(true);
        Instant before = clock.instant().plusSeconds(60);
        clock.advance(Duration.ofHours(1));
        move(card, CredentialState.SUSPENDED);
        desk.uses.note(
                registry.org,
                1,
                List.of(new CardSight(gate.id(), Sighting.card("04A1B2C3", before), clock.instant(), true)));
        assertEquals(List.of(), alarms());
    }

    @Test
    void c030UsesAreCountedOnceByTerminal() {
        Credential card = issue(true);
        clock.advance(Duration.ofMinutes(1));
        see(7, true);
        see(7, true);
        List<CardUse> uses = desk.uses.of(registry.org, Scope.EVERYBODY, card.id());
        assertEquals(1, uses.get(0).count());
        assertEquals(7, desk.uses.position(registry.org));
    }

    @Test
    void c030ACardNeverUsedAndOneUnusedForDaysAreListed() {
        Credential card = issue(true);
        clock.advance(Duration.ofDays(40));
        assertEquals(List.of(Optional.empty()), idle(true));
        see(1, true);
        assertEquals(List.of(), idle(true));
        assertEquals(List.of(), idle(false));
        Instant used = clock.instant();
        clock.advance(Duration.ofDays(31));
        assertEquals(List.of(Optional.of(used)), idle(false));
        move(card, CredentialState.SUSPENDED);
        assertEquals(List.of(), idle(false));
    }

    @Test
    void c060ActivationElsewhereThanAtAPointIsRefused() {
        Credential card = issue(false);
        ActivationPoint front = point(Set.of(ActivationCheck.PHOTO));
        assertEquals("activation.point.needed", refusal(card, Optional.empty(), ActivationCheck.PHOTO, ""));
        assertEquals("activation.check.kind", refusal(card, Optional.of(front.id()), ActivationCheck.PIN, "1"));
        activate(card, Optional.of(front.id()), ActivationCheck.PHOTO, "");
        ActivationPoint closed = desk.activationSetup.amend(
                registry.actor,
                new ActivationPoint(front.id(), front.name(), front.site(), "", front.checks(), true, front.version()));
        Credential next = issue(false, 9);
        assertEquals("activation.point.closed", refusal(next, Optional.of(closed.id()), ActivationCheck.PHOTO, ""));
    }

    @Test
    void c062AWrongCodeDoesNotActivateAndIsAudited() {
        Credential card = issue(false);
        String code = desk.activations.code(registry.actor, Scope.EVERYBODY, card.id());
        assertEquals("activation.check.failed", refusal(card, Optional.empty(), ActivationCheck.CODE, code + "0"));
        assertEquals(
                "credential.activate.refused",
                audit.drafts().get(audit.drafts().size() - 1).action());
        assertTrue(audit.drafts().stream().noneMatch(draft -> draft.toString().contains(code)));
        assertEquals(
                CredentialState.ACTIVE,
                activate(card, Optional.empty(), ActivationCheck.CODE, code)
                        .credential()
                        .state());
    }

    @Test
    void c062APinIsCheckedAgainstThePersonsOwn() {
        Credential card = issue(false);
        assertEquals("activation.check.missing", refusal(card, Optional.empty(), ActivationCheck.PIN, "4711"));
        assertEquals("activation.check.missing", refusal(card, Optional.empty(), ActivationCheck.DOCUMENT, "1234"));
        desk.credentials.issue(
                registry.actor, Scope.EVERYBODY, new CredentialDraft(wang.id(), new Identifier.Pin("4711")));
        assertEquals("activation.check.failed", refusal(card, Optional.empty(), ActivationCheck.PIN, "4712"));
        activate(card, Optional.empty(), ActivationCheck.PIN, "4711");
    }

    @Test
    void c031c063ActivationIsOneStepWithTimeOperatorPointAndCheck() {
        Credential card = issue(false);
        ActivationPoint front = point(Set.of(ActivationCheck.PHOTO));
        Activation.Done done = activate(card, Optional.of(front.id()), ActivationCheck.PHOTO, "");
        assertEquals(
                new Activation(card.id(), Optional.of(front.id()), ActivationCheck.PHOTO, "test", clock.instant()),
                done.activation());
        assertEquals(Optional.of(clock.instant()), done.credential().terms().activatedAt());
        assertEquals(List.of(), done.warnings());
        assertEquals(
                List.of(Delivery.Want.HELD, Delivery.Want.HELD),
                deliveries(done.credential()).stream().map(Delivery::want).toList());
        assertEquals(done, activate(card, Optional.of(front.id()), ActivationCheck.PHOTO, ""));
    }

    @Test
    void c033ACardThatOpensNothingWarnsAtActivation() {
        Credential card = issue(false);
        AccessLevel level = desk.levels.add(registry.actor, only(AccessLevelId.next(), Set.of(), 0));
        assertEquals(
                List.of("opens-nothing", "no-terminal"),
                activate(card, Optional.empty(), ActivationCheck.PHOTO, "").warnings());
        desk.levels.amend(registry.actor, only(level.id(), Set.of(gate.id()), level.version()));
        assertEquals(
                List.of(),
                activate(card, Optional.empty(), ActivationCheck.PHOTO, "").warnings());
        assertEquals(List.of(gate), desk.levels.reach(registry.org, Scope.EVERYBODY, wang.id()));
    }

    private AccessLevel only(AccessLevelId id, Set<TerminalId> terminals, long version) {
        return new AccessLevel(
                id,
                new LocalName("办公室", ""),
                AccessLevel.Places.of(terminals),
                new AccessLevel.Group(Set.of(works.id()), Set.of(), true),
                AccessLevel.Validity.ALWAYS,
                version);
    }

    @Test
    void c058WhoDoesNotComeIsRemindedAndThenCancelled() {
        Credential card = issue(false);
        desk.activationSetup.set(registry.actor, new Activation.Policy(3, 10));
        Activation.Waiting waiting = desk.activations
                .waiting(registry.org, Scope.EVERYBODY, Page.first(10))
                .items()
                .get(0);
        assertEquals(clock.instant().plus(Duration.ofDays(3)), waiting.remind());
        assertEquals(Optional.of(clock.instant().plus(Duration.ofDays(10))), waiting.cancel());
        RecordedNotices notices = new RecordedNotices();
        ActivationReminders reminders =
                new ActivationReminders(desk.activations, notices, registry.directory, registry.sites, clock);
        assertEquals(0, reminders.remind(registry.org));
        clock.advance(Duration.ofDays(3));
        assertEquals(1, reminders.remind(registry.org));
        assertEquals(0, reminders.remind(registry.org), "once");
        assertEquals(NoticeTopic.CARD_TO_ACTIVATE, notices.sent().get(0).topic());
        assertEquals(new Audience.Own(card.holder()), notices.sent().get(0).audience());
        clock.advance(Duration.ofDays(-3));
        clock.advance(Duration.ofDays(10));
        assertEquals(0, desk.activations.cancelOverdue(registry.org));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(1, desk.activations.cancelOverdue(registry.org));
        assertEquals(
                CredentialState.REVOKED,
                desk.credentials.find(registry.org, Scope.EVERYBODY, card.id()).state());
        assertEquals(0, desk.activations.cancelOverdue(registry.org));
    }

    @Test
    void aReminderNamesTheDayByTheClockOfTheHoldersSite() {
        clock.set("2026-11-23T17:00:00Z");
        issue(false);
        desk.activationSetup.set(registry.actor, new Activation.Policy(3, 10));
        RecordedNotices notices = new RecordedNotices();
        clock.advance(Duration.ofDays(3));
        new ActivationReminders(desk.activations, notices, registry.directory, registry.sites, clock)
                .remind(registry.org);
        assertEquals(
                new LocalName("2026-12-04", "2026-12-04"),
                notices.sent().get(0).facts().get("until"));
    }

    @Test
    void c065AGuidedTestPassesWithTheReadAndFailsWithoutIt() {
        Credential card = issue(true);
        SwipeTest test = test(card, gate);
        assertEquals(SwipeTest.State.WAITING, look(test).state());
        clock.advance(Duration.ofSeconds(20));
        see(1, true);
        assertEquals(SwipeTest.State.PASSED, look(test).state());
        assertEquals(clock.instant(), look(test).at());
        SwipeTest late = test(card, gate);
        clock.advance(Duration.ofSeconds(61));
        assertEquals(SwipeTest.State.FAILED, look(late).state());
        assertEquals(late.until(), look(late).at());
    }

    private SwipeTest test(Credential card, WallTerminal terminal) {
        clock.advance(Duration.ofSeconds(1));
        return desk.activations.test(registry.actor, Scope.EVERYBODY, card.id(), terminal.id(), Duration.ofMinutes(1));
    }

    private SwipeTest look(SwipeTest test) {
        return desk.activations.test(registry.org, Scope.EVERYBODY, test.id());
    }

    private static String refusal(org.junit.jupiter.api.function.Executable what) {
        return assertThrows(Refused.class, what).code();
    }

    private String refusal(Credential card, Optional<ActivationPointId> point, ActivationCheck check, String answer) {
        return assertThrows(Refused.class, () -> activate(card, point, check, answer))
                .code();
    }

    private Activation.Done activate(
            Credential card, Optional<ActivationPointId> point, ActivationCheck check, String answer) {
        return desk.activations.activate(
                registry.actor, Scope.EVERYBODY, new Activation.Draft(card.id(), point, check, answer));
    }

    private ActivationPoint point(Set<ActivationCheck> checks) {
        return desk.activationSetup.add(
                registry.actor,
                new ActivationPoint(
                        ActivationPointId.next(), new LocalName("前台", "Front"), site.id(), "USB", checks, false, 0));
    }

    private List<Optional<Instant>> idle(boolean never) {
        return desk.uses.idle(registry.org, Scope.EVERYBODY, 30, never, Page.first(10)).items().stream()
                .map(CardUses.Idle::last)
                .toList();
    }

    private List<StoppedUse> alarms() {
        return desk.uses
                .stopped(registry.org, Scope.EVERYBODY, true, Page.first(10))
                .items();
    }

    @Test
    void c030ANumberCountsForTheOnlyCardThatThePersonHeld() {
        Credential card = issue(true);
        seeNumber(1, CredentialKind.CARD);
        assertEquals(1, desk.uses.of(registry.org, Scope.EVERYBODY, card.id()).size());
        seeNumber(2, CredentialKind.PIN);
        assertEquals(1, uses(card));
        Credential second = desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(wang.id(), new Identifier.Card(CardNumber.of(32, 77))));
        clock.advance(Duration.ofMinutes(1));
        seeNumber(3, CredentialKind.CARD);
        assertEquals(1, uses(card), "one of two cards is none");
        assertEquals(0, uses(second));
        desk.credentials.move(registry.actor, Scope.EVERYBODY, card.id(), CredentialState.REVOKED, "", card.version());
        clock.advance(Duration.ofMinutes(1));
        seeNumber(4, CredentialKind.CARD);
        assertEquals(1, uses(second));
    }

    private long uses(Credential card) {
        return desk.uses.of(registry.org, Scope.EVERYBODY, card.id()).stream()
                .mapToLong(CardUse::count)
                .sum();
    }

    private void seeNumber(long position, CredentialKind kind) {
        desk.uses.note(
                registry.org,
                position,
                List.of(new CardSight(
                        gate.id(),
                        Sighting.number("000117", clock.instant()),
                        clock.instant(),
                        true,
                        Optional.of(new CardSight.Named(wang.id(), kind)))));
    }

    private void see(long position, boolean letIn) {
        desk.uses.note(
                registry.org,
                position,
                List.of(new CardSight(gate.id(), Sighting.card("04A1B2C3", clock.instant()), clock.instant(), letIn)));
    }

    private List<Delivery> deliveries(Credential card) {
        return desk.deliveries.of(registry.org, Scope.EVERYBODY, card.id());
    }

    private WallTerminal hang(String name, boolean reachable) {
        WallTerminal terminal =
                WallTerminals.at(site.id(), name, reachable, clock.instant().minusSeconds(600));
        desk.wall.hung.add(terminal);
        return terminal;
    }

    private Credential issue(boolean active) {
        return desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(wang.id(), CARD, Optional.empty(), Optional.empty(), active));
    }

    private Credential issue(boolean active, long number) {
        return desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(
                        wang.id(),
                        new Identifier.Card(CardNumber.of(32, number)),
                        Optional.empty(),
                        Optional.empty(),
                        active));
    }

    private Credential move(Credential card, CredentialState to) {
        return desk.credentials.move(registry.actor, Scope.EVERYBODY, card.id(), to, "a reason", card.version());
    }
}
