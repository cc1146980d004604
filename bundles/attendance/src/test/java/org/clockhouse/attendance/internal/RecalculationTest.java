package org.clockhouse.attendance.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.clockhouse.attendance.Assignment;
import org.clockhouse.attendance.Assignment.Target;
import org.clockhouse.attendance.AttendanceException;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayExplanation;
import org.clockhouse.attendance.DayResult;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.LiveBoard;
import org.clockhouse.attendance.LiveBoard.Presence;
import org.clockhouse.attendance.MonthQuery;
import org.clockhouse.attendance.OneOff;
import org.clockhouse.attendance.Pattern;
import org.clockhouse.attendance.Policy;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.RuleSet;
import org.clockhouse.attendance.Shift;
import org.clockhouse.credential.AccessLevel;
import org.clockhouse.credential.AccessLevelId;
import org.clockhouse.credential.AccessPlan;
import org.clockhouse.credential.Reach;
import org.clockhouse.credential.WallTerminal;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Rush;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Workers;
import org.clockhouse.registry.DayType;
import org.junit.jupiter.api.Test;

class RecalculationTest {

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();
    private final EmployeeId bob = office.hire();

    private Shift dayShift() {
        Shift shift = office.shift("D9", "09:00", "18:00");
        office.everybodyWorks(Office.workdays(shift), "2026-11-01");
        return shift;
    }

    @Test
    void aPunchMakesItsDayByItself() {
        dayShift();
        office.punch(ann, "2026-11-16 08:58:30", "2026-11-16 18:01:00");
        office.settle();
        DayResult day = office.result(ann, "2026-11-16");
        assertEquals(480, day.minutes().get(Bucket.REGULAR));
        assertEquals("2026-11-16T08:58", day.firstIn().orElseThrow().toString());
        assertEquals("2026-11-16T18:01", day.lastOut().orElseThrow().toString());
        assertEquals(ResultState.FINAL, day.state());
        assertEquals(1, day.version());
        assertEquals(0, office.timesheets.pending(office.org));
        assertTrue(office.changes.told().contains(Topic.TIMESHEETS));
    }

    @Test
    void whatIsMarkedIsPendingUntilItIsWorkedOut() {
        dayShift();
        office.settle();
        office.punch(ann, "2026-11-16 08:58:30");
        assertEquals(1, office.timesheets.pending(office.org));
        office.settle();
        assertEquals(0, office.timesheets.pending(office.org));
    }

    private Recalculation paced(Rush rush, Workers workers, Duration pause) {
        return new Recalculation(
                office.reader,
                new DifferenceWriter(
                        office.memory.results,
                        office.closed,
                        office.memory.watches,
                        office.memory.marks,
                        office.transactions,
                        office.changes),
                office.memory.marks,
                office.agenda,
                office.registry.organisation,
                office.transactions,
                rush,
                workers,
                pause);
    }

    @Test
    void whatComesRightAfterARoundWaitsForTheNextOne() {
        dayShift();
        office.settle();
        DirectWorkers workers = new DirectWorkers();
        Recalculation paced = paced(worked -> Duration.ZERO, workers, Duration.ofHours(1));
        office.punch(ann, "2026-11-16 08:58:30");
        paced.changed(office.org, Topic.PUNCHES);
        assertEquals(0, office.timesheets.pending(office.org), "the first is worked out at once");
        office.punch(ann, "2026-11-16 18:01:00");
        paced.changed(office.org, Topic.PUNCHES);
        assertEquals(1, office.timesheets.pending(office.org));
        workers.tick();
        assertEquals(0, office.timesheets.pending(office.org));
    }

    @Test
    void inARushResultsWaitUntilItIsOver() {
        dayShift();
        office.settle();
        DirectWorkers workers = new DirectWorkers();
        AtomicReference<Duration> rest = new AtomicReference<>(Duration.ofHours(1));
        Recalculation paced = paced(worked -> rest.get(), workers, Duration.ZERO);
        office.punch(ann, "2026-11-16 08:58:30");
        paced.changed(office.org, Topic.PUNCHES);
        office.punch(bob, "2026-11-16 08:59:00");
        paced.changed(office.org, Topic.PUNCHES);
        workers.tick();
        assertEquals(2, office.timesheets.pending(office.org));
        rest.set(Duration.ZERO);
        workers.tick();
        assertEquals(0, office.timesheets.pending(office.org));
        assertTrue(office.result(ann, "2026-11-16").firstIn().isPresent());
        assertTrue(office.result(bob, "2026-11-16").firstIn().isPresent());
    }

