package org.clockhouse.request.internal;

import java.time.LocalDate;
import java.util.Optional;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Calendar;
import org.clockhouse.registry.Calendars;
import org.clockhouse.registry.Site;
import org.clockhouse.registry.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The days that count for a deadline: those that the site's calendar calls worked. */
@Component(service = WorkingDays.class)
public final class WorkingDays {

    /** A calendar without a single working day in a year still lets a deadline pass. */
    private static final int FURTHEST = 366;

    private final Sites sites;
    private final Calendars calendars;

    @Activate
    public WorkingDays(@Reference Sites sites, @Reference Calendars calendars) {
        this.sites = sites;
        this.calendars = calendars;
    }

    LocalDate after(OrgId org, SiteId site, LocalDate from, int days) {
        Site place = sites.find(org, site);
        Optional<Calendar> calendar = place.calendar().map(id -> calendars.find(org, id));
        LocalDate date = from;
        int left = days;
        while (left > 0 && date.isBefore(from.plusDays(FURTHEST))) {
            date = date.plusDays(1);
            left -= isWorked(calendar, date) ? 1 : 0;
        }
        return date;
    }

    private static boolean isWorked(Optional<Calendar> calendar, LocalDate date) {
        return calendar.map(days -> days.typeOf(date))
                .orElseGet(() -> Calendar.ordinary(Calendar.WEEKEND, date))
                .isWorked();
    }
}
