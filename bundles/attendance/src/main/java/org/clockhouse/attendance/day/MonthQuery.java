package org.clockhouse.attendance.day;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;

/**
 * Whose days; empty parts choose all.
 *
 * @param from first work date
 * @param until last work date, inclusive; at most {@link #LONGEST} days
 * @param department and everything below it
 * @param text part of a number or name, or pinyin; empty for all
 * @param problemsOnly leaves out people with nothing to look at
 */
public record MonthQuery(
        LocalDate from,
        LocalDate until,
        Optional<SiteId> site,
        Optional<DepartmentId> department,
        Optional<EmployeeId> employee,
        String text,
        boolean problemsOnly) {

    public static final int LONGEST = 62;

    public static MonthQuery of(YearMonth month) {
        return new MonthQuery(
                month.atDay(1), month.atEndOfMonth(), Optional.empty(), Optional.empty(), Optional.empty(), "", false);
    }
}
