package org.clockhouse.attendance.internal.closing;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.closing.Adjustment;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.closing.PeriodCheck;
import org.clockhouse.attendance.closing.PeriodSheets;
import org.clockhouse.attendance.closing.PeriodSheets.Cause;
import org.clockhouse.attendance.closing.PeriodSheets.Wanted;
import org.clockhouse.attendance.closing.PeriodUndos;
import org.clockhouse.attendance.closing.PersonSheet;
import org.clockhouse.attendance.closing.PersonSheet.Kind;
import org.clockhouse.attendance.closing.PersonSheet.State;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.DayExplanation;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.request.RequestDraft;
import org.clockhouse.request.Ticket;
import org.clockhouse.request.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A week of two people is checked, confirmed, approved and locked; later facts are carried by the next one. */
class PeriodsTest {

    private final Office office = new Office();
    private final PeriodSheets sheets = office.closing.sheets;
    private final PeriodUndos undos = office.closing.undos;
    private EmployeeId wang;
    private EmployeeId li;
    private Period week;

    @BeforeEach
    void aWeekIsWorked() {
        wang = office.hire();
        li = office.hire();
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D", "08:00", "17:00")), "2026-11-09");
        for (int day = 9; day <= 13; day++) {
            office.punch(wang, "2026-11-%02d 07:58".formatted(day), "2026-11-%02d 17:05".formatted(day));
            office.punch(li, "2026-11-%02d 07:58".formatted(day), "2026-11-%02d 17:05".formatted(day));
        }
        office.timesheets.recalculate(
                office.actor, Scope.EVERYBODY, LocalDate.parse("2026-11-09"), LocalDate.parse("2026-11-15"));
        office.settle();
        week = office.closing.periods.open(office.actor, LocalDate.parse("2026-11-09"), LocalDate.parse("2026-11-15"));
    }

    private Period review() {
        week = office.closing.periods.move(office.actor, week.id(), week.version(), Period.State.REVIEW);
        return week;
    }

    private PeriodSheets.Approval approveAll() {
        return sheets.approve(office.actor, Scope.EVERYBODY, week.id(), Set.of(), false);
    }

    private Period lock(String despite) {
        week = office.closing.periods.lock(office.actor, week.id(), week.version(), despite);
        return week;
    }

    private PeriodCheck check() {
        return sheets.check(office.org, Scope.EVERYBODY, week.id());
    }

    private PersonSheet sheet(EmployeeId employee) {
        Wanted one = new Wanted(Optional.of(employee), Optional.empty(), Optional.empty());
        return sheets.sheets(office.org, Scope.EVERYBODY, week.id(), one, Page.first(10))
                .items()
                .get(0);
    }

    private void forgetsToPunchOut(EmployeeId employee) {
        office.punch(employee, "2026-11-14 08:00");
        office.settle();
    }

    private List<PeriodSheets.Line> linesOfTheNext() {
        Period next = office.closing.periods.list(office.org).get(0);
        return sheets.adjustments(office.org, Scope.EVERYBODY, next.id(), Page.first(10))
                .items();
    }

    private List<Adjustment> carriedByTheNext() {
        return linesOfTheNext().stream().map(PeriodSheets.Line::adjustment).toList();
    }

    @Test
    void t013AWeekWithoutAnythingOpenTakesThreeSteps() {
        review();
        assertEquals(2, approveAll().approved());
        assertTrue(check().isReady());
        assertEquals(Period.State.LOCKED, lock("").state());
        assertEquals(ResultState.LOCKED, office.result(wang, "2026-11-09").state());
        Period next = office.closing.periods.list(office.org).get(0);
        assertEquals(LocalDate.parse("2026-11-16"), next.from());
        assertEquals(LocalDate.parse("2026-11-22"), next.until());
        assertEquals(Period.State.OPEN, next.state());
    }

    @Test
    void t108ItsPeopleAndThoseWhoApproveAreToldOfEachStep() {
        review();
        approveAll();
        lock("");
        assertEquals(
                List.of(
                        NoticeTopic.PERIOD_TO_CONFIRM,
                        NoticeTopic.PERIOD_TO_APPROVE,
                        NoticeTopic.PERIOD_LOCKED,
                        NoticeTopic.PERIOD_LOCKED),
                office.closing.notices.sent().stream().map(NoticeDraft::topic).toList());
        assertEquals(
                new Audience.Each(Set.of(wang, li)),
                office.closing.notices.sent().get(0).audience());
        assertEquals(
                new Audience.Anywhere(), office.closing.notices.sent().get(3).audience());
    }

