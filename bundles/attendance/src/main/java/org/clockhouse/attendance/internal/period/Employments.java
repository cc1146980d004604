package org.clockhouse.attendance.internal.period;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.Person;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.calendar.Calendars;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** When people are employed, and which of the dates the calendar of the site of that date has as worked. */
@Component(service = Employments.class)
public final class Employments {

    private final Directory directory;
    private final Sites sites;
    private final Calendars calendars;
    private final Clock clock;

    @Activate
    public Employments(
            @Reference Directory directory,
            @Reference Sites sites,
            @Reference Calendars calendars,
            @Reference Clock clock) {
        this.directory = directory;
        this.sites = sites;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Of some people, between two dates. */
    public interface Known {

        public Employment of(Person person);

        /** Where the person is. */
        LocalDate today(Person person);
    }

    public Known of(OrgId org, Collection<EmployeeId> people, LocalDate from, LocalDate until) {
        return new Read(
                directory.periods(org, people, from, until),
                sites.all(org).stream().collect(toMap(Site::id, site -> site)),
                calendars.all(org).stream().collect(toMap(Calendar::id, calendar -> calendar)),
                clock);
    }

    private record Read(
            Map<EmployeeId, List<EmploymentPeriod>> periods,
            Map<SiteId, Site> sites,
            Map<CalendarId, Calendar> calendars,
            Clock clock)
            implements Known {

        @Override
        public LocalDate today(Person person) {
            return LocalDate.ofInstant(clock.instant(), sites.get(person.site()).zone());
        }

        @Override
        public Employment of(Person person) {
            List<EmploymentPeriod> employed = periods.getOrDefault(person.id(), List.of());
            return new Employment() {
                @Override
                public int workdays(LocalDate from, LocalDate until) {
                    return (int) from.datesUntil(until.plusDays(1))
                            .filter(date -> employed.stream()
                                    .anyMatch(period -> period.covers(date)
                                            && isWorked(period.placement().site(), date)))
                            .count();
                }

                @Override
                public int calendarWorkdays(LocalDate from, LocalDate until) {
                    return (int) from.datesUntil(until.plusDays(1))
                            .filter(date -> isWorked(siteOn(date), date))
                            .count();
                }

                private SiteId siteOn(LocalDate date) {
                    return employed.stream()
                            .filter(period -> period.covers(date))
                            .findFirst()
                            .map(period -> period.placement().site())
                            .orElse(person.site());
                }

                @Override
                public LocalDate last(LocalDate from, LocalDate until) {
                    return employed.stream()
                            .filter(period -> !period.from().isAfter(until))
                            .map(period -> period.until().orElse(until))
                            .filter(date -> !date.isBefore(from))
                            .max(Comparator.naturalOrder())
                            .filter(date -> date.isBefore(until))
                            .orElse(until);
                }
            };
        }

        private boolean isWorked(SiteId site, LocalDate date) {
            Optional<Calendar> calendar =
                    Optional.ofNullable(sites.get(site)).flatMap(Site::calendar).map(calendars::get);
            return calendar.map(days -> days.typeOf(date))
                    .orElseGet(() -> Calendar.ordinary(Calendar.WEEKEND, date))
                    .isWorked();
        }
    }
}
