package org.clockhouse.report.internal.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.rule.RuleSets;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.Placement;
import org.clockhouse.report.ReportRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads the days of a period of any length, a month and a page of people at a time, each day with where its person worked then and
 * what the days before it make of it.
 */
@Component(service = DayReading.class)
public final class DayReading {

    /** Read before the period, for what came before its first day. */
    private static final int BEFORE = 6;

    private final Timesheets timesheets;
    private final RuleSets rules;
    private final Directory directory;

    @Activate
    public DayReading(@Reference Timesheets timesheets, @Reference RuleSets rules, @Reference Directory directory) {
        this.timesheets = timesheets;
        this.rules = rules;
        this.directory = directory;
    }

    /** Takes what is read. */
    @FunctionalInterface
    public interface Reader {
        void day(Person person, Placement placement, DayResult day, PersonRun.Mark mark);

        /** Before the days of these people, all of them at once; also with days that come before the period. */
        default void people(List<MonthRow> rows) {}
    }

    /** Each person's days come in order of date, months one after the other. */
    public void read(OrgId org, Scope scope, MonthQuery query, Reader reader) {
        long days = query.until().toEpochDay() - query.from().toEpochDay() + 1;
        int most = ReportRequest.Kind.FIGURES.longest();
        if (days < 1 || days > most) {
            throw new Refused("report.period", "a period has 1 to " + most + " days, not " + days);
        }
        Map<EmployeeId, PersonRun> runs = new HashMap<>();
        Policies policies = new Policies(org);
        LocalDate from = query.from().withDayOfMonth(1).minusDays(BEFORE);
        while (!from.isAfter(query.until())) {
            LocalDate first = from.isBefore(query.from().withDayOfMonth(1)) ? query.from() : from;
            LocalDate end = first.withDayOfMonth(first.lengthOfMonth());
            LocalDate until = end.isAfter(query.until()) ? query.until() : end;
            month(org, scope, of(query, from, until), query.from(), runs, policies, reader);
            from = until.plusDays(1);
        }
    }

    private void month(
            OrgId org,
            Scope scope,
            MonthQuery month,
            LocalDate begin,
            Map<EmployeeId, PersonRun> runs,
            Policies policies,
            Reader reader) {
        for (List<MonthRow> people : timesheets.months(org, scope, month)) {
            Map<EmployeeId, List<EmploymentPeriod>> periods = directory.periods(
                    org,
                    people.stream().map(row -> row.person().id()).collect(Collectors.toList()),
                    month.from(),
                    month.until());
            reader.people(people);
            for (MonthRow row : people) {
                PersonRun run = runs.computeIfAbsent(row.person().id(), id -> new PersonRun());
                List<EmploymentPeriod> worked =
                        periods.getOrDefault(row.person().id(), List.of());
                for (DayResult day : row.days()) {
                    PersonRun.Mark mark = run.next(day, policies.of(day.rules()));
                    if (!day.date().isBefore(begin)) {
                        reader.day(row.person(), placement(row.person(), worked, day.date()), day, mark);
                    }
                }
            }
        }
    }

    /** The calendar months of a period of any length. */
    static List<MonthQuery> months(MonthQuery query) {
        List<MonthQuery> months = new ArrayList<>();
        for (LocalDate from = query.from(); !from.isAfter(query.until()); ) {
            LocalDate end = from.withDayOfMonth(from.lengthOfMonth());
            LocalDate until = end.isAfter(query.until()) ? query.until() : end;
            months.add(of(query, from, until));
            from = until.plusDays(1);
        }
        return months;
    }

    private static MonthQuery of(MonthQuery query, LocalDate from, LocalDate until) {
        return new MonthQuery(from, until, query.site(), query.department(), query.employee(), query.text(), false);
    }

    private static Placement placement(Person person, List<EmploymentPeriod> worked, LocalDate date) {
        return worked.stream()
                .filter(period -> period.covers(date))
                .findFirst()
                .map(EmploymentPeriod::placement)
                .orElseGet(() -> new Placement(person.site(), person.department(), ""));
    }

    /** Rules by edition of a rule set, each read once. */
    private final class Policies {

        private final OrgId org;
        private final Map<RuleSetId, Map<Integer, Policy>> known = new HashMap<>();

        Policies(OrgId org) {
            this.org = org;
        }

        Policy of(DayResult.RuleRef rule) {
            return known.computeIfAbsent(rule.id(), id -> rules.editions(org, id).stream()
                            .collect(Collectors.toMap(RuleSet::edition, RuleSet::policy)))
                    .getOrDefault(rule.edition(), Policy.STANDARD);
        }
    }
}