    @Test
    void t061OneCheckListsEveryUnresolvedDayOfEverybody() {
        forgetsToPunchOut(li);
        PeriodCheck check = check();
        assertEquals(2, check.people());
        assertEquals(1, check.blocked());
        assertEquals(Map.of(Kind.MISSING_OUT, 1), check.issues());
        Wanted missing = new Wanted(Optional.empty(), Optional.empty(), Optional.of(Kind.MISSING_OUT));
        List<PersonSheet> found = sheets.sheets(office.org, Scope.EVERYBODY, week.id(), missing, Page.first(10))
                .items();
        assertEquals(List.of(li), found.stream().map(each -> each.person().id()).toList());
        assertEquals(LocalDate.parse("2026-11-14"), found.get(0).issues().get(0).date());
    }

    @Test
    void t061AMissingPunchKeepsTheWeekOpenUntilItIsCorrectedOrAccepted() {
        forgetsToPunchOut(li);
        review();
        assertEquals(1, approveAll().left());
        Refused refused = assertThrows(Refused.class, () -> lock(""));
        assertEquals("period.blocked", refused.code());
        assertEquals(
                List.of("/issues/MISSING_OUT", "/approved"),
                refused.violations().stream().map(Refused.Violation::pointer).toList());
        assertEquals(
                1,
                sheets.accept(office.actor, Scope.EVERYBODY, week.id(), Set.of(li), Set.of(Kind.MISSING_OUT), "设备断电")
                        .days());
        PeriodSheets.Approval approval = approveAll();
        assertEquals(1, approval.approved());
        assertEquals(0, approval.left());
        assertEquals("", lock("").despite());
    }

    @Test
    void singleDaysAreAcceptedAndLeaveTheListOfWhatIsOpen() {
        forgetsToPunchOut(li);
        LocalDate day = LocalDate.parse("2026-11-14");
        assertEquals(1, missing(false).size());
        Map<EmployeeId, Set<LocalDate>> another = Map.of(li, Set.of(day.minusDays(1)));
        assertEquals(0, acceptDays(another).days());
        assertEquals(0, acceptDays(Map.of()).days());
        assertEquals(1, missing(true).size());
        assertEquals(1, acceptDays(Map.of(li, Set.of(day))).days());
        assertEquals(0, missing(true).size());
        assertEquals(1, missing(false).size());
        office.punch(li, "2026-11-14 08:30");
        office.punch(li, "2026-11-15 08:30");
        office.settle();
        assertEquals(1, missing(true).size());
    }

    private PeriodSheets.Accepted acceptDays(Map<EmployeeId, Set<LocalDate>> days) {
        return sheets.acceptDays(office.actor, Scope.EVERYBODY, week.id(), days, Set.of(Kind.MISSING_OUT), "设备断电");
    }

    private List<AttendanceException> missing(boolean openOnly) {
        MonthQuery month = MonthQuery.of(YearMonth.of(2026, 11));
        AttendanceException.Filter missing =
                AttendanceException.Filter.all(month).only(Set.of(AttendanceException.Kind.MISSING_OUT));
        return office.timesheets
                .exceptions(office.org, Scope.EVERYBODY, openOnly ? missing.open() : missing, Page.first(100))
                .items();
    }

    @Test
    void whatWasAcceptedIsOpenAgainWhenTheDayChanges() {
        forgetsToPunchOut(li);
        sheets.accept(office.actor, Scope.EVERYBODY, week.id(), Set.of(), Set.of(Kind.MISSING_OUT), "设备断电");
        assertEquals(0, check().blocked());
        office.punch(li, "2026-11-14 08:30");
        office.punch(li, "2026-11-15 08:30");
        office.settle();
        assertEquals(1, check().blocked());
    }

