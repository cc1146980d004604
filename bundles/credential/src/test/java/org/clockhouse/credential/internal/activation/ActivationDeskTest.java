package org.clockhouse.credential.internal.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.access.AccessLevel;
import org.clockhouse.credential.access.AccessLevelId;
import org.clockhouse.credential.activation.Activation;
import org.clockhouse.credential.activation.ActivationCheck;
import org.clockhouse.credential.activation.ActivationPoint;
import org.clockhouse.credential.activation.ActivationPointId;
import org.clockhouse.credential.activation.SwipeTest;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.internal.CardInUse;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.RecordedNotices;
import org.junit.jupiter.api.Test;

class ActivationDeskTest {

    private final CardInUse house = new CardInUse();

    @Test
    void c060ActivationElsewhereThanAtAPointIsRefused() {
        Credential card = house.issue(false);
        ActivationPoint front = point(Set.of(ActivationCheck.PHOTO));
        assertEquals("activation.point.needed", refusal(card, Optional.empty(), ActivationCheck.PHOTO, ""));
        assertEquals("activation.check.kind", refusal(card, Optional.of(front.id()), ActivationCheck.PIN, "1"));
        activate(card, Optional.of(front.id()), ActivationCheck.PHOTO, "");
        ActivationPoint closed = house.desk.activationSetup.amend(
                house.registry.actor,
                new ActivationPoint(front.id(), front.name(), front.site(), "", front.checks(), true, front.version()));
        Credential next = house.issue(false, 9);
        assertEquals("activation.point.closed", refusal(next, Optional.of(closed.id()), ActivationCheck.PHOTO, ""));
    }

    @Test
    void c062AWrongCodeDoesNotActivateAndIsAudited() {
        Credential card = house.issue(false);
        String code = house.desk.activations.code(house.registry.actor, Scope.EVERYBODY, card.id());
        assertEquals("activation.check.failed", refusal(card, Optional.empty(), ActivationCheck.CODE, code + "0"));
        assertEquals(
                "credential.activate.refused",
                house.audit.drafts().get(house.audit.drafts().size() - 1).action());
        assertTrue(house.audit.drafts().stream()
                .noneMatch(draft -> draft.toString().contains(code)));
        assertEquals(
                CredentialState.ACTIVE,
                activate(card, Optional.empty(), ActivationCheck.CODE, code)
                        .credential()
                        .state());
    }

    @Test
    void c062APinIsCheckedAgainstThePersonsOwn() {
        Credential card = house.issue(false);
        assertEquals("activation.check.missing", refusal(card, Optional.empty(), ActivationCheck.PIN, "4711"));
        assertEquals("activation.check.missing", refusal(card, Optional.empty(), ActivationCheck.DOCUMENT, "1234"));
        house.desk.credentials.issue(
                house.registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(house.wang.id(), new Identifier.Pin("4711")));
        assertEquals("activation.check.failed", refusal(card, Optional.empty(), ActivationCheck.PIN, "4712"));
        activate(card, Optional.empty(), ActivationCheck.PIN, "4711");
    }

    @Test
    void c031c063ActivationIsOneStepWithTimeOperatorPointAndCheck() {
        Credential card = house.issue(false);
        ActivationPoint front = point(Set.of(ActivationCheck.PHOTO));
        Activation.Done done = activate(card, Optional.of(front.id()), ActivationCheck.PHOTO, "");
        assertEquals(
                new Activation(
                        card.id(), Optional.of(front.id()), ActivationCheck.PHOTO, "test", house.clock.instant()),
                done.activation());
        assertEquals(
                Optional.of(house.clock.instant()), done.credential().terms().activatedAt());
        assertEquals(List.of(), done.warnings());
        assertEquals(
                List.of(Delivery.Want.HELD, Delivery.Want.HELD),
                deliveries(done.credential()).stream().map(Delivery::want).toList());
        assertEquals(done, activate(card, Optional.of(front.id()), ActivationCheck.PHOTO, ""));
    }

    @Test
    void c033ACardThatOpensNothingWarnsAtActivation() {
        Credential card = house.issue(false);
        AccessLevel level = house.desk.levels.add(house.registry.actor, only(AccessLevelId.next(), Set.of(), 0));
        assertEquals(
                List.of("opens-nothing", "no-terminal"),
                activate(card, Optional.empty(), ActivationCheck.PHOTO, "").warnings());
        house.desk.levels.amend(house.registry.actor, only(level.id(), Set.of(house.gate.id()), level.version()));
        assertEquals(
                List.of(),
                activate(card, Optional.empty(), ActivationCheck.PHOTO, "").warnings());
        assertEquals(
                List.of(house.gate), house.desk.levels.reach(house.registry.org, Scope.EVERYBODY, house.wang.id()));
    }

