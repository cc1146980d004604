package org.clockhouse.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** A period that moves with the day on which a report is made. Names are stored. */
public enum ReportSpan {
    YESTERDAY,
    /** From Monday to Sunday. */
    LAST_WEEK,
    /** From its first day to the day itself. */
    THIS_MONTH,
    LAST_MONTH,
    /** From its first day to the day itself. */
    THIS_YEAR,
    LAST_YEAR;

    public LocalDate from(LocalDate today) {
        return switch (this) {
            case YESTERDAY -> today.minusDays(1);
            case LAST_WEEK ->
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(1);
            case THIS_MONTH -> today.withDayOfMonth(1);
            case LAST_MONTH -> today.withDayOfMonth(1).minusMonths(1);
            case THIS_YEAR -> today.withDayOfYear(1);
            case LAST_YEAR -> today.withDayOfYear(1).minusYears(1);
        };
    }

    /** Inclusive. */
    public LocalDate until(LocalDate today) {
        return switch (this) {
            case YESTERDAY -> from(today);
            case LAST_WEEK -> from(today).plusDays(6);
            case THIS_MONTH, THIS_YEAR -> today;
            case LAST_MONTH -> today.withDayOfMonth(1).minusDays(1);
            case LAST_YEAR -> today.withDayOfYear(1).minusDays(1);
        };
    }
}
