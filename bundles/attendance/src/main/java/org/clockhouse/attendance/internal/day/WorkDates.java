package org.clockhouse.attendance.internal.day;

import java.time.LocalDate;
import java.time.ZoneId;
import org.clockhouse.attendance.rule.Policy.WorkDate;

/** On which date work is booked (guide, section 4, number 6). A planned shift is booked where it starts. */
public final class WorkDates {

    private WorkDates() {}

    /** Whether the work, or with a midnight in it a part of it, belongs to the date. */
    public static boolean isOn(LocalDate date, Work work, ZoneId zone) {
        Occurrence occurrence = work.occurrence();
        if (occurrence.isPlanned()) {
            return occurrence.date().equals(date);
        }
        return switch (work.policy().ownership().workDate()) {
            case START_DAY -> occurrence.date().equals(date);
            case END_DAY -> dateOf(last(work), zone).equals(date);
            case MOST_WORKED -> mostWorked(work, zone).equals(date);
            case SPLIT ->
                work.present().isEmpty()
                        ? occurrence.date().equals(date)
                        : !work.present().and(day(date, zone)).isEmpty();
        };
    }

    /** What of a work that is {@link #isOn} the date belongs to it. @param policy which says whether midnight divides it */
    public static Work part(LocalDate date, Work work, ZoneId zone, WorkDate policy) {
        return work.occurrence().isPlanned() || policy != WorkDate.SPLIT ? work : work.between(day(date, zone));
    }

    private static LocalDate mostWorked(Work work, ZoneId zone) {
        LocalDate best = work.occurrence().date();
        int most = 0;
        for (LocalDate date = best; !date.isAfter(dateOf(last(work), zone)); date = date.plusDays(1)) {
            int minutes = work.attended().and(day(date, zone)).length();
            if (minutes > most) {
                best = date;
                most = minutes;
            }
        }
        return best;
    }

    private static int last(Work work) {
        return work.stamps().get(work.stamps().size() - 1).minute();
    }

    private static LocalDate dateOf(int minute, ZoneId zone) {
        return WallClock.wall(minute, zone).toLocalDate();
    }

    private static MinuteSet day(LocalDate date, ZoneId zone) {
        return MinuteSet.of(WallClock.minute(date, 0, zone), WallClock.minute(date.plusDays(1), 0, zone));
    }
}
