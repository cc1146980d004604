package org.clockhouse.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.credential.LocalText;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.terminal.PictureReview.Reason;
import org.clockhouse.terminal.PictureReview.Verdict;
import org.clockhouse.terminal.spi.PictureReviewRepository;
import org.clockhouse.terminal.spi.SnapshotRepository;
import org.junit.jupiter.api.Test;

/** What every keeper of pictures and of what was seen in them must do. */
public abstract class PictureRepositoryContract {

    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    protected final OrgId org = OrgId.next();
    private final TerminalId gate = TerminalId.next();
    private final EmployeeId wang = EmployeeId.next();
    private final EmployeeId li = EmployeeId.next();

    protected abstract Transactions transactions();

    protected abstract SnapshotRepository snapshots();

    protected abstract PictureReviewRepository reviews();

    /** A punch of this person is in the log. @return its position */
    protected abstract long punched(TerminalId terminal, EmployeeId person, Instant at);

    private <T> T in(Supplier<T> work) {
        return transactions().in(org, work::get);
    }

    private void run(Runnable work) {
        transactions().run(org, work::run);
    }

    private Snapshot taken(String holder, Optional<LocalDateTime> reading, String hash) {
        Snapshot snapshot = new Snapshot(
                SnapshotId.next(),
                gate,
                holder,
                reading,
                NOON,
                NOON,
                OptionalLong.empty(),
                Optional.empty(),
                hash.repeat(64));
        run(() -> snapshots().add(snapshot));
        return snapshot;
    }

    /** A picture of somebody's punch. @return the punch's position */
    private long pictured(EmployeeId person, Instant at) {
        long punch = punched(gate, person, at);
        Snapshot snapshot = taken("1", Optional.of(EIGHT), Long.toHexString(punch % 16));
        run(() -> snapshots().link(snapshot.id(), punch, at));
        return punch;
    }

    @Test
    void theRuleIsWrittenWithItsVersion() {
        assertEquals(Optional.empty(), in(() -> snapshots().rule()));
        SnapshotRule rule = new SnapshotRule(true, 14, new LocalText("拍照", "Pictures"), 5, 60, 500, 0);
        run(() -> snapshots().put(rule));
        assertEquals(Optional.of(rule.atVersion(1)), in(() -> snapshots().rule()));
        assertThrows(Stale.class, () -> run(() -> snapshots().put(rule)));
        run(() -> snapshots().put(SnapshotRule.OFF.atVersion(1)));
        assertEquals(
                Optional.of(SnapshotRule.OFF.atVersion(2)), in(() -> snapshots().rule()));
    }

    @Test
    void aPictureIsFoundAsItWasKeptAndKnownAgain() {
        Snapshot first = taken("117", Optional.of(EIGHT), "a");
        Snapshot nobodys = taken("", Optional.empty(), "b");
        assertEquals(Optional.of(first), in(() -> snapshots().find(first.id())));
        assertEquals(Optional.of(nobodys), in(() -> snapshots().find(nobodys.id())));
        assertTrue(in(() -> snapshots().isKnown(first)));
        assertEquals(2, in(() -> snapshots().receivedSince(gate, NOON)));
        assertEquals(0, in(() -> snapshots().receivedSince(gate, NOON.plusMillis(1))));
        assertTrue(in(() -> snapshots().isKnown(nobodys)));
        Snapshot other = new Snapshot(
                SnapshotId.next(),
                gate,
                "118",
                Optional.of(EIGHT),
                NOON,
                NOON,
                OptionalLong.empty(),
                Optional.empty(),
                "a".repeat(64));
        assertFalse(in(() -> snapshots().isKnown(other)));
    }

    @Test
    void aPictureIsOfWhoeverHasItsPunch() {
        Instant at = NOON.minusSeconds(60);
        long punch = punched(gate, wang, at);
        Snapshot picture = taken("117", Optional.of(EIGHT), "a");
        taken("118", Optional.of(EIGHT.plusMinutes(1)), "b");
        assertEquals(
                List.of(picture.id()),
                in(() -> snapshots().loose(gate, List.of(EIGHT, EIGHT.plusHours(1)))).stream()
                        .map(Snapshot::id)
                        .toList());
        run(() -> snapshots().link(picture.id(), punch, at));
        Snapshot linked = in(() -> snapshots().find(picture.id())).orElseThrow();
        assertEquals(OptionalLong.of(punch), linked.punch());
        assertEquals(Optional.of(wang), linked.employee());
        assertEquals(at, linked.at());
        assertEquals(List.of(), in(() -> snapshots().loose(gate, List.of(EIGHT))));
        assertEquals(List.of(linked), in(() -> snapshots().of(wang, at, at.plusSeconds(1), 10)));
        assertEquals(List.of(), in(() -> snapshots().of(wang, at.minusSeconds(9), at, 10)));
        assertEquals(List.of(), in(() -> snapshots().of(li, at, NOON, 10)));
    }

