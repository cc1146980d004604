package org.clockhouse.punch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.QuarantineDraft.Reason;
import org.clockhouse.punch.spi.DayMark;
import org.clockhouse.punch.spi.PunchRepository;
import org.junit.jupiter.api.Test;

/** What every keeper of punches must do. Each test uses companies of its own, so one database serves them all. */
public abstract class PunchRepositoryContract {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant RECEIVED = Instant.parse("2026-11-02T00:00:00Z");
    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);

    private final OrgId org = OrgId.next();
    private final TerminalId gate = TerminalId.next();
    private final EmployeeId wang = EmployeeId.next();
    private final EmployeeId li = EmployeeId.next();

    protected abstract PunchRepository punches();

    protected abstract Transactions transactions();

    /** The terminal stands at the site. */
    protected abstract void place(TerminalId terminal, SiteId site);

    /** The day marks of the open transaction's company, which are forgotten with the read. */
    protected abstract Set<DayMark> takeMarks();

    @Test
    void whatIsAppendedIsReadBackWhole() {
        PunchAttributes attributes = new PunchAttributes(
                Method.CARD,
                FunctionKey.BREAK_OUT,
                2,
                "53",
                PunchAttributes.Outcome.REFUSED,
                "expired",
                PunchAttributes.Direction.OUT,
                false,
                "photo/1",
                "01 02 03");
        PunchTime time = PunchTime.of(
                EIGHT, Duration.ofSeconds(28_790), SHANGHAI, ZoneOffset.UTC, PunchTime.OffsetSource.MEASURED);
        PunchSubject card = new PunchSubject(PunchSubject.Kind.CARD, "04a1b2c3");
        Set<PunchFlag> flags = Set.of(PunchFlag.CLOCK_OFF, PunchFlag.GOES_BACK);
        append(List.of(new NewPunch(card, Optional.empty(), time, attributes, flags)));

        Punch punch = after(0).get(0);
        assertEquals(
                new Punch(
                        punch.position(), gate, Road.VISIT, RECEIVED, card, Optional.empty(), time, attributes, flags),
                punch);
        assertEquals(Instant.parse("2026-11-02T00:00:10Z"), punch.at());
    }

    @Test
    void knownIdentitiesAreSkipped() {
        assertEquals(new Appended(2, 0, 0), append(List.of(punch("7", EIGHT), punch("8", EIGHT))));
        assertEquals(
                new Appended(1, 2, 0),
                append(List.of(punch("7", EIGHT), punch("8", EIGHT), punch("7", EIGHT.plusSeconds(1)))));
        assertEquals(3, after(0).size());
    }

    @Test
    void attributesAndFractionsOfASecondAreNoPartOfTheIdentity() {
        append(List.of(punch("7", EIGHT)));
        NewPunch same = new NewPunch(
                PunchSubject.number("7"),
                Optional.of(wang),
                at(EIGHT.plusNanos(400_000_000)),
                PunchAttributes.of(Method.FACE, FunctionKey.OUT),
                Set.of());
        assertEquals(new Appended(0, 1, 0), append(List.of(same)));
    }

    @Test
    void theSameTwiceInOneBatchIsOne() {
        assertEquals(new Appended(1, 1, 0), append(List.of(punch("7", EIGHT), punch("7", EIGHT))));
    }

    @Test
    void theSameSubjectAndReadingAtAnotherTerminalOrOfAnotherKindIsAnotherPunch() {
        append(List.of(punch("7", EIGHT)));
        PunchBatch elsewhere = batch(TerminalId.next(), List.of(punch("7", EIGHT)), List.of(), Progress.NONE);
        assertEquals(1, punches().append(org, elsewhere).added());
        NewPunch pin = new NewPunch(
                new PunchSubject(PunchSubject.Kind.PIN, "7"),
                Optional.empty(),
                at(EIGHT),
                PunchAttributes.of(Method.PIN, FunctionKey.UNSTATED),
                Set.of());
        assertEquals(1, append(List.of(pin)).added());
    }

    @Test
    void knownTellsWhichKeysAreThere() {
        append(List.of(punch("7", EIGHT)));
        PunchKey there = punch("7", EIGHT).key();
        PunchKey notThere = punch("8", EIGHT).key();
        Set<PunchKey> many = new HashSet<>(Set.of(there, notThere));
        IntStream.range(0, 2_500).forEach(i -> many.add(punch("x" + i, EIGHT).key()));
        assertEquals(Set.of(there), in(() -> punches().known(gate, many)));
        assertEquals(Set.of(), in(() -> punches().known(TerminalId.next(), Set.of(there))));
    }

    @Test
    void theCursorIsSavedWithThePage() {
        assertEquals(TerminalProgress.NONE, progress());
        Progress moved = new Progress("page-1", Instant.parse("2026-11-02T01:00:00Z"));
        punches().append(org, batch(gate, List.of(punch("7", EIGHT)), List.of(), moved));
        assertEquals(
                new TerminalProgress("page-1", Optional.of(moved.reportedUpTo()), Optional.of(instant(EIGHT)), 1),
                progress());
        assertEquals(Map.of(gate, progress()), in(() -> punches().progress()));
    }

    @Test
    void theCursorMayGoBackButTheWatermarkAndTheLastPunchNeverDo() {
        Instant one = Instant.parse("2026-11-02T01:00:00Z");
        punches().append(org, batch(gate, List.of(punch("7", EIGHT)), List.of(), new Progress("9", one)));
        punches()
                .append(
                        org,
                        batch(
                                gate,
                                List.of(punch("7", EIGHT.minusDays(1))),
                                List.of(),
                                new Progress("", one.minusSeconds(9))));
        assertEquals(new TerminalProgress("", Optional.of(one), Optional.of(instant(EIGHT)), 2), progress());
    }

    @Test
    void aBatchWithoutProgressKeepsTheCursor() {
        punches().append(org, batch(gate, List.of(), List.of(), new Progress("9", Instant.EPOCH)));
        append(List.of(punch("7", EIGHT)));
        assertEquals("9", progress().cursor());
        assertEquals(Optional.empty(), progress().reportedUpTo());
    }

    @Test
    void aRowInQuarantineIsListedOnceWhateverTheRoad() {
        QuarantineDraft draft = new QuarantineDraft("7\t1990-00--8 08:00:00", 12, Reason.UNREADABLE, "no such date");
        PunchBatch once = batch(gate, List.of(), List.of(draft), Progress.NONE);
        assertEquals(new Appended(0, 0, 1), punches().append(org, once));
        QuarantineDraft again = new QuarantineDraft(draft.raw(), 99, Reason.UNREADABLE, "another line");
        PunchBatch twice = batch(gate, List.of(), List.of(again, again), Progress.NONE);
        assertEquals(Appended.NOTHING, punches().append(org, twice));

        List<QuarantinedRow> rows = quarantine(QuarantineFilter.ALL);
        assertEquals(1, rows.size());
        assertEquals(
                new QuarantinedRow(rows.get(0).position(), gate, Road.VISIT, "stick.dat", RECEIVED, draft),
                rows.get(0));
        assertEquals(List.of(), quarantine(new QuarantineFilter(Optional.of(TerminalId.next()), Set.of())));
        assertEquals(List.of(), quarantine(new QuarantineFilter(Optional.of(gate), Set.of(Reason.IN_THE_FUTURE))));
    }

    @Test
    void theQuarantineIsPagedLatestFirst() {
        List<QuarantineDraft> drafts = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> new QuarantineDraft("row " + i, i, Reason.UNREADABLE, ""))
                .toList();
        punches().append(org, batch(gate, List.of(), drafts, Progress.NONE));
        Slice<QuarantinedRow> first =
                in(() -> punches().quarantine(Scope.EVERYBODY, QuarantineFilter.ALL, Page.first(3)));
        Slice<QuarantinedRow> rest =
                in(() -> punches().quarantine(Scope.EVERYBODY, QuarantineFilter.ALL, new Page(first.next(), 3)));
        assertEquals(
                List.of(5L, 4L, 3L),
                first.items().stream().map(r -> r.row().line()).toList());
        assertEquals(
                List.of(2L, 1L), rest.items().stream().map(r -> r.row().line()).toList());
        assertEquals("", rest.next());
    }

    @Test
    void positionsRiseInTheOrderOfTheBatchAndAreReadAfterOne() {
        append(List.of(punch("3", EIGHT), punch("1", EIGHT), punch("2", EIGHT)));
        List<Punch> all = after(0);
        assertEquals(
                List.of("3", "1", "2"),
                all.stream().map(p -> p.subject().text()).toList());
        assertEquals(all.subList(1, 3), after(all.get(0).position()));
        assertEquals(all.subList(0, 2), in(() -> punches().after(0, 2)));
    }

    @Test
    void aReaderThatFollowsInterleavedAppendsMissesNothing() throws Exception {
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
    void theSamePageFromManyThreadsIsStoredOnce() throws Exception {
        List<NewPunch> page = IntStream.range(0, 50)
                .mapToObj(i -> punch("7", EIGHT.plusSeconds(i)))
                .toList();
        ExecutorService crew = Executors.newFixedThreadPool(4);
        try {
            List<Future<Appended>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                results.add(crew.submit(() -> append(page)));
            }
            Appended sum = Appended.NOTHING;
            for (Future<Appended> result : results) {
                sum = sum.plus(result.get(60, TimeUnit.SECONDS));
            }
            assertEquals(new Appended(50, 150, 0), sum);
            assertEquals(50, after(0).size());
        } finally {
            crew.shutdownNow();
        }
    }

    @Test
    void aPunchOfSomebodyMarksTheDayInTheZoneOfTheTerminal() {
        append(List.of(punch("7", LocalDateTime.of(2026, 11, 2, 0, 30), wang), punch("8", EIGHT)));
        assertEquals(Set.of(new DayMark(wang, LocalDate.of(2026, 11, 2))), in(this::takeMarks));
        append(List.of(punch("7", LocalDateTime.of(2026, 11, 2, 0, 30), wang)));
        assertEquals(Set.of(), in(this::takeMarks));
    }

    @Test
    void thePunchesOfAMonthAreReadByPersonAndTime() {
        append(List.of(
                punch("8", EIGHT.plusHours(9), li),
                punch("7", EIGHT.plusHours(9), wang),
                punch("7", EIGHT, wang),
                punch("7", EIGHT.minusMonths(1), wang),
                punch("9", EIGHT)));
        Instant from = Instant.parse("2026-11-01T00:00:00Z");
        Instant until = Instant.parse("2026-12-01T00:00:00Z");
        assertEquals(
                List.of(instant(EIGHT), instant(EIGHT.plusHours(9))),
                in(() -> punches().of(List.of(wang), from, until)).stream()
                        .map(Punch::at)
                        .toList());
        assertEquals(3, in(() -> punches().of(List.of(li, wang), from, until)).size());
        assertEquals(
                0,
                in(() -> punches().of(List.of(wang), instant(EIGHT.plusHours(9)).plusSeconds(1), until))
                        .size());
        assertEquals(
                1,
                in(() -> punches().of(List.of(wang), instant(EIGHT), instant(EIGHT.plusHours(9))))
                        .size());
    }

    @Test
    void aPageIsLatestFirstAndCanBeFollowed() {
        append(List.of(punch("1", EIGHT, wang), punch("2", EIGHT, li), punch("3", EIGHT)));
        Slice<Punch> first = in(() -> punches().page(Scope.EVERYBODY, PunchFilter.ALL, Page.first(2)));
        assertEquals(List.of("3", "2"), subjects(first.items()));
        Slice<Punch> rest = in(() -> punches().page(Scope.EVERYBODY, PunchFilter.ALL, new Page(first.next(), 2)));
        assertEquals(List.of("1"), subjects(rest.items()));
        assertEquals("", rest.next());
    }

    @Test
    void aCursorOfAnotherListIsRefusedAndSaysWhere() {
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
    void aScopeSeesItsPeopleAndNobodysPunchesOnlyWithEverybody() {
        append(List.of(punch("1", EIGHT, wang), punch("2", EIGHT, li), punch("3", EIGHT)));
        assertEquals(
                List.of("1"),
                subjects(in(() -> punches().page(Scope.only(wang), PunchFilter.ALL, Page.first(9)))
                        .items()));
        assertEquals(
                List.of(),
                in(() -> punches().page(Scope.NOBODY, PunchFilter.ALL, Page.first(9)))
                        .items());
    }

    @Test
    void whatIsNobodysIsSeenWhereItsTerminalStands() {
        SiteId site = SiteId.next();
        in(() -> {
            place(gate, site);
            return gate;
        });
        punches().append(org, batch(gate, List.of(punch("7", EIGHT)), List.of(row("7")), Progress.NONE));
        punches().append(org, batch(TerminalId.next(), List.of(punch("8", EIGHT)), List.of(row("8")), Progress.NONE));
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
                in(() -> punches().unmatched(Scope.only(wang), Page.first(9))).items());
        assertEquals(
                List.of(),
                in(() -> punches().quarantine(Scope.only(wang), QuarantineFilter.ALL, Page.first(9)))
                        .items());
    }

    @Test
    void aFilterChooses() {
        NewPunch flagged = new NewPunch(
                PunchSubject.number("4"),
                Optional.of(wang),
                at(EIGHT.plusDays(1)),
                PunchAttributes.of(Method.CARD, FunctionKey.IN),
                Set.of(PunchFlag.GOES_BACK, PunchFlag.CLOCK_OFF));
        append(List.of(punch("1", EIGHT, wang), punch("2", EIGHT, li), punch("3", EIGHT), flagged));
        Instant from = instant(EIGHT).plusSeconds(1);
        assertEquals(List.of("4", "1"), filtered(Optional.of(wang), Instant.EPOCH, Set.of(), false));
        assertEquals(List.of("4"), filtered(Optional.empty(), from, Set.of(), false));
        assertEquals(List.of("4"), filtered(Optional.empty(), Instant.EPOCH, Set.of(PunchFlag.GOES_BACK), false));
        assertEquals(List.of(), filtered(Optional.empty(), Instant.EPOCH, Set.of(PunchFlag.REPEATED_HOUR), false));
        assertEquals(List.of("3"), filtered(Optional.empty(), Instant.EPOCH, Set.of(), true));
    }

    @Test
    void unmatchedSubjectsAreSummedForEachTerminal() {
        append(List.of(punch("7", EIGHT.plusHours(1)), punch("1", EIGHT, wang), punch("9", EIGHT), punch("7", EIGHT)));
        TerminalId other = TerminalId.next();
        punches().append(org, batch(other, List.of(punch("7", EIGHT)), List.of(), Progress.NONE));
        PunchSubject seven = PunchSubject.number("7");
        Slice<UnmatchedSubject> first = in(() -> punches().unmatched(Scope.EVERYBODY, Page.first(1)));
        assertEquals(
                List.of(new UnmatchedSubject(gate, seven, 2, instant(EIGHT), instant(EIGHT.plusHours(1)))),
                first.items());
        Slice<UnmatchedSubject> rest = in(() -> punches().unmatched(Scope.EVERYBODY, new Page(first.next(), 5)));
        assertEquals(
                List.of(
                        new UnmatchedSubject(gate, PunchSubject.number("9"), 1, instant(EIGHT), instant(EIGHT)),
                        new UnmatchedSubject(other, seven, 1, instant(EIGHT), instant(EIGHT))),
                rest.items());
    }

    @Test
    void attributingAfterwardsGivesThePunchesAndMarksTheDays() {
        PunchSubject card = new PunchSubject(PunchSubject.Kind.CARD, "04a1b2c3");
        append(List.of(punch(card, EIGHT), punch(card, EIGHT.plusDays(1)), punch("7", EIGHT)));
        assertEquals(1, in(() -> punches().attribute(Attribution.ofUnmatched(wang, card, gate), 1)));
        assertEquals(1, in(() -> punches().attribute(Attribution.ofUnmatched(wang, card, gate), 10)));
        assertEquals(0, in(() -> punches().attribute(Attribution.ofUnmatched(wang, card, gate), 10)));
        assertEquals(
                Set.of(
                        new DayMark(wang, EIGHT.toLocalDate()),
                        new DayMark(wang, EIGHT.toLocalDate().plusDays(1))),
                in(this::takeMarks));
        assertEquals(List.of("7"), filtered(Optional.empty(), Instant.EPOCH, Set.of(), true));
    }

    @Test
    void attributingAnewMovesPunchesOfThatTimeAndMarksBothPeople() {
        append(List.of(punch("7", EIGHT, wang), punch("7", EIGHT.plusDays(1), wang)));
        in(this::takeMarks);
        PunchSubject seven = PunchSubject.number("7");
        Instant until = instant(EIGHT.plusHours(1));
        Attribution anew = new Attribution(li, seven, Set.of(gate), Instant.EPOCH, until, false);
        assertEquals(1, in(() -> punches().attribute(anew, 10)));
        assertEquals(
                Set.of(new DayMark(wang, EIGHT.toLocalDate()), new DayMark(li, EIGHT.toLocalDate())),
                in(this::takeMarks));
        Attribution elsewhere =
                new Attribution(li, seven, Set.of(TerminalId.next()), Instant.EPOCH, PunchFilter.OPEN, false);
        assertEquals(0, in(() -> punches().attribute(elsewhere, 10)));
    }

    @Test
    void anAttributionThatRollsBackChangesNothing() {
        append(List.of(punch("7", EIGHT)));
        assertThrows(
                IllegalArgumentException.class,
                () -> in(() -> {
                    punches().attribute(Attribution.ofUnmatched(wang, PunchSubject.number("7"), gate), 10);
                    throw new IllegalArgumentException("roll back");
                }));
        assertEquals(List.of("7"), filtered(Optional.empty(), Instant.EPOCH, Set.of(), true));
    }

    @Test
    void anotherCompanySeesNothingAndHasItsOwnIdentities() {
        append(List.of(punch("7", EIGHT)));
        OrgId other = OrgId.next();
        assertTrue(transactions().in(other, () -> punches().after(0, 10)).isEmpty());
        assertEquals(
                1,
                punches()
                        .append(other, batch(gate, List.of(punch("7", EIGHT)), List.of(), Progress.NONE))
                        .added());
        assertEquals(1, after(0).size());
    }

    @Test
    void tokensOfAnyLengthAndChineseTextSurvive() {
        String longest = "ab".repeat(PunchSubject.LONGEST / 2);
        append(List.of(
                punch(new PunchSubject(PunchSubject.Kind.FACE, longest), EIGHT),
                punch(PunchSubject.number("员工七号"), EIGHT)));
        assertEquals(List.of(longest, "员工七号"), subjects(after(0)));
    }

    private List<String> filtered(Optional<EmployeeId> who, Instant from, Set<PunchFlag> flags, boolean unmatched) {
        PunchFilter filter = new PunchFilter(who, Optional.of(gate), from, PunchFilter.OPEN, flags, unmatched);
        return subjects(
                in(() -> punches().page(Scope.EVERYBODY, filter, Page.first(9))).items());
    }

    private static List<String> subjects(List<Punch> punches) {
        return punches.stream().map(p -> p.subject().text()).toList();
    }

    private List<QuarantinedRow> quarantine(QuarantineFilter filter) {
        return in(() -> punches().quarantine(Scope.EVERYBODY, filter, Page.first(9)))
                .items();
    }

    private static QuarantineDraft row(String raw) {
        return new QuarantineDraft(raw, 1, Reason.UNREADABLE, "");
    }

    private TerminalProgress progress() {
        return in(() -> punches().progressOf(gate));
    }

    private List<Punch> after(long position) {
        return in(() -> punches().after(position, 1_000));
    }

    private <T> T in(Transactions.Work<T, RuntimeException> work) {
        return transactions().in(org, work);
    }

    private Appended append(List<NewPunch> page) {
        return punches().append(org, batch(gate, page, List.of(), Progress.NONE));
    }

    private static PunchBatch batch(
            TerminalId terminal, List<NewPunch> punches, List<QuarantineDraft> drafts, Progress progress) {
        return new PunchBatch(terminal, Road.VISIT, "stick.dat", RECEIVED, punches, drafts, progress);
    }

    private static NewPunch punch(String number, LocalDateTime reading, EmployeeId... employee) {
        return new NewPunch(
                PunchSubject.number(number),
                Arrays.stream(employee).findFirst(),
                at(reading),
                PunchAttributes.of(Method.FINGERPRINT, FunctionKey.IN),
                Set.of());
    }

    private static NewPunch punch(PunchSubject subject, LocalDateTime reading) {
        return new NewPunch(
                subject,
                Optional.empty(),
                at(reading),
                PunchAttributes.of(Method.CARD, FunctionKey.UNSTATED),
                Set.of());
    }

    private static PunchTime at(LocalDateTime reading) {
        return PunchTime.of(reading, Duration.ofHours(8), SHANGHAI, PunchTime.OffsetSource.ZONE_RULES);
    }

    private static Instant instant(LocalDateTime reading) {
        return at(reading).at();
    }
}
