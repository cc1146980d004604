package org.clockhouse.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.clockhouse.attendance.Assignment.Target;
import org.clockhouse.attendance.DayResult.Planned;
import org.clockhouse.attendance.DayResult.RuleRef;
import org.clockhouse.attendance.spi.AdjustmentRepository;
import org.clockhouse.attendance.spi.ApprovedRepository;
import org.clockhouse.attendance.spi.CoverRepository;
import org.clockhouse.attendance.spi.DraftRepository;
import org.clockhouse.attendance.spi.DraftRepository.Told;
import org.clockhouse.attendance.spi.LeaveRepository;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.attendance.spi.PeriodRepository;
import org.clockhouse.attendance.spi.PreferenceRepository;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.attendance.spi.ResultRepository.Known;
import org.clockhouse.attendance.spi.RosterRepository;
import org.clockhouse.attendance.spi.RuleSetRepository;
import org.clockhouse.attendance.spi.SheetRepository;
import org.clockhouse.attendance.spi.ShiftRepository;
import org.clockhouse.attendance.spi.WatchRepository;
import org.clockhouse.attendance.spi.WatchRepository.Awaited;
import org.clockhouse.attendance.spi.WatchRepository.Watch;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.DayType;
import org.clockhouse.request.RequestId;
import org.junit.jupiter.api.Test;

/** What every implementation of the attendance repositories does. */
public abstract class AttendanceRepositoryContract {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private final OrgId org = OrgId.next();
    private final EmployeeId ann = EmployeeId.next();
    private final EmployeeId bob = EmployeeId.next();

    protected abstract Transactions transactions();

    protected abstract ShiftRepository shifts();

    protected abstract RuleSetRepository rules();

    protected abstract RosterRepository rosters();

    protected abstract ResultRepository results();

    protected abstract MarkRepository marks();

    protected abstract WatchRepository watches();

    protected abstract ApprovedRepository approved();

    protected abstract DraftRepository drafts();

    protected abstract CoverRepository cover();

    protected abstract PreferenceRepository preferences();

    protected abstract PeriodRepository periods();

    protected abstract SheetRepository sheets();

    protected abstract AdjustmentRepository adjustments();

    protected abstract LeaveRepository leaves();

    private RuleSet rule() {
        return transactions().in(org, () -> rules().put(new RuleSet(
                RuleSetId.next(),
                "R1",
                new LocalName("规则", "Rules"),
                1,
                Shift.ALWAYS,
                Policy.of(Map.of("late_grace", "10", "night", "22:00-06:00")),
                0)));
    }

    private static ShiftTerms terms(String code, RuleSetId rules) {
        return new ShiftTerms(
                code,
                new LocalName("白班", "Day"),
                "#E1EFEB",
                List.of(new ShiftTerms.Segment(480, 720), new ShiftTerms.Segment(780, 1_020)),
                List.of(new ShiftTerms.Break(600, 610, true), new ShiftTerms.Break(840, 850, false)),
                120,
                360,
                rules,
                OptionalInt.of(5),
                OptionalInt.empty(),
                new ShiftTerms.CheckPoints(Optional.of(new ShiftTerms.Slot(-30, 600)), Optional.empty(), true, false));
    }

    private Shift shift(RuleSet rule) {
        return transactions().in(org, () -> shifts().put(
                        new Shift(ShiftId.next(), 1, Shift.ALWAYS, terms("D1", rule.id()), false, 0)));
    }

    @Test
    void aShiftComesBackAsItWasPut() {
        Shift put = shift(rule());
        assertEquals(1, put.version());
        assertEquals(List.of(put), transactions().in(org, () -> shifts().editions()));
    }

    @Test
    void aSecondEditionKeepsTheFirst() {
        RuleSet rule = rule();
        Shift first = shift(rule);
        Shift second = transactions().in(org, () -> shifts().put(
                        new Shift(first.id(), 2, MONDAY, terms("D2", rule.id()), true, first.version())));
        List<Shift> editions = transactions().in(org, () -> shifts().editions());
        assertEquals(2, editions.size());
        assertEquals(second, editions.get(1));
        assertEquals("D1", editions.get(0).terms().code());
        assertEquals(2, editions.get(0).version());
        assertTrue(editions.get(0).retired());
    }