    @Test
    void p66TheSamePunchesTwiceChangeNothing() {
        dayShift();
        office.punch(ann, "2026-11-16 08:59:00", "2026-11-16 18:00:00");
        office.settle();
        office.punch(ann, "2026-11-16 08:59:00", "2026-11-16 18:00:00");
        office.timesheets.recalculate(
                office.actor, Scope.EVERYBODY, LocalDate.parse("2026-11-16"), LocalDate.parse("2026-11-16"));
        office.settle();
        DayResult day = office.result(ann, "2026-11-16");
        assertEquals(480, day.minutes().get(Bucket.REGULAR));
        assertEquals(1, day.version());
    }

    @Test
    void aLaterPunchMakesTheNextVersionAndTouchesNobodyElse() {
        dayShift();
        office.punch(ann, "2026-11-16 08:59:00");
        office.punch(bob, "2026-11-16 09:30:00", "2026-11-16 18:00:00");
        office.settle();
        assertEquals(
                List.of(Flag.of(Flag.Kind.MISSING_OUT)),
                office.result(ann, "2026-11-16").flags());
        DayResult bobs = office.result(bob, "2026-11-16");
        office.punch(ann, "2026-11-16 18:00:00");
        office.settle();
        DayResult day = office.result(ann, "2026-11-16");
        assertEquals(2, day.version());
        assertEquals(List.of(), day.flags());
        assertEquals(bobs, office.result(bob, "2026-11-16"));
    }

    @Test
    void absentAsSoonAsTheTerminalsThatOneMayUseHaveReported() {
        TerminalId press = TerminalId.next();
        TerminalId broken = TerminalId.next();
        office.memory.reported(press, office.site.id(), "2026-11-16T23:00:00Z");
        office.memory.reported(broken, office.site.id(), "2026-11-16T01:00:00Z");
        office.access = only(Set.of(ann), press, broken);
        office.at("2026-11-16T23:00:00Z");
        dayShift();
        office.settle();
        assertEquals(DayStatus.ABSENT, office.result(ann, "2026-11-16").status());
        assertEquals(
                DayStatus.PROVISIONAL,
                office.result(bob, "2026-11-16").status(),
                "bob may have used the terminal that is broken");
        office.access = only(Set.of(ann, bob), press, broken);
        office.settle();
        assertEquals(DayStatus.ABSENT, office.result(bob, "2026-11-16").status(), "now it is not one of his");
    }

    @Test
    void whoIsLetInElsewhereMeanwhileWaitsForThat() {
        TerminalId press = TerminalId.next();
        office.memory.reported(press, office.site.id(), "2026-11-16T02:00:00Z");
        office.reported("2026-11-16T01:00:00Z");
        office.at("2026-11-16T23:00:00Z");
        dayShift();
        office.settle();
        assertEquals(DayStatus.PROVISIONAL, office.result(bob, "2026-11-16").status());
        office.access = only(Set.of(bob), press, new TerminalId(office.site.id().value()));
        office.settle();
        assertEquals(DayStatus.PROVISIONAL, office.result(bob, "2026-11-16").status());
        office.memory.reported(press, office.site.id(), "2026-11-16T16:01:00Z");
        office.settle();
        assertEquals(DayStatus.ABSENT, office.result(bob, "2026-11-16").status());
        assertEquals(DayStatus.PROVISIONAL, office.result(ann, "2026-11-16").status());
    }

