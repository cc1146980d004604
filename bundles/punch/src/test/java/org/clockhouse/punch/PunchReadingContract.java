package org.clockhouse.punch;

import static org.clockhouse.punch.AtTheGate.at;
import static org.clockhouse.punch.AtTheGate.batch;
import static org.clockhouse.punch.AtTheGate.instant;
import static org.clockhouse.punch.AtTheGate.punch;
import static org.clockhouse.punch.AtTheGate.subjects;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.QuarantineDraft.Reason;
import org.junit.jupiter.api.Test;

/** How punches are read: after a position, by person and time, and in lists of a scope. */
public interface PunchReadingContract extends AtTheGate {

    @Test
    default void positionsRiseInTheOrderOfTheBatchAndAreReadAfterOne() {
        append(List.of(punch("3", EIGHT), punch("1", EIGHT), punch("2", EIGHT)));
        List<Punch> all = after(0);
        assertEquals(
                List.of("3", "1", "2"),
                all.stream().map(p -> p.subject().text()).toList());
        assertEquals(all.subList(1, 3), after(all.get(0).position()));
        assertEquals(all.subList(0, 2), in(() -> punches().after(0, 2)));
    }

    @Test
    default void aReaderThatFollowsInterleavedAppendsMissesNothing() throws Exception {
        int writers = 6;
        int each = 40;
        ExecutorService crew = Executors.newFixedThreadPool(writers);
        try {
            List<Future<?>> writing = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                String subject = "w" + w;
                writing.add(crew.submit(() -> IntStream.range(0, each)
                        .forEach(i -> append(List.of(punch(subject, EIGHT.plusSeconds(i)), punch(subject, EIGHT))))));
            }
            List<Punch> seen = new ArrayList<>();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (seen.size() < writers * each && System.nanoTime() < deadline) {
                long last = seen.isEmpty() ? 0 : seen.get(seen.size() - 1).position();
                seen.addAll(in(() -> punches().after(last, 7)));
            }
            for (Future<?> future : writing) {
                future.get(60, TimeUnit.SECONDS);
            }
            assertEquals(writers * each, seen.size());
            assertEquals(
                    seen.stream().map(Punch::position).sorted().distinct().toList(),
                    seen.stream().map(Punch::position).toList());
        } finally {
            crew.shutdownNow();
        }
    }

    @Test
    default void stretchesHandTheLogOnWholeAndEndWhereTheFirstListEnds() {
        QuarantineDraft bad = new QuarantineDraft("bad", 0, Reason.UNREADABLE, "no date");
        append(List.of(punch("1", EIGHT), punch("2", EIGHT)));
        punches().append(org(), batch(GATE, List.of(), List.of(bad), Progress.NONE));
        append(List.of(punch("3", EIGHT), punch("4", EIGHT), punch("5", EIGHT)));

        List<String> seen = new ArrayList<>();
        long position = 0;
        LogStretch stretch;
        do {
            long from = position;
            stretch = in(() -> punches().stretch(from, 2));
            stretch.punches().forEach(punch -> seen.add(punch.subject().text()));
            stretch.rows().forEach(row -> seen.add(row.row().raw()));
            position = stretch.upTo();
        } while (stretch.more());

        assertEquals(List.of("1", "2", "3", "4", "bad", "5"), seen);
        long end = position;
        assertEquals(new LogStretch(List.of(), List.of(), end, false), in(() -> punches()
                .stretch(end, 2)));
    }

    @Test
    default void theBacklogIsWhatLiesBeyondAPosition() {
        append(List.of(punch("1", EIGHT), punch("2", EIGHT), punch("3", EIGHT)));
        long first = after(0).get(0).position();
        long last = after(0).get(2).position();
        assertEquals(
                new Backlog(2, Optional.of(RECEIVED), last), in(() -> punches().backlog(first)));
        assertEquals(new Backlog(0, Optional.empty(), last), in(() -> punches().backlog(last)));
    }

    @Test
    default void thePunchesOfAMonthAreReadByPersonAndTime() {
        append(List.of(
                punch("8", EIGHT.plusHours(9), LI),
                punch("7", EIGHT.plusHours(9), WANG),
                punch("7", EIGHT, WANG),
                punch("7", EIGHT.minusMonths(1), WANG),
                punch("9", EIGHT)));
        Instant from = Instant.parse("2026-11-01T00:00:00Z");
        Instant until = Instant.parse("2026-12-01T00:00:00Z");
        assertEquals(
                List.of(instant(EIGHT), instant(EIGHT.plusHours(9))),
                in(() -> punches().of(List.of(WANG), from, until)).stream()
                        .map(Punch::at)
                        .toList());
        assertEquals(3, in(() -> punches().of(List.of(LI, WANG), from, until)).size());
        assertEquals(
                0,
                in(() -> punches().of(List.of(WANG), instant(EIGHT.plusHours(9)).plusSeconds(1), until))
                        .size());
        assertEquals(
                1,
                in(() -> punches().of(List.of(WANG), instant(EIGHT), instant(EIGHT.plusHours(9))))
                        .size());
    }

    @Test
    default void aPageIsLatestFirstAndCanBeFollowed() {
        append(List.of(punch("1", EIGHT, WANG), punch("2", EIGHT, LI), punch("3", EIGHT)));
        Slice<Punch> first = in(() -> punches().page(Scope.EVERYBODY, PunchFilter.ALL, Page.first(2)));
        assertEquals(List.of("3", "2"), subjects(first.items()));
        Slice<Punch> rest = in(() -> punches().page(Scope.EVERYBODY, PunchFilter.ALL, new Page(first.next(), 2)));
        assertEquals(List.of("1"), subjects(rest.items()));
        assertEquals("", rest.next());
    }

    @Test
    default void aCursorOfAnotherListIsRefusedAndSaysWhere() {
        Page foreign = new Page("elsewhere\n7", 2);
        Refused refused =
                assertThrows(Refused.class, () -> in(() -> punches().page(Scope.EVERYBODY, PunchFilter.ALL, foreign)));
        assertEquals("page.after", refused.code());
        assertEquals("?after", refused.violations().get(0).pointer());
        assertThrows(
                Refused.class, () -> in(() -> punches().quarantine(Scope.EVERYBODY, QuarantineFilter.ALL, foreign)));
        assertThrows(Refused.class, () -> in(() -> punches().unmatched(Scope.EVERYBODY, foreign)));
    }

    @Test
    default void aScopeSeesItsPeopleAndNobodysPunchesOnlyWithEverybody() {
        append(List.of(punch("1", EIGHT, WANG), punch("2", EIGHT, LI), punch("3", EIGHT)));
        assertEquals(
                List.of("1"),
                subjects(in(() -> punches().page(Scope.only(WANG), PunchFilter.ALL, Page.first(9)))
                        .items()));
        assertEquals(
                List.of(),
                in(() -> punches().page(Scope.NOBODY, PunchFilter.ALL, Page.first(9)))
                        .items());
    }

    @Test
    default void whatIsNobodysIsSeenWhereItsTerminalStands() {
        SiteId site = SiteId.next();
        in(() -> {
            place(GATE, site);
            return GATE;
        });
        punches().append(org(), batch(GATE, List.of(punch("7", EIGHT)), List.of(row("7")), Progress.NONE));
        punches().append(org(), batch(TerminalId.next(), List.of(punch("8", EIGHT)), List.of(row("8")), Progress.NONE));
        Scope there = new Scope(false, Set.of(site), Set.of(), Set.of());
        assertEquals(
                List.of("7"),
                in(() -> punches().unmatched(there, Page.first(9))).items().stream()
                        .map(unmatched -> unmatched.subject().text())
                        .toList());
        assertEquals(
                List.of("7"),
                in(() -> punches().quarantine(there, QuarantineFilter.ALL, Page.first(9))).items().stream()
                        .map(row -> row.row().raw())
                        .toList());
        assertEquals(
                List.of(),
                in(() -> punches().unmatched(Scope.only(WANG), Page.first(9))).items());
        assertEquals(
                List.of(),
                in(() -> punches().quarantine(Scope.only(WANG), QuarantineFilter.ALL, Page.first(9)))
                        .items());
    }

    @Test
    default void aFilterChooses() {
        NewPunch flagged = new NewPunch(
                PunchSubject.number("4"),
                Optional.of(WANG),
                at(EIGHT.plusDays(1)),
                PunchAttributes.of(Method.CARD, FunctionKey.IN),
                Set.of(PunchFlag.GOES_BACK, PunchFlag.CLOCK_OFF));
        append(List.of(punch("1", EIGHT, WANG), punch("2", EIGHT, LI), punch("3", EIGHT), flagged));
        Instant from = instant(EIGHT).plusSeconds(1);
        assertEquals(List.of("4", "1"), filtered(Optional.of(WANG), Instant.EPOCH, Set.of(), false));
        assertEquals(List.of("4"), filtered(Optional.empty(), from, Set.of(), false));
        assertEquals(List.of("4"), filtered(Optional.empty(), Instant.EPOCH, Set.of(PunchFlag.GOES_BACK), false));
        assertEquals(List.of(), filtered(Optional.empty(), Instant.EPOCH, Set.of(PunchFlag.REPEATED_HOUR), false));
        assertEquals(List.of("3"), filtered(Optional.empty(), Instant.EPOCH, Set.of(), true));
    }

    private static QuarantineDraft row(String raw) {
        return new QuarantineDraft(raw, 1, Reason.UNREADABLE, "");
    }
}
