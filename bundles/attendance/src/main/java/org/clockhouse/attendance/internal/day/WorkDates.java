package org.clockhouse.attendance.internal.day;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** On which date work is booked (guide, section 4, number 6). A planned shift is booked where it starts. */
public final class WorkDates {

    private WorkDates() {}

    /** The part of the work that belongs to the date, if any does. */
    public static Optional<Work> on(LocalDate date, Work work, ZoneId zone) {
        Occurrence occurrence = work.occurrence();
        if (occurrence.isPlanned()) {
            return booked(occurrence.date(), date, work);
        }
        return switch (work.policy().ownership().workDate()) {
            case START_DAY -> booked(occurrence.date(), date, work);
            case END_DAY -> booked(dateOf(last(work), zone), date, work);
            case MOST_WORKED -> booked(mostWorked(work, zone), date, work);
            case SPLIT -> {
                Work part = work.between(midnight(date, zone), midnight(date.plusDays(1), zone), date);
                boolean has = !part.present().isEmpty()
                        || work.present().isEmpty() && occurrence.date().equals(date);
                yield has ? Optional.of(part) : Optional.empty();
            }
        };
    }

    private static Optional<Work> booked(LocalDate on, LocalDate date, Work work) {
        return on.equals(date) ? Optional.of(work) : Optional.empty();
    }

    private static LocalDate mostWorked(Work work, ZoneId zone) {
        LocalDate best = work.occurrence().date();
        int most = 0;
        for (LocalDate date = best; !date.isAfter(dateOf(last(work), zone)); date = date.plusDays(1)) {
            int minutes = work.present()
                    .and(MinuteSet.of(midnight(date, zone), midnight(date.plusDays(1), zone)))
                    .length();
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

    private static int midnight(LocalDate date, ZoneId zone) {
        return WallClock.minute(date, 0, zone);
    }
}