    @Test
    void aShiftReadBeforeSomebodyElsesChangeIsStale() {
        RuleSet rule = rule();
        Shift first = shift(rule);
        transactions().in(org, () -> shifts().put(first));
        assertThrows(Stale.class, () -> transactions().in(org, () -> shifts().put(first)));
    }

    @Test
    void aCodeIsTakenOnce() {
        RuleSet rule = rule();
        shift(rule);
        Refused refused = assertThrows(Refused.class, () -> shift(rule));
        assertEquals("shift.code.taken", refused.code());
        assertTrue(refused.isDuplicate());
        assertEquals(
                "rule-set.code.taken", assertThrows(Refused.class, this::rule).code());
    }

    @Test
    void aRuleSetComesBackWithItsSettings() {
        RuleSet put = rule();
        RuleSet next = transactions().in(org, () -> rules().put(
                        new RuleSet(put.id(), "R1", put.name(), 2, MONDAY, Policy.STANDARD, put.version())));
        List<RuleSet> editions = transactions().in(org, () -> rules().editions());
        assertEquals(put.policy(), editions.get(0).policy());
        assertEquals(next, editions.get(1));
        assertThrows(Stale.class, () -> transactions().in(org, () -> rules().put(put)));
    }

    @Test
    void assignmentsComeBackByStartWithEveryKindOfTarget() {
        Shift shift = shift(rule());
        Pattern week = Pattern.week(Map.of(DayOfWeek.MONDAY, shift.id(), DayOfWeek.FRIDAY, shift.id()));
        Pattern turn = new Pattern(MONDAY, List.of(List.of(shift.id(), shift.id()), List.of(), List.of()));
        Assignment all = put(new Target.Everybody(), week, MONDAY.plusDays(2), Optional.empty());
        Assignment some = put(new Target.OfDepartment(DepartmentId.next()), turn, MONDAY, Optional.of(MONDAY));
        Assignment one = put(new Target.OfEmployee(ann), week, MONDAY.plusDays(1), Optional.empty());
        put(new Target.OfEmployee(bob), week, MONDAY.plusDays(1), Optional.empty());
        Assignment there = put(new Target.OfSite(SiteId.next()), turn, MONDAY, Optional.of(MONDAY));
        transactions().run(org, () -> {
            assertEquals(5, rosters().assignments().size());
            assertEquals(there, rosters().find(there.id()));
            assertEquals(some, rosters().assignments().get(0));
            assertEquals(
                    List.of(one, all), rosters().assignments(List.of(ann), MONDAY.plusDays(1), MONDAY.plusDays(9)));
            assertEquals(one, rosters().find(one.id()));
        });
    }

    private Assignment put(Target target, Pattern pattern, LocalDate from, Optional<LocalDate> until) {
        Assignment draft = new Assignment(AssignmentId.next(), target, pattern, from, until, true, 0);
        return transactions().in(org, () -> rosters().put(draft));
    }

    @Test
    void anAssignmentIsReplacedAndRemovedByItsVersionOnly() {
        Pattern week = Pattern.week(Map.of());
        Assignment made = put(new Target.Everybody(), week, MONDAY, Optional.empty());
        Assignment ended = transactions().in(org, () -> rosters()
                .put(new Assignment(
                        made.id(), made.target(), week, MONDAY, Optional.of(MONDAY), false, made.version())));
        assertEquals(2, ended.version());
        assertThrows(Stale.class, () -> transactions().run(org, () -> rosters().remove(made)));
        transactions().run(org, () -> rosters().remove(ended));
        assertEquals(List.of(), transactions().in(org, () -> rosters().assignments()));
    }

