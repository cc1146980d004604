package org.clockhouse.rest.internal.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.rest.internal.http.Maybe;

/**
 * One person's days of a period.
 *
 * @param days those with a result, by date
 * @param totals minutes by bucket; a bucket without minutes is left out
 */
public record MonthRowView(
        EmployeeId employeeId,
        String number,
        LocalName name,
        SiteId siteId,
        DepartmentId departmentId,
        List<DayCell> days,
        Map<Bucket, Integer> totals) {

    /**
     * One planned occurrence, or a date with punches and no plan. Minutes are left out where they are zero, so that a month
     * of many people stays small.
     *
     * @param ordinal 0 for the first occurrence of the date
     * @param status the one word for it
     * @param firstIn wall time of the site
     * @param leaveType of a day of leave, also when it counts as attended
     */
    public record DayCell(
            LocalDate date,
            int ordinal,
            @Maybe String shiftCode,
            DayStatus status,
            @Maybe Integer required,
            @Maybe Integer attended,
            @Maybe Integer late,
            @Maybe Integer early,
            @Maybe Integer overtime,
            @Maybe Integer leave,
            @Maybe Integer absent,
            @Maybe LocalDateTime firstIn,
            @Maybe LocalDateTime lastOut,
            List<String> flags,
            ResultState state,
            @Maybe String leaveType) {

        public static DayCell of(DayResult day) {
            return of(day, null);
        }

        static DayCell of(DayResult day, String leaveType) {
            Buckets minutes = day.minutes();
            return new DayCell(
                    day.date(),
                    day.ordinal(),
                    day.planned().map(DayResult.Planned::code).orElse(null),
                    day.status(),
                    orNull(minutes.get(Bucket.REQUIRED)),
                    orNull(minutes.get(Bucket.ATTENDED)),
                    orNull(minutes.get(Bucket.LATE)),
                    orNull(minutes.get(Bucket.EARLY)),
                    orNull(minutes.overtime()),
                    orNull(minutes.get(Bucket.LEAVE)),
                    orNull(minutes.get(Bucket.ABSENT)),
                    day.firstIn().orElse(null),
                    day.lastOut().orElse(null),
                    day.flags().stream().map(Flag::text).toList(),
                    day.state(),
                    leaveType);
        }
    }

    /** @param leave types of the days of leave */
    static MonthRowView of(MonthRow row, Map<LocalDate, String> leave) {
        return new MonthRowView(
                row.person().id(),
                row.person().number(),
                row.person().name(),
                row.person().site(),
                row.person().department(),
                row.days().stream()
                        .map(day -> DayCell.of(day, leave.get(day.date())))
                        .toList(),
                minutes(row.totals()));
    }

    public static Map<Bucket, Integer> minutes(Buckets buckets) {
        Map<Bucket, Integer> minutes = new EnumMap<>(Bucket.class);
        for (Bucket bucket : Bucket.values()) {
            if (buckets.get(bucket) != 0) {
                minutes.put(bucket, buckets.get(bucket));
            }
        }
        return minutes;
    }

    private static Integer orNull(int minutes) {
        return minutes == 0 ? null : minutes;
    }
}