    @Test
    void anApprovalTakenBackLeavesWhatWasApprovedBeforeAndWhatPeopleConfirmed() {
        review();
        sheets.confirm(office.actor, wang, week.id());
        sheets.approve(office.actor, Scope.EVERYBODY, week.id(), Set.of(), true);
        office.clock.advance(Duration.ofSeconds(5));
        Instant at = approveAll().at();
        assertEquals(0, undos.takeBackApproval(office.actor, Scope.NOBODY, week.id(), at));
        assertEquals(1, undos.takeBackApproval(office.actor, Scope.EVERYBODY, week.id(), at));
        assertEquals(State.APPROVED, sheet(wang).state());
        assertEquals(State.OPEN, sheet(li).state());
    }

    @Test
    void anAcceptanceTakenBackOpensItsDaysAgainUntilThePeriodIsLocked() {
        forgetsToPunchOut(li);
        Instant at = sheets.accept(office.actor, Scope.EVERYBODY, week.id(), Set.of(), Set.of(Kind.MISSING_OUT), "设备断电")
                .at();
        assertEquals(0, check().blocked());
        assertEquals(1, undos.takeBackAcceptance(office.actor, Scope.EVERYBODY, week.id(), at));
        assertEquals(1, check().blocked());
        review();
        lock("工资日在即");
        Refused refused = assertThrows(
                Refused.class, () -> undos.takeBackAcceptance(office.actor, Scope.EVERYBODY, week.id(), at));
        assertEquals("period.locked", refused.code());
    }

    @Test
    void aLockDespiteSomethingOpenKeepsItsReason() {
        forgetsToPunchOut(li);
        review();
        assertEquals("工资日在即", lock("工资日在即").despite());
    }

    @Test
    void aYesToOtherFiguresDoesNotCountAnyMore() {
        review();
        sheets.confirm(office.actor, wang, week.id());
        assertEquals(State.CONFIRMED, sheet(wang).state());
        assertEquals(
                1,
                sheets.approve(office.actor, Scope.EVERYBODY, week.id(), Set.of(), true)
                        .approved());
        assertEquals(State.APPROVED, sheet(wang).state());
        office.punch(wang, "2026-11-09 17:40");
        office.settle();
        assertEquals(State.CHANGED, sheet(wang).state());
    }

    @Test
    void anOpenRequestForItsDatesIsInTheWay() {
        office.desk.requests.submit(
                office.actor,
                Scope.EVERYBODY,
                new RequestDraft("TRIP", wang, Map.of("from", "2026-11-13T08:00", "until", "2026-11-18T17:00"), "出差"));
        assertEquals(Map.of(Kind.REQUEST, 1), check().issues());
        assertEquals(LocalDate.parse("2026-11-13"), sheet(wang).issues().get(0).date());
    }

    @Test
    void t099ADisputeIsInTheWayUntilSomebodyAnswers() {
        Ticket dispute = office.desk.tickets.report(
                office.actor,
                Scope.EVERYBODY,
                new Tickets.Report(Optional.of(wang), Ticket.Subject.DAY, "2026-11-10", "我加班了"));
        assertEquals(Map.of(Kind.DISPUTE, 1), check().issues());
        office.desk.tickets.say(
                office.actor,
                Scope.EVERYBODY,
                dispute.id(),
                Ticket.Verb.ANSWER,
                "没有加班申请",
                Optional.empty(),
                dispute.version());
        assertEquals(Map.of(), check().issues());
    }

    @Test
    void aLockedWeekNeverChangesAndLaterFactsAreLinesOfTheNext() {
        review();
        approveAll();
        lock("");
        DayResult locked = office.result(li, "2026-11-10");
        office.punch(li, "2026-11-10 18:00");
        office.settle();
        DayResult still = office.result(li, "2026-11-10");
        assertEquals(locked.minutes(), still.minutes());
        assertEquals(locked.version(), still.version());
        assertEquals(ResultState.ADJUSTED, still.state());
        DayExplanation shown = office.timesheets.day(office.org, Scope.EVERYBODY, li, still.date());
        assertEquals(List.of(still), shown.results());
        assertEquals(
                locked.minutes().get(Bucket.EXTRA) + 55,
                shown.later().get(0).minutes().get(Bucket.EXTRA));
        assertEquals(1, carriedByTheNext().size());
        Adjustment line = carriedByTheNext().get(0);
        assertEquals(Map.of(Bucket.ATTENDED, 55, Bucket.EXTRA, 55), line.minutes());
        assertEquals(1, line.fromVersion());
        assertEquals(2, line.toVersion());
    }