    @Test
    void aDatedChangeReplacesTheOneBefore() {
        Shift shift = shift(rule());
        OneOff on = new OneOff(ann, MONDAY, List.of(shift.id()), "", 7);
        OneOff off = new OneOff(ann, MONDAY, List.of(), "换休", 8);
        transactions().run(org, () -> {
            rosters().put(on, 0);
            rosters().put(off, 7);
            rosters().put(new OneOff(bob, MONDAY.plusDays(1), List.of(shift.id()), "x", 7), 0);
        });
        assertThrows(Stale.class, () -> transactions().run(org, () -> rosters().put(on, 0)));
        assertThrows(Stale.class, () -> transactions().run(org, () -> rosters().put(on, 7)));
        assertThrows(Stale.class, () -> transactions().run(org, () -> rosters().remove(on)));
        transactions().run(org, () -> {
            assertEquals(List.of(off), rosters().oneOffs(List.of(ann, bob), MONDAY, MONDAY));
            rosters().remove(off);
            assertEquals(List.of(), rosters().oneOffs(List.of(ann), MONDAY, MONDAY));
        });
    }

    private DayResult result(Shift shift, RuleSet rule, EmployeeId employee, LocalDate date, int ordinal, int version) {
        return new DayResult(
                employee,
                date,
                ordinal,
                Optional.of(new Planned(
                        shift.id(), 1, "D1", date.atTime(8, 0), date.plusDays(1).atTime(2, 30))),
                DayType.WORKDAY,
                Optional.of(date.atTime(7, 58)),
                Optional.empty(),
                Buckets.of(480, 470, 470, 3, 2, 10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 30, 60)
                        .withTiers(new TreeMap<>(Map.of("OT1", 60, "OT-2.0", 120))),
                List.of(new Flag(Flag.Kind.DUPLICATE_IN, "12:00"), Flag.of(Flag.Kind.MISSING_OUT)),
                DayStatus.LATE,
                ResultState.FINAL,
                new RuleRef(rule.id(), "R1", 1, 1),
                -7L - ordinal,
                version,
                NOW);
    }

    @Test
    void resultsComeBackAsTheyWereWritten() {
        RuleSet rule = rule();
        Shift shift = shift(rule);
        DayResult first = result(shift, rule, ann, MONDAY, 0, 1);
        DayResult second = result(shift, rule, ann, MONDAY, 1, 1);
        DayResult later = result(shift, rule, ann, MONDAY.plusDays(40), 0, 1);
        DayResult bare = new DayResult(
                bob,
                MONDAY,
                0,
                Optional.empty(),
                DayType.REST_DAY,
                Optional.empty(),
                Optional.of(LocalDateTime.of(2026, 11, 17, 1, 2)),
                Buckets.NONE,
                List.of(),
                DayStatus.NORMAL,
                ResultState.PROVISIONAL,
                new RuleRef(rule.id(), "R1", 1, 1),
                Long.MIN_VALUE,
                3,
                NOW);
        transactions().run(org, () -> results().write(List.of(later, second, first, bare), List.of(), List.of()));
        transactions().run(org, () -> {
            assertEquals(List.of(first, second), results().of(List.of(ann), MONDAY, MONDAY.plusDays(30)));
            assertEquals(List.of(bare), results().of(List.of(bob), MONDAY, MONDAY));
            assertEquals(
                    List.of(new Known(bob, MONDAY, 0, Long.MIN_VALUE, 3)),
                    results().known(List.of(bob), MONDAY, MONDAY));
            assertEquals(
                    4,
                    results().of(List.of(ann, bob), MONDAY, MONDAY.plusDays(60)).size());
        });
    }

    @Test
    void resultsAreReplacedAndTakenAwayTogether() {
        RuleSet rule = rule();
        Shift shift = shift(rule);
        DayResult first = result(shift, rule, ann, MONDAY, 0, 1);
        DayResult second = result(shift, rule, ann, MONDAY, 1, 1);
        transactions().run(org, () -> results().write(List.of(first, second), List.of(), List.of()));
        DayResult again = result(shift, rule, ann, MONDAY, 0, 2);
        transactions()
                .run(org, () -> results().write(List.of(), List.of(again), List.of(new Known(ann, MONDAY, 1, 0, 1))));
        assertEquals(List.of(again), transactions().in(org, () -> results().of(List.of(ann), MONDAY, MONDAY)));
    }

