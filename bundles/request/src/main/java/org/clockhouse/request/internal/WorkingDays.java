package org.clockhouse.request.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.calendar.Calendars;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.request.Request;
import org.clockhouse.request.Request.TimeLeft;
import org.clockhouse.request.RequestId;
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

    /** Of the requests that are open, each by the days of its site. */
    Map<RequestId, TimeLeft> left(OrgId org, Map<Request, SiteId> requests, Instant now) {
        Map<SiteId, Days> known = new HashMap<>();
        Map<RequestId, TimeLeft> left = new HashMap<>();
        requests.forEach((request, site) -> {
            if (request.state().isOpen()) {
                Days days = known.computeIfAbsent(site, id -> of(org, id));
                left.put(
                        request.id(),
                        new TimeLeft(
                                days.between(now, request.due()),
                                days.between(request.begins().at(), request.due())));
            }
        });
        return left;
    }

    private record Days(ZoneId zone, Optional<Calendar> calendar) {

        /** How many are worked after the date of an instant, up to and with the last one. */
        int between(Instant from, LocalDate last) {
            LocalDate next = LocalDate.ofInstant(from, zone).plusDays(1);
            return last.isBefore(next)
                    ? 0
                    : (int) next.datesUntil(last.plusDays(1))
                            .filter(date -> isWorked(calendar, date))
                            .count();
        }
    }

    private Days of(OrgId org, SiteId site) {
        Site place = sites.find(org, site);
        return new Days(place.zone(), place.calendar().map(id -> calendars.find(org, id)));
    }

    LocalDate after(OrgId org, SiteId site, LocalDate from, int days) {
        Optional<Calendar> calendar = of(org, site).calendar();
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
