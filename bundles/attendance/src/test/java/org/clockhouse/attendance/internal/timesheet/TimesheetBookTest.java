package org.clockhouse.attendance.internal.timesheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Severity;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.AttendanceException.Order;
import org.clockhouse.attendance.day.DayExplanation;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.LiveBoard;
import org.clockhouse.attendance.day.LiveBoard.Presence;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.junit.jupiter.api.Test;

class TimesheetBookTest {

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();
    private final EmployeeId bob = office.hire();

    @Test
    void theExplanationReproducesTheStoredFigures() {
        office.dayShift();
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
        office.dayShift();
        office.settle();
        MonthQuery november = MonthQuery.of(YearMonth.of(2026, 11));
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

    private List<AttendanceException> exceptions(AttendanceException.Filter filter) {
        List<AttendanceException> seen = new ArrayList<>();
        Page page = Page.first(4);
        do {
            Slice<AttendanceException> slice = office.timesheets.exceptions(office.org, Scope.EVERYBODY, filter, page);
            assertTrue(slice.items().size() <= 4);
            seen.addAll(slice.items());
            page = new Page(slice.next(), 4);
        } while (!page.after().isEmpty());
        return seen;
    }

    private static AttendanceException.Filter november(Set<Severity> severities, Order order) {
        MonthQuery days = MonthQuery.of(YearMonth.of(2026, 11));
        return new AttendanceException.Filter(days, Set.of(), severities, false, false, order);
    }

    private static Set<String> places(List<AttendanceException> exceptions) {
        return exceptions.stream()
                .map(each -> each.employee().text() + each.day().date() + each.kind())
                .collect(Collectors.toSet());
    }

    @Test
    void exceptionsArePagedWithoutGapsOrRepeats() {
        office.dayShift();
        office.settle();
        List<AttendanceException> seen = exceptions(november(Set.of(), Order.PERSON));
        assertEquals(28, seen.size());
        assertEquals(28, places(seen).size());
    }

    @Test
    void exceptionsComeTheGravestFirstAndOfOneSeverityAlone() {
        office.dayShift();
        office.punch(ann, "2026-11-16 09:11:00", "2026-11-16 18:31:00", "2026-11-17 09:00:00");
        office.punch(bob, "2026-11-18 09:30:00", "2026-11-18 18:31:00");
        office.settle();
        List<AttendanceException> seen = exceptions(november(Set.of(), Order.SEVERITY));
        assertEquals(
                exceptions(november(Set.of(), Order.PERSON)).stream()
                        .sorted(Comparator.comparing(AttendanceException::severity)
                                .reversed())
                        .toList(),
                seen);
        assertEquals(28, places(seen).size());
        List<AttendanceException> last = seen.subList(25, 28);
        assertEquals("MISSING_OUT LATE LATE", names(last));
        assertEquals("LATE LATE", names(exceptions(november(Set.of(Severity.LOW), Order.PERSON))));
        assertEquals(
                "MISSING_OUT LATE LATE",
                names(exceptions(november(Set.of(Severity.LOW, Severity.MEDIUM), Order.SEVERITY))));
    }

    @Test
    void exceptionsOfAFewStayInsideTheScope() {
        office.dayShift();
        office.punch(ann, "2026-11-16 09:11:00", "2026-11-16 18:31:00");
        office.punch(bob, "2026-11-16 09:11:00", "2026-11-16 18:31:00");
        office.settle();
        AttendanceException.Filter late = november(Set.of(Severity.LOW), Order.SEVERITY);
        assertEquals(2, exceptions(late).size());
        assertEquals(
                List.of(bob),
                office.timesheets.exceptions(office.org, Scope.only(bob), late, Page.first(4)).items().stream()
                        .map(AttendanceException::employee)
                        .toList());
        assertEquals(
                List.of(),
                office.timesheets
                        .exceptions(office.org, Scope.NOBODY, late, Page.first(4))
                        .items());
    }

    private static String names(List<AttendanceException> exceptions) {
        return exceptions.stream().map(AttendanceException::name).collect(Collectors.joining(" "));
    }

    @Test
    void aPlaceOfAnotherOrderIsRefused() {
        Page page = new Page("anywhere", 4);
        AttendanceException.Filter gravest = november(Set.of(), Order.SEVERITY);
        assertThrows(Refused.class, () -> office.timesheets.exceptions(office.org, Scope.EVERYBODY, gravest, page));
    }

    @Test
    void aDayCarriesTheSeverityOfItsOwnEdition() {
        office.dayShift();
        office.punch(ann, "2026-11-16 09:11:00", "2026-11-16 18:31:00");
        office.punch(ann, "2026-11-17 09:11:00", "2026-11-17 18:31:00");
        RuleSet standard = office.rules.standard(office.org);
        Policy graver = Policy.of(Map.of("exception_severity", "LATE:HIGH"));
        office.rules.amend(office.actor, standard.id(), standard.version(), LocalDate.parse("2026-11-17"), graver);
        office.settle();
        assertEquals("LATE LOW", severities("2026-11-16"));
        assertEquals("LATE HIGH", severities("2026-11-17"));
    }

    private String severities(String date) {
        DayExplanation day = office.timesheets.day(office.org, Scope.EVERYBODY, ann, LocalDate.parse(date));
        return day.exceptions().stream()
                .map(each -> each.name() + " " + each.severity())
                .collect(Collectors.joining(", "));
    }

    @Test
    void theBoardKnowsWhoIsThereAndWhoIsNot() {
        office.at("2026-11-20T02:00:00Z");
        office.reported("2026-11-20T02:00:00Z");
        EmployeeId cid = office.hire();
        office.dayShift();
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
}