    @Test
    void aThousandResultsGoInOneTransaction() {
        RuleSet rule = rule();
        Shift shift = shift(rule);
        List<DayResult> many = new ArrayList<>();
        for (int i = 0; i < ResultRepository.MOST_ROWS; i++) {
            many.add(result(shift, rule, i % 2 == 0 ? ann : bob, MONDAY.plusDays(i / 2), 0, 1));
        }
        transactions().run(org, () -> results().write(many, List.of(), List.of()));
        transactions().run(org, () -> results().write(List.of(), many, List.of()));
        assertEquals(
                ResultRepository.MOST_ROWS,
                transactions()
                        .in(org, () -> results().known(List.of(ann, bob), MONDAY, MONDAY.plusDays(600)))
                        .size());
    }

    @Test
    void anotherCompanyDoesNotSeeThem() {
        RuleSet rule = rule();
        Shift shift = shift(rule);
        transactions().run(org, () -> {
            results().write(List.of(result(shift, rule, ann, MONDAY, 0, 1)), List.of(), List.of());
            marks().add(List.of(new Mark(ann, MONDAY, MONDAY)));
        });
        transactions().run(OrgId.next(), () -> {
            assertEquals(List.of(), results().of(List.of(ann), MONDAY, MONDAY));
            assertEquals(List.of(), shifts().editions());
            assertEquals(List.of(), rules().editions());
            assertEquals(0, marks().count());
        });
    }

    @Test
    void marksComeOldestFirstAndGoByPlace() {
        Mark one = new Mark(ann, MONDAY, MONDAY.plusDays(30));
        Mark same = new Mark(bob, MONDAY, MONDAY);
        transactions().run(org, () -> marks().add(List.of(one, same)));
        transactions().run(org, () -> marks().add(List.of(same)));
        transactions().run(org, () -> {
            MarkRepository.Marks two = marks().waiting(2);
            assertEquals(List.of(one, same), two.marks());
            marks().remove(two.places());
            assertEquals(1, marks().count());
            assertEquals(List.of(same), marks().waiting(10).marks());
        });
    }

    @Test
    void aMarkMadeInARolledBackTransactionIsNotThere() {
        assertThrows(IllegalStateException.class, () -> transactions().run(org, () -> {
            marks().add(List.of(new Mark(ann, MONDAY, MONDAY)));
            throw new IllegalStateException("no");
        }));
        assertEquals(0L, transactions().in(org, () -> marks().count()));
    }

    @Test
    void watchesAreDueByTheClockOrByTheTerminalsTheyWaitFor() {
        SiteId here = SiteId.next();
        SiteId there = SiteId.next();
        Awaited gate = new Awaited(here, Set.of(TerminalId.next(), TerminalId.next()));
        Watch clock = new Watch(ann, MONDAY, Awaited.all(here), true, NOW);
        Watch report = new Watch(ann, MONDAY.plusDays(1), gate, false, NOW);
        Watch other = new Watch(bob, MONDAY, Awaited.all(there), false, NOW);
        transactions().run(org, () -> watches().put(List.of(clock, report, other)));
        transactions().run(org, () -> {
            assertEquals(List.of(), watches().dueByClock(NOW.minusSeconds(1), 10));
            assertEquals(List.of(clock), watches().dueByClock(NOW, 10));
            assertEquals(List.of(report), watches().dueByReport(gate, NOW, 10));
            assertEquals(List.of(), watches().dueByReport(Awaited.all(here), NOW, 10));
            assertEquals(Set.of(report, other), Set.copyOf(watches().byReport()));
            assertTrue(watches().awaited().containsAll(Set.of(gate, Awaited.all(there))));
            assertEquals(List.of(other), watches().dueByReport(Awaited.all(there), NOW.plusSeconds(9), 10));
            assertEquals(List.of(clock, report), watches().of(List.of(ann), MONDAY, MONDAY.plusDays(1)));
        });
        Watch moved = new Watch(ann, MONDAY, Awaited.all(here), false, NOW.plusSeconds(60));
        transactions().run(org, () -> {
            watches().put(List.of(moved));
            watches().remove(List.of(report));
        });
        assertEquals(
                List.of(moved), transactions().in(org, () -> watches().of(List.of(ann), MONDAY, MONDAY.plusDays(1))));
    }

