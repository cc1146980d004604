package org.clockhouse.terminal.internal;

import static org.clockhouse.terminal.internal.PictureGate.EIGHT;
import static org.clockhouse.terminal.internal.PictureGate.SHANGHAI;
import static org.clockhouse.terminal.internal.PictureGate.jpeg;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.PictureReview;
import org.clockhouse.terminal.PictureReview.Reason;
import org.clockhouse.terminal.PictureReview.Verdict;
import org.junit.jupiter.api.Test;

/** Which pictures wait for somebody's eye, and what becomes of what they see. */
class PictureReviewsTest {

    private final PictureGate at = new PictureGate();

    @Test
    void t007ALowScoreAndTwoPeoplesCardsWaitForSomebodysEye() {
        at.switchOn(0, 60);
        PunchSubject one = new PunchSubject(PunchSubject.Kind.CARD, "0a0b0c0d");
        PunchSubject other = new PunchSubject(PunchSubject.Kind.CARD, "0a0b0c0e");
        at.punch(at.wang, EIGHT, PunchSubject.number("000117"), OptionalInt.of(59));
        at.punch(at.li, EIGHT, PunchSubject.number("000118"), OptionalInt.of(60));
        at.punch(at.wang, EIGHT.plusMinutes(1), one, OptionalInt.empty());
        at.punch(at.li, EIGHT.plusMinutes(1), other, OptionalInt.empty());
        at.watch();
        assertEquals(List.of(), at.waiting(), "no picture came");
        at.photograph("000117", EIGHT, jpeg());
        assertEquals(Set.of(Reason.LOW_SCORE), at.waiting().get(0).reasons());
        assertEquals(1, at.waiting().size());
        long first = at.house.punches().get(2).position();
        PictureReview marked = at.house
                .transactions
                .in(at.house.org, () -> at.house.pictures.reviews().find(first))
                .orElseThrow();
        assertEquals(Set.of(Reason.TWO_PEOPLE), marked.reasons());
    }

    @Test
    void t007TheFirstUseOfANewCardAndAnyUseOfAStoppedOneWait() {
        at.switchOn(0, 0);
        Credential card = at.house.desk.credentials.issue(
                at.house.admin,
                Scope.EVERYBODY,
                new CredentialDraft(
                        at.wang.id(),
                        new Identifier.Card(CardNumber.of(32, 123_456)),
                        Optional.empty(),
                        Optional.empty(),
                        true));
        PunchSubject read = new PunchSubject(PunchSubject.Kind.CARD, "0001e240");
        LocalDateTime now = LocalDateTime.ofInstant(at.house.clock.instant(), SHANGHAI);
        at.punch(at.wang, now.plusSeconds(1), read, OptionalInt.empty());
        at.watch();
        at.punch(at.wang, now.plusSeconds(30), read, OptionalInt.empty());
        at.watch();
        at.house.desk.freezes.freeze(at.house.admin, Scope.EVERYBODY, card.id(), "lost");
        at.punch(at.wang, now.plusSeconds(60), read, OptionalInt.empty());
        at.watch();
        assertEquals(List.of(Set.of(Reason.NEW_CARD), Set.of(), Set.of(Reason.STOPPED_CARD)), reasons());
    }

    private List<Set<Reason>> reasons() {
        return at.house.punches().stream()
                .map(punch -> at.house
                        .transactions
                        .in(at.house.org, () -> at.house.pictures.reviews().find(punch.position()))
                        .map(PictureReview::reasons)
                        .orElse(Set.of()))
                .toList();
    }

    @Test
    void t007ASampleIsDrawnByChanceAndTheSameEachTime() {
        at.switchOn(30, 0);
        for (int minute = 0; minute < 200; minute++) {
            at.punch(at.wang, EIGHT.plusSeconds(minute));
        }
        at.watch();
        long drawn = reasons().stream().filter(Set.of(Reason.SAMPLE)::equals).count();
        assertTrue(drawn > 30 && drawn < 90, drawn + " of 200");
    }

    @Test
    void t007SomebodyElseInThePictureIsAnAlarmUntilThatIsTakenBack() {
        at.switchOn(100, 0);
        at.punch(at.wang, EIGHT);
        at.watch();
        at.photograph("000117", EIGHT, jpeg());
        PictureReview review = at.waiting().get(0);
        assertEquals(Optional.of(at.wang.id()), review.employee());
        PictureReview other = at.reviews.decide(at.house.admin, Scope.EVERYBODY, review.punch(), Verdict.OTHER, 0);
        assertEquals(List.of(), at.waiting());
        assertTrue(alarms(Alarm.Kind.IMPERSONATION).get(0).startsWith("000117 at "));
        assertThrows(
                Stale.class,
                () -> at.reviews.decide(
                        at.house.admin, Scope.EVERYBODY, review.punch(), Verdict.SAME, review.version()));
        at.reviews.reopen(at.house.admin, Scope.EVERYBODY, review.punch(), other.version());
        assertEquals(List.of(), alarms(Alarm.Kind.IMPERSONATION));
        assertEquals(1, at.waiting().size());
        assertTrue(at.house.audit.actions().containsAll(List.of("picture-review.decide", "picture-review.reopen")));
        assertEquals(1, at.house.punches().size(), "the punch counts until somebody corrects it");
    }

    @Test
    void t007WhoDoesNotSeeThePersonSeesNoPictureOfThemEither() {
        at.switchOn(100, 0);
        at.punch(at.wang, EIGHT);
        at.watch();
        at.photograph("000117", EIGHT, jpeg());
        long punch = at.waiting().get(0).punch();
        assertEquals(
                List.of(),
                at.reviews
                        .waiting(at.house.org, Scope.only(at.li.id()), Page.first(10))
                        .items());
        assertThrows(
                NotFound.class,
                () -> at.reviews.decide(at.house.admin, Scope.only(at.li.id()), punch, Verdict.SAME, 0));
    }

    private List<String> alarms(Alarm.Kind kind) {
        return at.house.alarms.openOf(at.house.org, kind).stream()
                .map(Alarm::detail)
                .toList();
    }
}