    @Test
    void c058WhoDoesNotComeIsRemindedAndThenCancelled() {
        Credential card = house.issue(false);
        house.desk.activationSetup.set(house.registry.actor, new Activation.Policy(3, 10));
        Activation.Waiting waiting = house.desk
                .activations
                .waiting(house.registry.org, Scope.EVERYBODY, Page.first(10))
                .items()
                .get(0);
        assertEquals(house.clock.instant().plus(Duration.ofDays(3)), waiting.remind());
        assertEquals(Optional.of(house.clock.instant().plus(Duration.ofDays(10))), waiting.cancel());
        RecordedNotices notices = new RecordedNotices();
        ActivationReminders reminders = new ActivationReminders(
                house.desk.activations, notices, house.registry.directory, house.registry.sites, house.clock);
        assertEquals(0, reminders.remind(house.registry.org));
        house.clock.advance(Duration.ofDays(3));
        assertEquals(1, reminders.remind(house.registry.org));
        assertEquals(0, reminders.remind(house.registry.org), "once");
        assertEquals(NoticeTopic.CARD_TO_ACTIVATE, notices.sent().get(0).topic());
        assertEquals(new Audience.Own(card.holder()), notices.sent().get(0).audience());
        house.clock.advance(Duration.ofDays(-3));
        house.clock.advance(Duration.ofDays(10));
        assertEquals(0, house.desk.activations.cancelOverdue(house.registry.org));
        house.clock.advance(Duration.ofSeconds(1));
        assertEquals(1, house.desk.activations.cancelOverdue(house.registry.org));
        assertEquals(
                CredentialState.REVOKED,
                house.desk
                        .credentials
                        .find(house.registry.org, Scope.EVERYBODY, card.id())
                        .state());
        assertEquals(0, house.desk.activations.cancelOverdue(house.registry.org));
    }

    @Test
    void aReminderNamesTheDayByTheClockOfTheHoldersSite() {
        house.clock.set("2026-11-23T17:00:00Z");
        house.issue(false);
        house.desk.activationSetup.set(house.registry.actor, new Activation.Policy(3, 10));
        RecordedNotices notices = new RecordedNotices();
        house.clock.advance(Duration.ofDays(3));
        new ActivationReminders(
                        house.desk.activations, notices, house.registry.directory, house.registry.sites, house.clock)
                .remind(house.registry.org);
        assertEquals(
                new LocalName("2026-12-04", "2026-12-04"),
                notices.sent().get(0).facts().get("until"));
    }

    @Test
    void c065AGuidedTestPassesWithTheReadAndFailsWithoutIt() {
        Credential card = house.issue(true);
        SwipeTest test = test(card, house.gate);
        assertEquals(SwipeTest.State.WAITING, look(test).state());
        house.clock.advance(Duration.ofSeconds(20));
        house.see(1, true);
        assertEquals(SwipeTest.State.PASSED, look(test).state());
        assertEquals(house.clock.instant(), look(test).at());
        SwipeTest late = test(card, house.gate);
        house.clock.advance(Duration.ofSeconds(61));
        assertEquals(SwipeTest.State.FAILED, look(late).state());
        assertEquals(late.until(), look(late).at());
    }

    private AccessLevel only(AccessLevelId id, Set<TerminalId> terminals, long version) {
        return new AccessLevel(
                id,
                new LocalName("办公室", ""),
                AccessLevel.Places.of(terminals),
                new AccessLevel.Group(Set.of(house.works.id()), Set.of(), true),
                AccessLevel.Validity.ALWAYS,
                version);
    }

    private SwipeTest test(Credential card, WallTerminal terminal) {
        house.clock.advance(Duration.ofSeconds(1));
        return house.desk.activations.test(
                house.registry.actor, Scope.EVERYBODY, card.id(), terminal.id(), Duration.ofMinutes(1));
    }

    private SwipeTest look(SwipeTest test) {
        return house.desk.activations.test(house.registry.org, Scope.EVERYBODY, test.id());
    }

    private String refusal(Credential card, Optional<ActivationPointId> point, ActivationCheck check, String answer) {
        return assertThrows(Refused.class, () -> activate(card, point, check, answer))
                .code();
    }

    private Activation.Done activate(
            Credential card, Optional<ActivationPointId> point, ActivationCheck check, String answer) {
        return house.desk.activations.activate(
                house.registry.actor, Scope.EVERYBODY, new Activation.Draft(card.id(), point, check, answer));
    }

    private ActivationPoint point(Set<ActivationCheck> checks) {
        return house.desk.activationSetup.add(
                house.registry.actor,
                new ActivationPoint(
                        ActivationPointId.next(),
                        new LocalName("前台", "Front"),
                        house.site.id(),
                        "USB",
                        checks,
                        false,
                        0));
    }

    private List<Delivery> deliveries(Credential card) {
        return house.desk.deliveries.of(house.registry.org, Scope.EVERYBODY, card.id());
    }
}