    @Test
    void datesAreOpenedUntilTheLastOneSaid() {
        SiteId here = SiteId.next();
        transactions().run(org, () -> {
            assertEquals(LocalDate.EPOCH, watches().openedUntil(here));
            watches().opened(here, MONDAY);
            watches().opened(here, MONDAY.plusDays(1));
            assertEquals(MONDAY.plusDays(1), watches().openedUntil(here));
        });
    }

    @Test
    void whatIsApprovedIsFoundByPersonAndTime() {
        Instant noon = Instant.parse("2026-11-16T04:00:00Z");
        Approved punch = new Approved(ann, RequestId.next(), Approved.Kind.PUNCH_OUT, noon, noon, "");
        Approved leave = new Approved(
                ann, RequestId.next(), Approved.Kind.LEAVE, noon.plusSeconds(60), noon.plusSeconds(3660), "ANNUAL");
        Approved others = new Approved(bob, RequestId.next(), Approved.Kind.TRIP, noon, noon.plusSeconds(60), "");
        transactions().run(org, () -> List.of(punch, leave, others).forEach(approved()::put));
        assertEquals(List.of(punch, leave), approvedOf(List.of(ann), noon.minusSeconds(60), noon.plusSeconds(120)));
        assertEquals(List.of(leave), approvedOf(List.of(ann), noon.plusSeconds(3600), noon.plusSeconds(7200)));
        assertEquals(List.of(), approvedOf(List.of(ann), noon.plusSeconds(4000), noon.plusSeconds(7200)));
        assertEquals(
                3, approvedOf(List.of(ann, bob), noon, noon.plusSeconds(7200)).size());
        assertEquals(List.of(), transactions().in(OrgId.next(), () -> approved()
                .of(List.of(ann), noon, noon.plusSeconds(7200))));
    }

    @Test
    void whatIsApprovedAgainReplacesAndWhatIsTakenBackIsGone() {
        Instant noon = Instant.parse("2026-11-16T04:00:00Z");
        RequestId request = RequestId.next();
        Approved first = new Approved(ann, request, Approved.Kind.TRIP, noon, noon.plusSeconds(60), "");
        Approved longer = new Approved(ann, request, Approved.Kind.TRIP, noon, noon.plusSeconds(600), "");
        transactions().run(org, () -> {
            approved().put(first);
            approved().put(longer);
        });
        assertEquals(List.of(longer), approvedOf(List.of(ann), noon, noon.plusSeconds(60)));
        transactions().run(org, () -> approved().remove(ann, request));
        assertEquals(List.of(), approvedOf(List.of(ann), noon, noon.plusSeconds(60)));
        transactions().run(org, () -> approved().remove(ann, request));
    }

    private Period november() {
        return transactions().in(org, () -> periods()
                .put(new Period(
                        PeriodId.next(),
                        LocalDate.parse("2026-11-01"),
                        LocalDate.parse("2026-11-30"),
                        Period.State.OPEN,
                        "",
                        0)));
    }

    @Test
    void aPeriodComesBackAndEveryChangeOfOneIsAnotherEdition() {
        assertEquals(0L, transactions().in(org, () -> periods().edition()));
        Period open = november();
        Period locked = transactions().in(org, () -> periods().put(open.in(Period.State.LOCKED, "年底")));
        assertEquals(2, locked.version());
        transactions().run(org, () -> {
            assertEquals(List.of(locked), periods().all());
            assertEquals(2, periods().edition());
            assertEquals(2, periods().hold());
        });
        assertThrows(Stale.class, () -> transactions().run(org, () -> periods().put(open.in(Period.State.OPEN, ""))));
        assertEquals(List.of(), transactions().in(OrgId.next(), () -> periods().all()));
    }

    @Test
    void aLockThatRollsBackNeverWas() {
        Period open = november();
        assertThrows(IllegalStateException.class, () -> transactions().run(org, () -> {
            periods().put(open.in(Period.State.LOCKED, ""));
            throw new IllegalStateException("killed");
        }));
        transactions().run(org, () -> {
            assertEquals(List.of(open), periods().all());
            assertEquals(1, periods().edition());
        });
    }

