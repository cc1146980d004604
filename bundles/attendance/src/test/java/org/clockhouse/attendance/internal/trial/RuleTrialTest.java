package org.clockhouse.attendance.internal.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.attendance.trial.RuleTrial;
import org.clockhouse.attendance.trial.RuleTrial.Late;
import org.clockhouse.attendance.trial.TrialChange;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.calendar.CalendarDay;
import org.clockhouse.registry.calendar.CalendarDraft;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.registry.organisation.SiteDraft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes are tried on a week that is over. */
class RuleTrialTest {

    private static final TrialChange.Dates WEEK =
            new TrialChange.Dates(LocalDate.parse("2026-11-09"), LocalDate.parse("2026-11-15"));

    private final Office office = new Office();
    private final TrialDesk trials = new TrialDesk(office.reader, office.registry.directory, office.transactions);
    private Shift day;
    private EmployeeId late;
    private EmployeeId onTime;

    @BeforeEach
    void aWeekIsOver() {
        late = office.hire();
        onTime = office.hire();
        day = office.shift("D", "08:00", "17:00");
        office.everybodyWorks(OfficeShifts.workdays(day), "2026-11-09");
        for (int date = 9; date <= 13; date++) {
            office.punch(late, "2026-11-%02d 08:05".formatted(date), "2026-11-%02d 17:00".formatted(date));
            office.punch(onTime, "2026-11-%02d 07:58".formatted(date), "2026-11-%02d 17:00".formatted(date));
        }
        office.settle();
    }

    private RuleTrial run(TrialChange change) {
        return trials.run(office.org, Scope.EVERYBODY, change, WEEK, (people, of) -> true);
    }

    private TrialChange rules(String setting, String value) {
        RuleSet standard = office.rules.standard(office.org);
        return new TrialChange.OfRules(standard.id(), standard.policy().with(setting, value));
    }

    @Test
    void itSaysWhoseMinutesWouldMoveAndStoresNothing() {
        List<DayResult> before = office.results(late, "2026-11-09", "2026-11-15");
        RuleTrial trial = run(rules("late_grace", "10"));
        assertEquals(2, trial.people());
        assertEquals(5, trial.movedDays());
        assertEquals(-25, trial.minutes().get(Bucket.LATE));
        assertEquals(Map.of("LATE", 5), trial.lost());
        assertEquals(Map.of(), trial.gained());
        assertEquals(0, trial.worse());
        assertEquals(
                List.of(late),
                trial.moved().stream().map(moved -> moved.person().id()).toList());
        assertEquals(before, office.results(late, "2026-11-09", "2026-11-15"));
        assertEquals(0, office.timesheets.pending(office.org));
    }

    @Test
    void latesAreCountedByTheirMinutesBothWaysAlsoWhereNothingMoves() {
        office.punch(onTime, "2026-11-14 08:20", "2026-11-14 17:00");
        office.rosters.change(
                office.actor, new OneOff(onTime, LocalDate.parse("2026-11-14"), List.of(day.id()), "", 0));
        office.settle();
        assertEquals(
                List.of(new Late(5, 5, 0), new Late(20, 1, 1)),
                run(rules("late_grace", "10")).lates());
        TrialChange excess = new TrialChange.OfRules(
                office.rules.standard(office.org).id(), Policy.of(Map.of("late_grace", "3", "grace_mode", "EXCESS")));
        assertEquals(
                List.of(new Late(2, 0, 5), new Late(5, 5, 0), new Late(17, 0, 1), new Late(20, 1, 0)),
                run(excess).lates());
    }

    @Test
    void whatChangesNothingMovesNobody() {
        assertEquals(0, run(rules("late_grace", "0")).movedDays());
    }

    @Test
    void whoseDaysWouldHaveAGraverWordIsWorseOffThoughNoMinuteMoves() {
        RuleTrial trial = run(rules("half_day_below", "600"));
        assertEquals(Map.of("HALF_DAY", 10), trial.gained());
        assertEquals(Map.of(), trial.minutes());
        assertEquals(2, trial.worse());
    }

    @Test
    void whoWouldBeWorseOffIsTold() {
        ShiftTerms terms = day.terms();
        RuleTrial trial = run(new TrialChange.OfShift(
                day.id(),
                new ShiftTerms(
                        "D",
                        terms.name(),
                        "",
                        List.of(new ShiftTerms.Segment(470, 1_020)),
                        terms.breaks(),
                        120,
                        360,
                        terms.rules(),
                        terms.lateGrace(),
                        terms.earlyGrace())));
        assertEquals(2, trial.worse());
        assertEquals(Map.of("LATE", 5), trial.gained());
        assertEquals(5 * 8 + 5 * 10, trial.minutes().get(Bucket.LATE));
    }

    @Test
    void aDayMoreInTheCalendarIsTriedLikeARule() {
        Calendar calendar = office.registry.calendars.add(
                office.actor, new CalendarDraft(new LocalName("", "Works"), Calendar.WEEKEND, List.of()));
        office.registry.sites.amend(
                office.actor,
                office.site.id(),
                new SiteDraft(office.site.name(), office.site.zone(), Optional.of(calendar.id()), false),
                office.site.version());
        RuleTrial trial = run(new TrialChange.OfCalendar(
                calendar.id(),
                new CalendarDraft(
                        calendar.name(),
                        Calendar.WEEKEND,
                        List.of(new CalendarDay(
                                LocalDate.parse("2026-11-11"),
                                DayType.COMPANY_HOLIDAY,
                                "",
                                "",
                                CalendarDay.Layer.COMPANY)))));
        assertEquals(2, trial.movedDays());
        assertEquals(-960, trial.minutes().get(Bucket.REQUIRED));
    }

    @Test
    void lockedDatesAreTriedAndStayAsTheyAre() {
        office.closing.locked(office.actor, "2026-11-09", "2026-11-15");
        assertEquals(5, run(rules("late_grace", "10")).movedDays());
        assertEquals(5, office.result(late, "2026-11-09").minutes().get(Bucket.LATE));
    }

    @Test
    void whoIsNotInTheScopeIsNotLookedAt() {
        Scope own = new Scope(false, Set.of(), Set.of(), Set.of(onTime));
        RuleTrial trial = trials.run(office.org, own, rules("late_grace", "10"), WEEK, (people, of) -> true);
        assertEquals(1, trial.people());
        assertTrue(trial.moved().isEmpty());
    }

    @Test
    void itSaysHowFarItIsAndStopsWhenTold() {
        List<Integer> told = new ArrayList<>();
        trials.run(office.org, Scope.EVERYBODY, rules("late_grace", "10"), WEEK, (people, of) -> told.add(people));
        assertEquals(List.of(0, 2), told);
        assertThrows(
                CancellationException.class,
                () -> trials.run(office.org, Scope.EVERYBODY, rules("late_grace", "10"), WEEK, (people, of) -> false));
    }

    @Test
    void whatIsNotThereOrTooLongIsRefused() {
        Policy policy = Policy.STANDARD;
        assertThrows(NotFound.class, () -> run(new TrialChange.OfRules(RuleSetId.next(), policy)));
        TrialChange.Dates year = new TrialChange.Dates(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"));
        Refused refused = assertThrows(
                Refused.class,
                () -> trials.run(office.org, Scope.EVERYBODY, rules("late_grace", "1"), year, (people, of) -> true));
        assertEquals("timesheet.period", refused.code());
    }
}
