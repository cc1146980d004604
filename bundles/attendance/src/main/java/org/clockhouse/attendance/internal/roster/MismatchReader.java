package org.clockhouse.attendance.internal.roster;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.roster.Mismatches.Entry;
import org.clockhouse.attendance.internal.roster.Mismatches.Stay;
import org.clockhouse.attendance.roster.RosterMismatch;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.attendance.spi.StampRepository;
import org.clockhouse.attendance.spi.StampRepository.StampRow;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads what {@link Mismatches} compares. In an open transaction. */
@Component(service = MismatchReader.class)
public final class MismatchReader {

    private final SheetReader sheets;
    private final ResultRepository results;
    private final StampRepository stamps;
    private final Sites sites;

    @Activate
    public MismatchReader(
            @Reference SheetReader sheets,
            @Reference ResultRepository results,
            @Reference StampRepository stamps,
            @Reference Sites sites) {
        this.sheets = sheets;
        this.results = results;
        this.stamps = stamps;
        this.sites = sites;
    }

    List<RosterMismatch> read(OrgId org, Scope scope, RosterQuery query) {
        Map<EmployeeId, Employee> people =
                sheets.everybody(org, scope, query).stream().collect(toMap(Employee::id, Function.identity()));
        List<DayResult> days = results.of(people.keySet(), query.from(), query.until());
        Map<EmployeeId, List<StampRow>> punches = unplanned(days, query);
        Map<SiteId, ZoneId> zones = sites.all(org).stream().collect(toMap(Site::id, Site::zone));
        return Mismatches.of(days.stream()
                .map(day -> {
                    Employee person = people.get(day.employee());
                    List<StampRow> own = punches.getOrDefault(person.id(), List.of());
                    return new Entry(Person.of(person), day, seen(own, day.date(), zones.get(person.site())));
                })
                .toList());
    }

    /** Only of those who have a date without a plan: that is what the times are asked for. */
    private Map<EmployeeId, List<StampRow>> unplanned(List<DayResult> days, RosterQuery query) {
        List<EmployeeId> people = days.stream()
                .filter(day -> day.planned().isEmpty())
                .map(DayResult::employee)
                .distinct()
                .toList();
        return stamps
                .of(
                        people,
                        midnight(query.from().minusDays(1)),
                        midnight(query.until().plusDays(2)))
                .stream()
                .collect(groupingBy(StampRow::employee));
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Optional<Stay> seen(List<StampRow> punches, LocalDate date, ZoneId zone) {
        List<LocalDateTime> times = punches.stream()
                .map(punch -> LocalDateTime.ofInstant(Instant.ofEpochSecond(punch.second()), zone))
                .filter(time -> time.toLocalDate().equals(date))
                .sorted()
                .toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(new Stay(times.get(0), times.get(times.size() - 1)));
    }
}