    @Test
    void whatPeopleSaidToAPeriodIsReplacedByWhatTheySayNext() {
        Period period = november();
        SheetRepository.Yes yes = new SheetRepository.Yes(-7, "王小明", NOW);
        SheetRepository.Sheet first = new SheetRepository.Sheet(ann, Optional.of(yes), Optional.empty());
        SheetRepository.Sheet second =
                new SheetRepository.Sheet(ann, Optional.of(yes), Optional.of(new SheetRepository.Yes(8, "HR", NOW)));
        transactions().run(org, () -> sheets().put(period.id(), List.of(first)));
        transactions().run(org, () -> sheets().put(period.id(), List.of(second)));
        transactions().run(org, () -> {
            assertEquals(List.of(second), sheets().of(period.id(), List.of(ann, bob)));
            assertEquals(List.of(), sheets().of(PeriodId.next(), List.of(ann)));
        });
    }

    @Test
    void whatWasAcceptedIsFoundByPersonAndDate() {
        SheetRepository.Acceptance accepted = new SheetRepository.Acceptance(ann, MONDAY, 0, 42L, "在外办事", "HR", NOW);
        transactions().run(org, () -> {
            sheets().accept(List.of(accepted));
            sheets().accept(List.of(accepted));
            assertEquals(List.of(accepted), sheets().accepted(List.of(ann, bob), MONDAY, MONDAY));
            assertEquals(List.of(), sheets().accepted(List.of(ann), MONDAY.plusDays(1), MONDAY.plusDays(9)));
            sheets().forget(List.of(accepted));
            assertEquals(List.of(), sheets().accepted(List.of(ann, bob), MONDAY, MONDAY));
        });
    }

    @Test
    void anAdjustmentIsReplacedWithinItsPeriod() {
        Period period = november();
        Adjustment first = adjustment(period, 30, 5);
        Adjustment second = adjustment(period, 60, 6);
        transactions().run(org, () -> adjustments().put(List.of(first)));
        transactions().run(org, () -> adjustments().put(List.of(second)));
        transactions().run(org, () -> {
            assertEquals(List.of(second), adjustments().of(List.of(ann, bob), MONDAY, MONDAY));
            assertEquals(List.of(second), adjustments().carriedBy(period.id()));
            adjustments().remove(List.of(first));
            assertEquals(List.of(), adjustments().carriedBy(period.id()));
        });
    }

    private Adjustment adjustment(Period period, int minutes, long hash) {
        return new Adjustment(
                ann,
                MONDAY,
                0,
                period.id(),
                1,
                2,
                Map.of(Bucket.REGULAR, minutes, Bucket.SHORT, -minutes),
                DayStatus.LATE,
                List.of(Flag.of(Flag.Kind.MISSING_OUT)),
                hash,
                NOW);
    }

    @Test
    void marksAreCountedByTheDatesTheyTouch() {
        transactions().run(org, () -> marks().add(List.of(new Mark(ann, MONDAY, MONDAY.plusDays(3)))));
        transactions().run(org, () -> {
            assertEquals(1, marks().count(MONDAY.plusDays(3), MONDAY.plusDays(9)));
            assertEquals(0, marks().count(MONDAY.plusDays(4), MONDAY.plusDays(9)));
        });
    }

    @Test
    void aLineOfALeaveAccountIsAddedOnce() {
        LeaveEntry grant = new LeaveEntry(
                ann,
                "ANNUAL",
                LeaveEntry.Kind.GRANTED,
                "2026",
                MONDAY,
                2_400,
                Optional.of(MONDAY.plusYears(1)),
                "",
                "HR",
                NOW);
        LeaveEntry taken = new LeaveEntry(
                ann, "ANNUAL", LeaveEntry.Kind.TAKEN, "r1", MONDAY.plusDays(1), -480, Optional.empty(), "回家", "王", NOW);
        transactions().run(org, () -> {
            assertEquals(2, leaves().add(List.of(grant, taken)));
            assertEquals(0, leaves().add(List.of(grant)));
            assertTrue(leaves().isKept("ANNUAL"));
            assertFalse(leaves().isKept("LIEU"));
            assertEquals(List.of(grant, taken), leaves().of(List.of(ann, bob)));
        });
        assertEquals(List.of(), transactions().in(OrgId.next(), () -> leaves().of(List.of(ann))));
    }

