package org.clockhouse.registry.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.LocalName;

/**
 * Which kind of day each date is. {@code version} rises with every change, so (id, version) names exactly these days for
 * ever and may be hashed in their stead.
 *
 * @param restDays the weekdays that are free when the date itself says nothing
 * @param days by date, a public day before a company day of the same date
 */
public record Calendar(CalendarId id, LocalName name, Set<DayOfWeek> restDays, List<CalendarDay> days, long version) {

    /** Saturday and Sunday free, no holidays: what holds at a site without a calendar. */
    public static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    public Calendar {
        restDays = Set.copyOf(restDays);
        days = days.stream()
                .sorted(Comparator.comparing(CalendarDay::date).thenComparing(CalendarDay::layer))
                .toList();
    }

    public DayType typeOf(LocalDate date) {
        return on(date).map(CalendarDay::type).orElseGet(() -> ordinary(restDays, date));
    }

    /** What is special about the date, the company's word before the state's. */
    public Optional<CalendarDay> on(LocalDate date) {
        int low = 0;
        int high = days.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days.get(middle).date().isAfter(date)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low > 0 && days.get(low - 1).date().equals(date) ? Optional.of(days.get(low - 1)) : Optional.empty();
    }

    /** What the weekday alone says. */
    public static DayType ordinary(Set<DayOfWeek> restDays, LocalDate date) {
        return restDays.contains(date.getDayOfWeek()) ? DayType.REST_DAY : DayType.WORKDAY;
    }
}
