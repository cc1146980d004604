package org.clockhouse.report.internal.figure;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.rule.Policy;

/** What a day means after the days before it: one person's overtime of the month, days worked in a row and rest between two. */
public final class PersonRun {

    private YearMonth month = YearMonth.of(1, 1);
    private int overtime;
    private LocalDate last = LocalDate.MIN;
    private int inRow;
    private Optional<DayResult> left = Optional.empty();

    /**
     * @param overMonth overtime of the day above the ceiling of its month
     * @param seventh whether it is worked, and so were the six dates before it
     * @param shortRest whether less than the rules ask for lies between the last punch out of an earlier date and the first in
     */
    public record Mark(int overMonth, boolean seventh, boolean shortRest) {}

    /** @param rules of the day */
    Mark next(DayResult day, Policy rules) {
        OptionalInt ceiling = rules.overtime().monthCap();
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
        boolean tired = isShort(day, rules.period().leastRest());
        left = day.lastOut().isPresent() ? Optional.of(day) : left;
        return new Mark(over, day.date().equals(last) && inRow >= 7, tired);
    }

    /** By the wall of the site; between two shifts of one work date no rest is asked for. */
    private boolean isShort(DayResult day, OptionalInt least) {
        return least.isPresent()
                && day.firstIn().isPresent()
                && left.filter(earlier -> !earlier.date().equals(day.date()))
                        .flatMap(DayResult::lastOut)
                        .filter(out ->
                                Duration.between(out, day.firstIn().get()).toMinutes() < least.getAsInt())
                        .isPresent();
    }

    private static int above(int minutes, int ceiling) {
        return Math.max(0, minutes - ceiling);
    }
}