    @Test
    void picturesOfATerminalComeByTimeAndGoByAge() {
        Snapshot loose = taken("", Optional.empty(), "a");
        long punch = punched(gate, wang, NOON.minusSeconds(5));
        Snapshot earlier = taken("117", Optional.of(EIGHT), "b");
        run(() -> snapshots().link(earlier.id(), punch, NOON.minusSeconds(5)));
        assertEquals(
                List.of(earlier.id(), loose.id()),
                in(() -> snapshots().at(gate, NOON.minusSeconds(9), NOON.plusSeconds(1), 10)).stream()
                        .map(Snapshot::id)
                        .toList());
        assertEquals(
                1,
                in(() -> snapshots().at(gate, NOON.minusSeconds(9), NOON, 10)).size());
        assertEquals(
                1,
                in(() -> snapshots().at(gate, NOON.minusSeconds(9), NOON.plusSeconds(1), 1))
                        .size());
        assertEquals(List.of(), in(() -> snapshots().receivedBefore(NOON, 10)));
        assertEquals(
                2, in(() -> snapshots().receivedBefore(NOON.plusSeconds(1), 10)).size());
        run(() -> snapshots().remove(loose.id()));
        assertEquals(Optional.empty(), in(() -> snapshots().find(loose.id())));
    }

    @Test
    void t007WhatWaitsIsShownOnceItHasAPictureAndToThoseWhoSeeThePerson() {
        long bare = punched(gate, wang, NOON);
        long seen = pictured(wang, NOON.plusSeconds(1));
        long lis = pictured(li, NOON.plusSeconds(2));
        for (long punch : List.of(bare, seen, lis)) {
            run(() -> reviews().mark(punch, gate, NOON, Set.of(Reason.SAMPLE), NOON));
        }
        assertEquals(List.of(seen, lis), waiting(Scope.EVERYBODY));
        assertEquals(List.of(lis), waiting(Scope.only(li)));
        assertEquals(List.of(), waiting(Scope.NOBODY));
        Slice<PictureReview> first = in(() -> reviews().waiting(Scope.EVERYBODY, Page.first(1)));
        assertEquals(Long.toString(seen), first.next());
        PictureReview review = first.items().get(0);
        assertEquals(Optional.of(wang), review.employee());
        assertEquals(1, review.snapshots().size());
        assertEquals(gate, review.terminal());
        assertEquals(
                List.of(lis),
                in(() -> reviews().waiting(Scope.EVERYBODY, new Page(first.next(), 5))).items().stream()
                        .map(PictureReview::punch)
                        .toList());
    }

    private List<Long> waiting(Scope scope) {
        return in(() -> reviews().waiting(scope, Page.first(10))).items().stream()
                .map(PictureReview::punch)
                .toList();
    }

    @Test
    void t007AVerdictIsWrittenWithItsVersionAndTakenBack() {
        long punch = pictured(wang, NOON);
        run(() -> reviews().mark(punch, gate, NOON, Set.of(Reason.SAMPLE), NOON));
        run(() -> reviews().mark(punch, gate, NOON, Set.of(Reason.TWO_PEOPLE), NOON));
        PictureReview review = in(() -> reviews().find(punch)).orElseThrow();
        assertEquals(Set.of(Reason.SAMPLE, Reason.TWO_PEOPLE), review.reasons());
        PictureReview other = review.decided(Verdict.OTHER, "hr", Optional.of(NOON));
        PictureReview made = in(() -> reviews().put(other));
        assertEquals(Verdict.OTHER, made.verdict());
        assertEquals("hr", made.by());
        assertEquals(Optional.of(NOON), made.decided());
        assertThrows(Stale.class, () -> run(() -> reviews().put(other)));
        assertEquals(List.of(), waiting(Scope.EVERYBODY));
        assertEquals(1, in(() -> reviews().others(gate, NOON)));
        assertEquals(0, in(() -> reviews().others(gate, NOON.plusSeconds(1))));
        run(() -> reviews().mark(punch, gate, NOON, Set.of(Reason.LOW_SCORE), NOON));
        assertEquals(
                Verdict.OTHER, in(() -> reviews().find(punch)).orElseThrow().verdict());
        run(() -> reviews().put(made.decided(Verdict.WAITING, "", Optional.empty())));
        assertEquals(List.of(punch), waiting(Scope.EVERYBODY));
    }

    @Test
    void whatWaitedTooLongIsForgottenAndWhatIsDecidedStays() {
        long old = pictured(wang, NOON);
        long decided = pictured(li, NOON.plusSeconds(1));
        run(() -> reviews().mark(old, gate, NOON, Set.of(Reason.SAMPLE), NOON));
        run(() -> reviews().mark(decided, gate, NOON, Set.of(Reason.SAMPLE), NOON));
        PictureReview review = in(() -> reviews().find(decided)).orElseThrow();
        run(() -> reviews().put(review.decided(Verdict.SAME, "hr", Optional.of(NOON))));
        run(() -> reviews().forget(NOON));
        assertEquals(List.of(old), waiting(Scope.EVERYBODY));
        run(() -> reviews().forget(NOON.plusSeconds(1)));
        assertEquals(Optional.empty(), in(() -> reviews().find(old)));
        assertTrue(in(() -> reviews().find(decided)).isPresent());
    }
}
