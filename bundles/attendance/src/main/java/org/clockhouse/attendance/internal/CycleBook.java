package org.clockhouse.attendance.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.attendance.DayResult;
import org.clockhouse.attendance.MonthQuery;
import org.clockhouse.attendance.MonthRow;
import org.clockhouse.attendance.PeriodPolicy;
import org.clockhouse.attendance.PeriodPolicy.Cycle;
import org.clockhouse.attendance.PeriodPolicy.WorkSystem;
import org.clockhouse.attendance.PersonCycles;
import org.clockhouse.attendance.Policy;
import org.clockhouse.attendance.RuleSet;
import org.clockhouse.attendance.Timesheets;
import org.clockhouse.attendance.WorkCycle;
import org.clockhouse.attendance.WorkCycles;
import org.clockhouse.attendance.internal.period.Cycles;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.attendance.spi.RuleSetRepository;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Calendar;
import org.clockhouse.registry.Calendars;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.Site;
import org.clockhouse.registry.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Weeks and cycles from the stored days. */
@Component
public final class CycleBook implements WorkCycles {

    private final Timesheets timesheets;
    private final ResultRepository results;
    private final RuleSetRepository rules;
    private final Directory directory;
    private final Sites sites;
    private final Calendars calendars;
    private final Transactions transactions;
    private final Clock clock;

    // The days, the rules that they name, and the calendars of where people work.
    @Activate
    public CycleBook(
            @Reference Timesheets timesheets,
            @Reference ResultRepository results,
            @Reference RuleSetRepository rules,
            @Reference Directory directory,
            @Reference Sites sites,
            @Reference Calendars calendars,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.timesheets = timesheets;
        this.results = results;
        this.rules = rules;
        this.directory = directory;
        this.sites = sites;
        this.calendars = calendars;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Slice<PersonCycles> of(OrgId org, Scope scope, MonthQuery query, Page page) {
        Slice<MonthRow> people = timesheets.month(org, scope, query, page);
        return transactions.in(org, () -> {
            List<RuleSet> editions = rules.editions();
            LocalDate first = comprehensive(editions)
                    .map(cycle -> Cycles.start(query.from(), cycle))
                    .reduce(Cycles.monday(query.from()), (one, other) -> one.isBefore(other) ? one : other);
            LocalDate last = comprehensive(editions)
                    .map(cycle -> Cycles.end(query.until(), cycle))
                    .reduce(Cycles.monday(query.until()).plusDays(6), (one, other) -> one.isAfter(other) ? one : other);
            List<EmployeeId> ids =
                    people.items().stream().map(row -> row.person().id()).toList();
            Map<EmployeeId, List<DayResult>> days =
                    results.of(ids, first, last).stream().collect(groupingBy(DayResult::employee));
            Map<SiteId, Site> places = sitesOf(org);
            Employments employments =
                    new Employments(directory.periods(org, ids, first, last), places, calendarsOf(org));
            return people.map(row -> new PersonCycles(
                    row.person(),
                    cycles(
                            new Cycles(
                                    days.getOrDefault(row.person().id(), List.of()),
                                    ref -> policy(ref, editions),
                                    employments.of(row.person().id()),
                                    today(places.get(row.person().site()))),
                            query)));
        });
    }

    /** Those that end in the period, and those that are running when it ends. */
    private static List<WorkCycle> cycles(Cycles cycles, MonthQuery query) {
        return Stream.concat(cycles.weeks().stream(), cycles.comprehensive().stream())
                .filter(cycle ->
                        !cycle.until().isBefore(query.from()) && !cycle.from().isAfter(query.until()))
                .toList();
    }

    private static Stream<Cycle> comprehensive(List<RuleSet> editions) {
        return editions.stream()
                .map(edition -> edition.policy().period())
                .filter(period -> period.system() == WorkSystem.COMPREHENSIVE)
                .map(PeriodPolicy::cycle);
    }

    /** The values of the edition that a result names. */
    static Policy policy(DayResult.RuleRef ref, List<RuleSet> editions) {
        return editions.stream()
                .filter(edition -> edition.id().equals(ref.id()) && edition.edition() == ref.edition())
                .findFirst()
                .map(RuleSet::policy)
                .orElse(Policy.STANDARD);
    }

    private Map<SiteId, Site> sitesOf(OrgId org) {
        return sites.all(org).stream().collect(toMap(Site::id, site -> site));
    }

    private Map<CalendarId, Calendar> calendarsOf(OrgId org) {
        return calendars.all(org).stream().collect(toMap(Calendar::id, calendar -> calendar));
    }

    private LocalDate today(Site site) {
        return LocalDate.ofInstant(clock.instant(), site.zone());
    }

    /** When people are employed, and which of the dates the calendar of the site of that date has as worked. */
    private record Employments(
            Map<EmployeeId, List<EmploymentPeriod>> periods,
            Map<SiteId, Site> sites,
            Map<CalendarId, Calendar> calendars) {

        Cycles.Employment of(EmployeeId employee) {
            List<EmploymentPeriod> employed = periods.getOrDefault(employee, List.of());
            return new Cycles.Employment() {
                @Override
                public int workdays(LocalDate from, LocalDate until) {
                    return (int) from.datesUntil(until.plusDays(1))
                            .filter(date ->
                                    employed.stream().anyMatch(period -> period.covers(date) && isWorked(period, date)))
                            .count();
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

        private boolean isWorked(EmploymentPeriod period, LocalDate date) {
            Optional<Calendar> calendar = Optional.ofNullable(
                            sites.get(period.placement().site()))
                    .flatMap(Site::calendar)
                    .map(calendars::get);
            return calendar.map(days -> days.typeOf(date))
                    .orElseGet(() -> Calendar.ordinary(Calendar.WEEKEND, date))
                    .isWorked();
        }
    }
}