    @Test
    void aTerminalElsewhereThatOneMayUseIsWaitedForToo() {
        TerminalId yard = TerminalId.next();
        SiteId other = office.registry.site("北京", "Asia/Shanghai").id();
        office.reported("2026-11-16T23:00:00Z");
        office.memory.reported(yard, other, "2026-11-16T10:00:00Z");
        AccessLevel level = new AccessLevel(
                AccessLevelId.next(),
                new LocalName("堆场", "Yard"),
                AccessLevel.Places.of(Set.of(yard)),
                new AccessLevel.Group(Set.of(), Set.of(ann), false),
                AccessLevel.Validity.ALWAYS,
                1);
        TerminalId gate = new TerminalId(office.site.id().value());
        office.access = plan(level, wall(yard, other), wall(gate, office.site.id()));
        office.at("2026-11-16T23:00:00Z");
        dayShift();
        office.settle();
        assertEquals(DayStatus.PROVISIONAL, office.result(ann, "2026-11-16").status());
        assertEquals(DayStatus.ABSENT, office.result(bob, "2026-11-16").status());
        office.memory.reported(yard, other, "2026-11-16T16:01:00Z");
        office.settle();
        assertEquals(DayStatus.ABSENT, office.result(ann, "2026-11-16").status());
    }

    private AccessPlan only(Set<EmployeeId> people, TerminalId terminal, TerminalId beside) {
        AccessLevel level = new AccessLevel(
                AccessLevelId.next(),
                new LocalName("冲压", "Press"),
                AccessLevel.Places.of(Set.of(terminal)),
                new AccessLevel.Group(Set.of(), people, true),
                AccessLevel.Validity.ALWAYS,
                1);
        return plan(level, wall(terminal, office.site.id()), wall(beside, office.site.id()));
    }

    private static AccessPlan plan(AccessLevel level, WallTerminal... terminals) {
        return new AccessPlan(
                List.of(new AccessPlan.Way(
                        level, new Reach.Circle(Set.of(), level.group().people()))),
                List.of(terminals));
    }

    private static WallTerminal wall(TerminalId id, SiteId site) {
        return new WallTerminal(
                id,
                new LocalName("门", "Door"),
                site,
                Optional.empty(),
                true,
                true,
                Instant.EPOCH,
                WallTerminal.Ability.UNKNOWN);
    }

    @Test
    void t043WhoWalksPastAReaderIsReadOftenAndComesInOnce() {
        RuleSet standard = office.rules.standard(office.org);
        office.rules.amend(
                office.actor,
                standard.id(),
                standard.version(),
                LocalDate.parse("2026-11-16"),
                Policy.of(Map.of("dedupe", "2")));
        dayShift();
        office.punch(
                ann,
                "2026-11-16 08:58:01",
                "2026-11-16 08:58:02",
                "2026-11-16 08:58:04",
                "2026-11-16 08:59:30",
                "2026-11-16 18:02:00",
                "2026-11-16 18:02:03");
        office.settle();
        DayResult day = office.result(ann, "2026-11-16");
        assertEquals(Optional.of(LocalDateTime.of(2026, 11, 16, 8, 58)), day.firstIn());
        assertEquals(Optional.of(LocalDateTime.of(2026, 11, 16, 18, 2)), day.lastOut());
        assertEquals(List.of(), day.flags());
    }

    @Test
    void absentOnlyWhenTheTerminalsHaveReportedPastTheWindow() {
        office.at("2026-11-16T03:00:00Z");
        dayShift();
        office.settle();
        assertEquals(DayStatus.PROVISIONAL, office.result(ann, "2026-11-16").status());
        office.at("2026-11-16T23:00:00Z");
        office.reported("2026-11-16T12:00:00Z");
        office.settle();
        DayResult waiting = office.result(ann, "2026-11-16");
        assertEquals(DayStatus.PROVISIONAL, waiting.status());
        assertEquals(0, waiting.minutes().get(Bucket.ABSENT));
        office.reported("2026-11-16T16:01:00Z");
        office.settle();
        DayResult absent = office.result(ann, "2026-11-16");
        assertEquals(DayStatus.ABSENT, absent.status());
        assertEquals(480, absent.minutes().get(Bucket.ABSENT));
        assertEquals(ResultState.FINAL, absent.state());
        office.settle();
        assertEquals(absent.version(), office.result(ann, "2026-11-16").version());
    }

    @Test
    void aNewDateBringsItsDaysWithoutAnyFact() {
        dayShift();
        office.settle();
        office.at("2026-11-23T00:00:00Z");
        office.workers.tick();
        assertEquals(DayStatus.PROVISIONAL, office.result(ann, "2026-11-23").status());
        assertEquals(
                "D9", office.result(bob, "2026-11-23").planned().orElseThrow().code());
    }