    @Test
    void t013ALineSaysWhatCameAfterTheLock() {
        enterOvertime("2026-11-11T17:30", "2026-11-11T18:00");
        office.settle();
        review();
        approveAll();
        lock("");
        office.clock.advance(Duration.ofMinutes(1));
        office.punch(li, "2026-11-11 18:00");
        office.punch(wang, "2026-11-10 18:00");
        office.settle();
        enterOvertime("2026-11-12T17:05", "2026-11-12T18:00");
        office.punch(li, "2026-11-12 18:00");
        office.settle();
        Map<LocalDate, Set<Cause>> causes = linesOfTheNext().stream()
                .collect(toMap(line -> line.adjustment().date(), PeriodSheets.Line::causes));
        assertEquals(
                Map.of(
                        LocalDate.parse("2026-11-10"), Set.of(Cause.FACTS),
                        LocalDate.parse("2026-11-11"), Set.of(Cause.FACTS),
                        LocalDate.parse("2026-11-12"), Set.of(Cause.OVERTIME)),
                causes);
    }

    private void enterOvertime(String from, String until) {
        office.desk.requests.enter(
                office.actor,
                Scope.EVERYBODY,
                new RequestDraft("OVERTIME", li, Map.of("from", from, "until", until), "赶工"),
                true);
    }

    @Test
    void aLockedDateIsExplainedAsItIsKept() {
        review();
        approveAll();
        lock("");
        DayExplanation shown = office.timesheets.day(office.org, Scope.EVERYBODY, li, LocalDate.parse("2026-11-10"));
        assertEquals(ResultState.LOCKED, shown.results().get(0).state());
        assertEquals(List.of(), shown.later());
    }

    @Test
    void aLineIsReplacedUntilItsOwnPeriodIsLocked() {
        review();
        approveAll();
        lock("");
        office.punch(li, "2026-11-10 18:00");
        office.settle();
        office.punch(li, "2026-11-10 18:30");
        office.settle();
        assertEquals(1, carriedByTheNext().size());
        assertEquals(85, carriedByTheNext().get(0).minutes().get(Bucket.EXTRA));
        office.at("2026-11-23T08:00:00Z");
        week = office.closing.periods.list(office.org).get(0);
        review();
        lock("试运行");
        office.punch(li, "2026-11-10 18:45");
        office.settle();
        assertEquals(
                Map.of(Bucket.ATTENDED, 15, Bucket.EXTRA, 15),
                carriedByTheNext().get(0).minutes());
    }

    @Test
    void workingOutAgainWithoutANewFactLeavesNoLine() {
        review();
        approveAll();
        lock("");
        office.timesheets.recalculate(
                office.actor, Scope.EVERYBODY, LocalDate.parse("2026-11-09"), LocalDate.parse("2026-11-15"));
        office.settle();
        assertEquals(List.of(), carriedByTheNext());
    }

    @Test
    void periodsFollowEachOtherAndAreLockedInOrder() {
        assertEquals(
                "period.gap",
                assertThrows(Refused.class, () -> open("2026-11-20", "2026-11-30"))
                        .code());
        Period next = open("2026-11-16", "2026-11-19");
        Period reviewed = office.closing.periods.move(office.actor, next.id(), next.version(), Period.State.REVIEW);
        assertEquals(
                "period.order",
                assertThrows(
                                Refused.class,
                                () -> office.closing.periods.lock(office.actor, reviewed.id(), reviewed.version(), "x"))
                        .code());
    }

    private Period open(String from, String until) {
        return office.closing.periods.open(office.actor, LocalDate.parse(from), LocalDate.parse(until));
    }

    @Test
    void aPeriodThatIsNotOverIsNotLocked() {
        office.at("2026-11-15T08:00:00Z");
        review();
        assertEquals(
                "period.not-ended", assertThrows(Refused.class, () -> lock("x")).code());
    }

    @Test
    void aPeriodThatSomebodyElseMovedIsNotMoved() {
        review();
        assertThrows(Stale.class, () -> office.closing.periods.move(office.actor, week.id(), 1, Period.State.OPEN));
    }
}
