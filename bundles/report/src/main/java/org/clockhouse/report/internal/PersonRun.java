package org.clockhouse.report.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalInt;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayResult;

/** What a day means after the days before it: one person's overtime of the month and days worked in a row. */
final class PersonRun {

    private YearMonth month = YearMonth.of(1, 1);
    private int overtime;
    private LocalDate last = LocalDate.MIN;
    private int inRow;

    /**
     * @param overMonth overtime of the day above the ceiling of its month
     * @param seventh whether it is worked, and so were the six dates before it
     */
    record Mark(int overMonth, boolean seventh) {}

    /** @param ceiling of the month, by the rules of the day */
    Mark next(DayResult day, OptionalInt ceiling) {
        if (!YearMonth.from(day.date()).equals(month)) {
            month = YearMonth.from(day.date());
            overtime = 0;
        }
        int before = overtime;
        overtime += day.minutes().overtime();
        int over = ceiling.isEmpty() ? 0 : above(overtime, ceiling.getAsInt()) - above(before, ceiling.getAsInt());
        if (day.minutes().get(Bucket.ATTENDED) > 0 && !day.date().equals(last)) {
            inRow = day.date().minusDays(1).equals(last) ? inRow + 1 : 1;
            last = day.date();
        }
        return new Mark(over, day.date().equals(last) && inRow >= 7);
    }

    private static int above(int minutes, int ceiling) {
        return Math.max(0, minutes - ceiling);
    }
}