    @Test
    void p07ADatedChangeBeatsTheAssignmentForBothPunches() {
        dayShift();
        Shift other = office.shift("G2", "10:00", "19:00");
        LocalDate date = LocalDate.parse("2026-11-16");
        OneOff swap = office.rosters.change(office.actor, new OneOff(ann, date, List.of(other.id()), "swap", 0));
        office.punch(ann, "2026-11-16 09:55:00", "2026-11-16 19:05:00");
        office.settle();
        DayResult day = office.result(ann, "2026-11-16");
        assertEquals("G2", day.planned().orElseThrow().code());
        assertEquals(480, day.minutes().get(Bucket.REQUIRED));
        assertEquals(480, day.minutes().get(Bucket.REGULAR));
        assertEquals(5, day.minutes().get(Bucket.EXTRA));
        office.rosters.restore(office.actor, ann, date, swap.version());
        office.settle();
        assertEquals(
                "D9", office.result(ann, "2026-11-16").planned().orElseThrow().code());
    }

    @Test
    void theNearestAssignmentWins() {
        dayShift();
        Shift department = office.shift("DP", "08:00", "17:00");
        Shift nearer = office.shift("NR", "07:00", "16:00");
        Shift own = office.shift("OW", "06:00", "15:00");
        LocalDate from = LocalDate.parse("2026-11-16");
        assign(new Target.OfDepartment(office.works.id()), department, from);
        office.settle();
        assertEquals("DP", office.codes(ann, "2026-11-16", "2026-11-16").get("2026-11-16"));
        assign(new Target.OfDepartment(office.press.id()), nearer, from.plusDays(1));
        Assignment personal = assign(new Target.OfEmployee(ann), own, from.plusDays(2));
        office.settle();
        assertEquals(
                Map.of("2026-11-13", "D9", "2026-11-16", "DP", "2026-11-17", "NR", "2026-11-18", "OW"),
                office.codes(ann, "2026-11-13", "2026-11-18"));
        assertEquals("NR", office.codes(bob, "2026-11-18", "2026-11-18").get("2026-11-18"));
        office.rosters.withdraw(office.actor, personal.id(), personal.version());
        office.settle();
        assertEquals("NR", office.codes(ann, "2026-11-18", "2026-11-18").get("2026-11-18"));
    }

    private Assignment assign(Target target, Shift shift, LocalDate from) {
        return office.rosters.assign(office.actor, target, Office.workdays(shift), from, Optional.empty(), false);
    }

    @Test
    void oneTargetHasOneAssignmentAtATime() {
        Shift shift = dayShift();
        Refused refused =
                assertThrows(Refused.class, () -> assign(new Target.Everybody(), shift, LocalDate.parse("2026-12-01")));
        assertEquals("roster.overlap", refused.code());
    }

    @Test
    void shiftsThatRunIntoEachOtherAreRefused() {
        Shift night = office.shift("NT", "22:00", "07:00");
        Shift early = office.shift("EA", "06:00", "14:00");
        Pattern clash = new Pattern(Pattern.MONDAY, List.of(List.of(night.id()), List.of(early.id())));
        Refused refused = assertThrows(
                Refused.class,
                () -> office.rosters.assign(
                        office.actor,
                        new Target.Everybody(),
                        clash,
                        LocalDate.parse("2026-11-01"),
                        Optional.empty(),
                        false));
        assertEquals("roster.shifts.overlap", refused.code());
        assertEquals("/pattern/days/1", refused.violations().get(0).pointer());
    }

    @Test
    void p68ARotationRunsByItsAnchor() {
        Shift day = office.shift("DD", "08:00", "20:00");
        Shift night = office.shift("NN", "20:00", "08:00");
        List<org.clockhouse.kernel.ShiftId> off = List.of();
        Pattern rotation = new Pattern(
                LocalDate.parse("2026-11-01").minusDays(2),
                List.of(List.of(day.id()), List.of(day.id()), List.of(night.id()), List.of(night.id()), off, off));
        office.rosters.assign(
                office.actor,
                new Target.OfEmployee(ann),
                rotation,
                LocalDate.parse("2026-11-01"),
                Optional.empty(),
                true);
        office.settle();
        assertEquals("NN", office.codes(ann, "2026-11-14", "2026-11-14").get("2026-11-14"));
        assertEquals(
                "{2026-11-01=NN, 2026-11-02=NN, 2026-11-05=DD, 2026-11-06=DD, 2026-11-07=NN}",
                office.codes(ann, "2026-11-01", "2026-11-07").toString());
    }