    @Test
    void sinceWhenSomebodyWorksIsWhatWasSaidLast() {
        transactions().run(org, () -> {
            leaves().setWorkingSince(ann, MONDAY);
            leaves().setWorkingSince(ann, MONDAY.minusYears(9));
            assertEquals(Map.of(ann, MONDAY.minusYears(9)), leaves().workingSince(List.of(ann, bob)));
        });
    }

    private List<Approved> approvedOf(List<EmployeeId> people, Instant from, Instant until) {
        return transactions().in(org, () -> approved().of(people, from, until));
    }

    private RosterDraft draft(EmployeeId employee, LocalDate date, long version) {
        return new RosterDraft(employee, date, RosterDraft.Kind.PLAN, List.of(ShiftId.next(), ShiftId.next()), version);
    }

    private List<RosterDraft> drawn() {
        return transactions().in(org, () -> drafts().drafts(List.of(ann, bob), MONDAY, MONDAY.plusDays(6)));
    }

    @Test
    void draftsAreReplacedTogetherAndOnlyAsTheyWereRead() {
        RosterDraft first = draft(ann, MONDAY, 5);
        RosterDraft off = new RosterDraft(ann, MONDAY.plusDays(1), RosterDraft.Kind.PLAN, List.of(), 5);
        RosterDraft standing = new RosterDraft(bob, MONDAY, RosterDraft.Kind.STANDING, List.of(), 5);
        RosterDraft none = RosterDraft.none(bob, MONDAY.plusDays(1));
        transactions().run(org, () -> drafts().replace(List.of(none), List.of(first, off, standing, none)));
        assertEquals(Set.of(first, off, standing), Set.copyOf(drawn()));

        RosterDraft second = draft(ann, MONDAY, 6);
        transactions().run(org, () -> drafts().replace(List.of(first, standing), List.of(second)));
        assertEquals(Set.of(second, off), Set.copyOf(drawn()));

        assertThrows(Stale.class, () -> transactions()
                .run(org, () -> drafts().replace(List.of(off, first), List.of(draft(ann, MONDAY, 7)))));
        assertThrows(Stale.class, () -> transactions()
                .run(org, () -> drafts().replace(List.of(), List.of(draft(ann, MONDAY, 8)))));
        assertEquals(Set.of(second, off), Set.copyOf(drawn()), "nothing of what failed is there");
    }

    @Test
    void anEditIsKeptForAWhile() {
        RosterEdit edit = new RosterEdit(
                RosterEditId.next(),
                List.of(
                        new RosterEdit.Change(RosterDraft.none(ann, MONDAY), draft(ann, MONDAY, 5)),
                        new RosterEdit.Change(
                                draft(bob, MONDAY, 3),
                                new RosterDraft(bob, MONDAY, RosterDraft.Kind.STANDING, List.of(), 4))));
        transactions().run(org, () -> drafts().keep(edit, NOW, NOW.minusSeconds(60)));
        assertEquals(Optional.of(edit), transactions().in(org, () -> drafts().edit(edit.id())));
        RosterEdit later = new RosterEdit(RosterEditId.next(), edit.changes());
        transactions().run(org, () -> drafts().keep(later, NOW.plusSeconds(90), NOW.plusSeconds(30)));
        assertEquals(Optional.empty(), transactions().in(org, () -> drafts().edit(edit.id())));
        assertEquals(Optional.of(later), transactions().in(org, () -> drafts().edit(later.id())));
    }

