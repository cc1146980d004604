package org.clockhouse.attendance.internal.timesheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.calendar.DayType;
import org.junit.jupiter.api.Test;

class ExceptionListTest {

    private final Person ann =
            new Person(EmployeeId.next(), "100001", new LocalName("安", "Ann"), SiteId.next(), DepartmentId.next());

    private DayResult night(Flag... flags) {
        return new DayResult(
                ann.id(),
                LocalDate.of(2026, 3, 28),
                0,
                Optional.empty(),
                DayType.WORKDAY,
                Optional.empty(),
                Optional.empty(),
                Buckets.NONE.with(Bucket.ATTENDED, 420),
                List.of(flags),
                DayStatus.NORMAL,
                ResultState.FINAL,
                new DayResult.RuleRef(RuleSetId.next(), "EU", 1, 1),
                1,
                1,
                Instant.EPOCH);
    }

    private List<AttendanceException.Kind> exceptions(DayResult day) {
        AttendanceException.Filter all = AttendanceException.Filter.all(MonthQuery.of(YearMonth.of(2026, 3)));
        Slice<MonthRow> rows = new Slice<>(List.of(MonthRow.of(ann, List.of(day))), "");
        return new ExceptionList(
                        (query, wanted, page) -> rows,
                        names -> Set.of(ann.id()),
                        all,
                        people -> List.of(),
                        new GravityOfRules(List.of()))
                .page(Page.first(10)).items().stream()
                        .map(AttendanceException::kind)
                        .toList();
    }

    @Test
    void thatTheClocksChangedIsNothingToLookAt() {
        DayResult changed = night(Flag.of(Flag.Kind.DST));
        assertEquals(List.of(), exceptions(changed));
        assertFalse(changed.isProblem());
    }

    @Test
    void whatElseIsFlaggedIs() {
        DayResult held = night(Flag.of(Flag.Kind.DST), Flag.of(Flag.Kind.MAX_SPAN), new Flag(Flag.Kind.DAY_CAP, ""));
        assertEquals(List.of(AttendanceException.Kind.MAX_SPAN, AttendanceException.Kind.OTHER), exceptions(held));
        assertTrue(held.isProblem());
    }
}