    @Test
    void theCalendarTakesHolidaysAwayAndBringsMakeUpDays() {
        Shift shift = dayShift();
        office.rosters.assign(
                office.actor,
                new Target.OfEmployee(bob),
                Office.workdays(shift),
                LocalDate.parse("2026-11-01"),
                Optional.empty(),
                true);
        office.calendar(Map.of("2026-11-16", DayType.STATUTORY, "2026-11-14", DayType.SWAPPED_WORKDAY));
        office.timesheets.recalculate(
                office.actor, Scope.EVERYBODY, LocalDate.parse("2026-11-10"), LocalDate.parse("2026-11-20"));
        office.settle();
        assertEquals(
                "{2026-11-13=D9, 2026-11-14=D9, 2026-11-17=D9}",
                office.codes(ann, "2026-11-13", "2026-11-17").toString());
        assertEquals(
                "{2026-11-13=D9, 2026-11-16=D9, 2026-11-17=D9}",
                office.codes(bob, "2026-11-13", "2026-11-17").toString());
    }

    @Test
    void aNewEditionOfAShiftHoldsFromItsDateOn() {
        Shift shift = dayShift();
        office.punch(ann, "2026-11-16 09:05:00", "2026-11-16 18:00:00");
        office.punch(ann, "2026-11-17 09:05:00", "2026-11-17 18:00:00");
        office.settle();
        org.clockhouse.attendance.ShiftTerms later = new org.clockhouse.attendance.ShiftTerms(
                "D9",
                shift.terms().name(),
                "",
                List.of(new org.clockhouse.attendance.ShiftTerms.Segment(545, 1_080)),
                shift.terms().breaks(),
                120,
                360,
                shift.terms().rules(),
                java.util.OptionalInt.empty(),
                java.util.OptionalInt.empty());
        office.shifts.amend(office.actor, shift.id(), shift.version(), LocalDate.parse("2026-11-17"), later);
        office.settle();
        assertEquals(5, office.result(ann, "2026-11-16").minutes().get(Bucket.LATE));
        assertEquals(1, office.result(ann, "2026-11-16").version());
        assertEquals(0, office.result(ann, "2026-11-17").minutes().get(Bucket.LATE));
        assertEquals(2, office.result(ann, "2026-11-17").version());
    }

    @Test
    void aNewEditionOfTheRulesHoldsFromItsDateOn() {
        dayShift();
        office.punch(ann, "2026-11-16 09:05:00", "2026-11-16 18:00:00");
        office.punch(ann, "2026-11-17 09:05:00", "2026-11-17 18:00:00");
        office.settle();
        var standard = office.rules.standard(office.org);
        office.rules.amend(
                office.actor,
                standard.id(),
                standard.version(),
                LocalDate.parse("2026-11-17"),
                Policy.of(Map.of("late_grace", "10")));
        office.settle();
        assertEquals(5, office.result(ann, "2026-11-16").minutes().get(Bucket.LATE));
        assertEquals(0, office.result(ann, "2026-11-17").minutes().get(Bucket.LATE));
    }

    @Test
    void aNightShiftOwnsThePunchAfterMidnight() {
        Shift night = office.shift("NT", "22:00", "06:00");
        office.everybodyWorks(Office.workdays(night), "2026-11-01");
        office.punch(ann, "2026-11-16 21:50:00", "2026-11-17 06:02:00");
        office.settle();
        DayResult day = office.result(ann, "2026-11-16");
        assertEquals(480, day.minutes().get(Bucket.REGULAR));
        assertEquals(2, day.minutes().get(Bucket.EXTRA));
        assertEquals("2026-11-17T06:02", day.lastOut().orElseThrow().toString());
    }

