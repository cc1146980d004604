package org.clockhouse.registry.calendar;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import org.clockhouse.kernel.LocalName;

/** What a calendar is to be; the days given replace all that were there. */
public record CalendarDraft(LocalName name, Set<DayOfWeek> restDays, List<CalendarDay> days) {

    public CalendarDraft {
        restDays = Set.copyOf(restDays);
        days = List.copyOf(days);
    }
}
