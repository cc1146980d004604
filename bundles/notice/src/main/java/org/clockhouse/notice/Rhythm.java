package org.clockhouse.notice;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.clockhouse.kernel.Refused;

/**
 * Again and again at a time of day, as clocks on the wall show it; a time that a clock change leaves out is an hour later.
 *
 * @param day of the week, Monday being 1, or of the month, up to {@link #LAST_DAY}; 1 when it is every day
 */
public record Rhythm(Every every, int day, LocalTime at, ZoneId zone) {

    /** Every month has it. */
    public static final int LAST_DAY = 28;

    /** Names are stored. */
    public enum Every {
        DAY(1),
        WEEK(7),
        MONTH(LAST_DAY);

        private final int days;

        Every(int days) {
            this.days = days;
        }
    }

    public Rhythm {
        if (day < 1 || day > every.days) {
            throw Refused.at("/day", "subscription.day", "a day from 1 to " + every.days);
        }
        at = at.withSecond(0).withNano(0);
    }

    /** The first time after the moment. */
    public Instant after(Instant moment) {
        LocalDate date = first(LocalDate.ofInstant(moment, zone));
        while (!instant(date).isAfter(moment)) {
            date = first(date.plusDays(1));
        }
        return instant(date);
    }

    /** The date, or the next that is one of the rhythm's. */
    private LocalDate first(LocalDate date) {
        return switch (every) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(day)));
            case MONTH ->
                date.getDayOfMonth() <= day
                        ? date.withDayOfMonth(day)
                        : date.plusMonths(1).withDayOfMonth(day);
        };
    }

    private Instant instant(LocalDate date) {
        return date.atTime(at).atZone(zone).toInstant();
    }
}