    @Test
    void aPunchInNobodysWindowIsListedAndNotLost() {
        dayShift();
        office.punch(ann, "2026-11-17 05:30:00", "2026-11-17 09:00:00", "2026-11-17 18:00:00");
        office.settle();
        List<DayResult> both = office.results(ann, "2026-11-17", "2026-11-17");
        assertEquals(2, both.size());
        assertEquals(List.of(), both.get(0).flags());
        assertEquals(List.of(new Flag(Flag.Kind.UNASSIGNED, "1")), both.get(1).flags());
        assertTrue(both.get(1).planned().isEmpty());
    }

    @Test
    void workOnARestDayIsExtra() {
        dayShift();
        office.punch(ann, "2026-11-15 10:00:00", "2026-11-15 14:00:00");
        office.settle();
        DayResult day = office.result(ann, "2026-11-15");
        assertEquals(DayType.REST_DAY, day.dayType());
        assertEquals(240, day.minutes().get(Bucket.EXTRA));
        assertEquals(0, day.minutes().get(Bucket.REQUIRED));
    }

    @Test
    void somebodyWhoLeftHasNoDaysAfterwards() {
        dayShift();
        office.settle();
        assertEquals(DayStatus.ABSENT, office.result(ann, "2026-11-18").status());
        var person = office.registry.directory.of(office.org, List.of(ann)).get(ann);
        office.registry.employees.end(
                office.actor, Scope.EVERYBODY, ann, LocalDate.parse("2026-11-17"), "", person.version());
        office.settle();
        assertEquals(1, office.results(ann, "2026-11-17", "2026-11-17").size());
        assertEquals(List.of(), office.results(ann, "2026-11-18", "2026-11-19"));
    }

    @Test
    void theExplanationReproducesTheStoredFigures() {
        dayShift();
        office.punch(ann, "2026-11-16 09:11:00", "2026-11-16 12:05:00", "2026-11-16 18:31:00", "2026-11-15 21:00:00");
        office.settle();
        DayExplanation day = office.timesheets.day(office.org, Scope.EVERYBODY, ann, LocalDate.parse("2026-11-16"));
        assertFalse(day.pending());
        DayResult stored = office.result(ann, "2026-11-16");
        assertEquals(stored, day.results().get(0));
        for (Bucket bucket : Bucket.values()) {
            int explained = day.lines().stream()
                    .flatMap(line -> line.minutes().stream())
                    .filter(share -> share.bucket() == bucket)
                    .mapToInt(share -> share.minutes())
                    .sum();
            assertEquals(stored.minutes().get(bucket), explained, bucket.name());
        }
        assertEquals(
                "[OTHER_DATE, IN, BETWEEN, OUT]",
                day.punches().stream().map(use -> use.use()).toList().toString());
        var late = day.lines().stream()
                .filter(line -> line.code().equals("late.full"))
                .findFirst()
                .orElseThrow();
        assertEquals("11", late.params().get("minutes"));
        assertEquals("09:00", late.params().get("planned"));
        assertEquals("6", late.section());
    }

    @Test
    void anExplanationOutsideTheScopeIsNotFound() {
        assertThrows(
                NotFound.class,
                () -> office.timesheets.day(office.org, Scope.only(bob), ann, LocalDate.parse("2026-11-16")));
    }

    @Test
    void theMonthSheetShowsTheScopeOnly() {
        dayShift();
        office.settle();
        MonthQuery november = MonthQuery.of(java.time.YearMonth.of(2026, 11));
        assertEquals(
                List.of(bob),
                office.timesheets.month(office.org, Scope.only(bob), november, Page.first(10)).items().stream()
                        .map(row -> row.person().id())
                        .toList());
        assertEquals(
                2,
                office.timesheets
                        .month(office.org, Scope.EVERYBODY, november, Page.first(10))
                        .items()
                        .size());
        assertEquals(
                15,
                office.timesheets
                        .month(office.org, Scope.only(bob), november, Page.first(10))
                        .items()
                        .get(0)
                        .days()
                        .size());
    }

