package org.clockhouse.attendance.internal.period;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.AllowanceLine;
import org.clockhouse.attendance.day.AllowanceLines;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.internal.period.Allowances.Stay;
import org.clockhouse.attendance.rule.AllowanceRule;
import org.clockhouse.attendance.spi.AllowanceRepository;
import org.clockhouse.attendance.spi.AllowanceRepository.Spot;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts allowances of a page of people at once. */
@Component
public final class AllowanceCounter implements AllowanceLines {

    /** An occurrence starts within a day of its work date and is over within three. */
    private static final int BEFORE = 1;

    private static final int AFTER = 3;

    private final AllowanceRepository rules;
    private final Directory directory;
    private final Departments departments;
    private final Sites sites;
    private final Transactions transactions;

    @Activate
    public AllowanceCounter(
            @Reference AllowanceRepository rules,
            @Reference Directory directory,
            @Reference Departments departments,
            @Reference Sites sites,
            @Reference Transactions transactions) {
        this.rules = rules;
        this.directory = directory;
        this.departments = departments;
        this.sites = sites;
        this.transactions = transactions;
    }

    @Override
    public List<AllowanceLine> of(OrgId org, List<MonthRow> people) {
        List<LocalDate> dates = people.stream()
                .flatMap(row -> row.days().stream())
                .map(DayResult::date)
                .sorted()
                .toList();
        if (dates.isEmpty()) {
            return List.of();
        }
        LocalDate from = dates.get(0);
        LocalDate until = dates.get(dates.size() - 1);
        return transactions.in(org, () -> {
            List<AllowanceRule> inForce = rules.all().stream()
                    .filter(rule -> rule.holdsIn(from, until))
                    .toList();
            return inForce.isEmpty() ? List.of() : lines(org, people, inForce, from, until);
        });
    }

    private List<AllowanceLine> lines(
            OrgId org, List<MonthRow> people, List<AllowanceRule> inForce, LocalDate from, LocalDate until) {
        List<EmployeeId> ids = people.stream().map(row -> row.person().id()).toList();
        Map<EmployeeId, List<EmploymentPeriod>> worked = directory.periods(org, ids, from, until);
        Map<EmployeeId, List<Spot>> spots =
                inForce.stream().allMatch(rule -> rule.terms().reach().areas().isEmpty())
                        ? Map.of()
                        : rules
                                .spots(
                                        ids,
                                        from.minusDays(BEFORE).atStartOfDay().toInstant(ZoneOffset.UTC),
                                        until.plusDays(AFTER).atStartOfDay().toInstant(ZoneOffset.UTC))
                                .stream()
                                .collect(groupingBy(Spot::employee));
        Map<SiteId, ZoneId> zones = sites.all(org).stream().collect(Collectors.toMap(Site::id, Site::zone));
        Map<DepartmentId, Set<DepartmentId>> above = above(org);
        List<AllowanceLine> lines = new ArrayList<>();
        for (MonthRow row : people) {
            EmployeeId id = row.person().id();
            for (DayResult day : row.days()) {
                Placement placement = placement(row.person(), worked.getOrDefault(id, List.of()), day.date());
                Stay stay = new Stay(
                        placement,
                        above.getOrDefault(placement.department(), Set.of()),
                        areas(day, spots.getOrDefault(id, List.of()), zones.get(placement.site())));
                lines.addAll(Allowances.lines(day, stay, inForce));
            }
        }
        return lines;
    }

    private Map<DepartmentId, Set<DepartmentId>> above(OrgId org) {
        List<Department> tree = departments.tree(org);
        return tree.stream().collect(Collectors.toMap(Department::id, department -> tree.stream()
                .filter(department::isWithin)
                .map(Department::id)
                .collect(Collectors.toSet())));
    }

    private static Placement placement(Person person, List<EmploymentPeriod> worked, LocalDate date) {
        return worked.stream()
                .filter(period -> period.covers(date))
                .findFirst()
                .map(EmploymentPeriod::placement)
                .orElseGet(() -> new Placement(person.site(), person.department(), ""));
    }

    /** Of the terminals that took a punch from the first in to the last out. */
    private static Set<AreaId> areas(DayResult day, List<Spot> spots, ZoneId zone) {
        if (day.firstIn().isEmpty() || zone == null) {
            return Set.of();
        }
        LocalDateTime in = day.firstIn().get();
        LocalDateTime out = day.lastOut().orElse(in);
        return spots.stream()
                .filter(spot -> {
                    LocalDateTime at = LocalDateTime.ofInstant(spot.at(), zone).truncatedTo(ChronoUnit.MINUTES);
                    return !at.isBefore(in) && !at.isAfter(out);
                })
                .map(Spot::area)
                .collect(Collectors.toSet());
    }
}