    @Test
    void whatWasPublishedIsKnownByPersonAndPeriod() {
        RosterPublication first = publication(NOW, new RosterPublication.Notice(ann, 2, Set.of()));
        RosterPublication second = publication(
                NOW.plusSeconds(60),
                new RosterPublication.Notice(ann, 1, Set.of(MONDAY, MONDAY.plusDays(2))),
                new RosterPublication.Notice(bob, 0, Set.of()));
        transactions().run(org, () -> drafts().add(first));
        transactions().run(org, () -> drafts().add(second));
        assertEquals(
                List.of(second.id(), first.id()),
                transactions().in(org, () -> drafts().publications(5)).stream()
                        .map(RosterPublication::id)
                        .toList());
        RosterPublication read =
                transactions().in(org, () -> drafts().publications(1)).get(0);
        assertEquals(Set.copyOf(second.notices()), Set.copyOf(read.notices()));
        assertEquals("why", read.note());
        List<Told> told =
                transactions().in(org, () -> drafts().told(List.of(ann), MONDAY.plusDays(6), MONDAY.plusDays(20)));
        assertEquals(2, told.size());
        assertTrue(told.stream().anyMatch(each -> each.changed().contains(MONDAY.plusDays(2))));
        assertEquals(List.of(), transactions().in(org, () -> drafts().told(
                        List.of(ann), MONDAY.plusDays(7), MONDAY.plusDays(20))));
    }

    private RosterPublication publication(Instant at, RosterPublication.Notice... notices) {
        return new RosterPublication(
                PublicationId.next(), MONDAY, MONDAY.plusDays(6), at, "Gao", "why", 2, List.of(notices));
    }

    @Test
    void anEditOfThousandsOfCellsIsKeptWhole() {
        EmployeeId ann = EmployeeId.next();
        RosterEdit edit = new RosterEdit(
                RosterEditId.next(),
                MONDAY.datesUntil(MONDAY.plusDays(5_600))
                        .map(date -> new RosterEdit.Change(RosterDraft.none(ann, date), draft(ann, date, 1)))
                        .toList());
        Instant now = Instant.parse("2026-11-20T08:00:00Z");
        transactions().run(org, () -> drafts().keep(edit, now, now.minusSeconds(60)));
        assertEquals(Optional.of(edit), transactions().in(org, () -> drafts().edit(edit.id())));
    }

    @Test
    void whatADepartmentNeedsIsReplacedOnlyAsItWasRead() {
        DepartmentId press = DepartmentId.next();
        CoverNeed first = new CoverNeed(
                press,
                List.of(
                        new CoverNeed.Span(Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), 480, 1_020, 3, "叉车"),
                        new CoverNeed.Span(Set.of(DayOfWeek.FRIDAY), 1_320, 1_800, 1)),
                1);
        transactions().run(org, () -> cover().put(first, 0));
        assertEquals(List.of(first), transactions().in(org, () -> cover().needs()));
        CoverNeed none = new CoverNeed(press, List.of(), 2);
        transactions().run(org, () -> cover().put(none, 1));
        assertEquals(List.of(none), transactions().in(org, () -> cover().needs()));
        assertThrows(Stale.class, () -> transactions().run(org, () -> cover().put(first, 0)));
        assertThrows(Stale.class, () -> transactions().run(org, () -> cover().put(none, 1)));
    }

    @Test
    void whatAPersonCanAndWishesIsReplacedOnlyAsItWasRead() {
        EmployeeId ann = EmployeeId.next();
        RosterPreference first = new RosterPreference(
                ann,
                Set.of("叉车", "first-aid"),
                List.of(
                        new RosterWish(new RosterWish.When.On(MONDAY), false, List.of()),
                        new RosterWish(
                                new RosterWish.When.Every(DayOfWeek.FRIDAY),
                                true,
                                List.of(ShiftId.next(), ShiftId.next()))),
                1);
        transactions().run(org, () -> preferences().put(first, 0));
        assertEquals(List.of(first), transactions().in(org, () -> preferences().of(List.of(ann, EmployeeId.next()))));
        RosterPreference none = new RosterPreference(ann, Set.of(), List.of(), 2);
        transactions().run(org, () -> preferences().put(none, 1));
        assertEquals(List.of(none), transactions().in(org, () -> preferences().of(List.of(ann))));
        assertThrows(
                Stale.class, () -> transactions().run(org, () -> preferences().put(first, 0)));
        assertThrows(
                Stale.class, () -> transactions().run(org, () -> preferences().put(none, 1)));
    }
}