    @Test
    void exceptionsArePagedWithoutGapsOrRepeats() {
        dayShift();
        office.settle();
        AttendanceException.Filter filter =
                new AttendanceException.Filter(MonthQuery.of(java.time.YearMonth.of(2026, 11)), Set.of(), false);
        java.util.List<String> seen = new java.util.ArrayList<>();
        Page page = Page.first(4);
        do {
            Slice<AttendanceException> slice = office.timesheets.exceptions(office.org, Scope.EVERYBODY, filter, page);
            assertTrue(slice.items().size() <= 4);
            slice.items()
                    .forEach(
                            each -> seen.add(each.employee().text() + each.day().date() + each.kind()));
            page = new Page(slice.next(), 4);
        } while (!page.after().isEmpty());
        assertEquals(28, seen.size());
        assertEquals(28, Set.copyOf(seen).size());
    }

    @Test
    void theBoardKnowsWhoIsThereAndWhoIsNot() {
        office.at("2026-11-20T02:00:00Z");
        office.reported("2026-11-20T02:00:00Z");
        EmployeeId cid = office.hire();
        dayShift();
        office.punch(ann, "2026-11-20 08:55:00");
        office.punch(bob, "2026-11-20 09:20:00");
        office.settle();
        LiveBoard.SiteLine line = office.timesheets
                .today(office.org, Scope.EVERYBODY, Set.of())
                .sites()
                .get(0);
        assertEquals(
                "3 expected, 2 on duty, 1 late, 0 away, 1 missing, 0 unknown",
                line.figures().expected() + " expected, " + line.figures().onDuty() + " on duty, "
                        + line.figures().late() + " late, " + line.figures().onBreak() + " away, "
                        + line.figures().missing() + " missing, "
                        + line.figures().unknown() + " unknown");
        office.at("2026-11-20T02:40:00Z");
        assertEquals(
                List.of(cid),
                office
                        .timesheets
                        .people(office.org, Scope.EVERYBODY, Optional.empty(), Optional.of(Presence.UNKNOWN))
                        .stream()
                        .map(person -> person.person().id())
                        .toList());
    }

    @Test
    void everyChangeOfTheRosterIsInTheAuditTrail() {
        Shift shift = office.shift("D9", "09:00", "18:00");
        Assignment made = assign(new Target.OfEmployee(ann), shift, LocalDate.parse("2026-11-01"));
        Assignment ended = office.rosters.end(office.actor, made.id(), made.version(), LocalDate.parse("2026-11-30"));
        office.rosters.withdraw(office.actor, made.id(), ended.version());
        List<String> actions = office.audit.drafts().stream()
                .map(draft -> draft.action())
                .filter(action -> action.startsWith("shift") || action.startsWith("assignment"))
                .toList();
        assertEquals(List.of("shift.define", "assignment.assign", "assignment.end", "assignment.withdraw"), actions);
    }

    @Test
    void aDateThatCannotBeWorkedOutIsAnIncidentAndStopsNobodyElse() {
        dayShift();
        office.settle();
        office.transactions.run(
                office.org,
                () -> office.memory.rosters.put(
                        new OneOff(
                                ann,
                                LocalDate.parse("2026-11-17"),
                                List.of(org.clockhouse.kernel.ShiftId.next()),
                                "names a shift that is gone",
                                1),
                        0));
        office.punch(ann, "2026-11-17 09:00:00");
        office.punch(bob, "2026-11-17 09:00:00", "2026-11-17 18:00:00");
        office.settle();
        DayResult broken = office.result(ann, "2026-11-17");
        assertEquals(Flag.Kind.INCIDENT, broken.flags().get(0).kind());
        assertEquals(480, office.result(bob, "2026-11-17").minutes().get(Bucket.REGULAR));
        assertEquals(0, office.timesheets.pending(office.org));
        office.rosters.restore(office.actor, ann, LocalDate.parse("2026-11-17"), 1);
        office.settle();
        assertEquals(
                List.of(Flag.of(Flag.Kind.MISSING_OUT)),
                office.result(ann, "2026-11-17").flags());
    }

    @Test
    void aWeekNamesItsDays() {
        Shift shift = office.shift("D9", "09:00", "18:00");
        Pattern week = Pattern.week(Map.of(DayOfWeek.SUNDAY, shift.id()));
        assertEquals(List.of(shift.id()), week.on(LocalDate.parse("2026-11-15")));
        assertEquals(List.of(), week.on(LocalDate.parse("2026-11-16")));
        assertTrue(week.isWeek());
    }
}
