package org.clockhouse.attendance.internal.period;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.attendance.period.PeriodCounts;
import org.clockhouse.attendance.period.PersonCounts;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.attendance.spi.RuleSetRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts from the stored days, by the rules that each names. */
@Component
public final class PeriodCountBook implements PeriodCounts {

    /** Days of a period. */
    private static final int LONGEST = 31;

    private final Timesheets timesheets;
    private final ResultRepository results;
    private final RuleSetRepository rules;
    private final Employments employments;
    private final Transactions transactions;

    @Activate
    public PeriodCountBook(
            @Reference Timesheets timesheets,
            @Reference ResultRepository results,
            @Reference RuleSetRepository rules,
            @Reference Employments employments,
            @Reference Transactions transactions) {
        this.timesheets = timesheets;
        this.results = results;
        this.rules = rules;
        this.employments = employments;
        this.transactions = transactions;
    }

    @Override
    public Slice<PersonCounts> of(OrgId org, Scope scope, MonthQuery query, Page page) {
        Slice<MonthRow> people = timesheets.month(org, scope, query, page);
        return transactions.in(org, () -> {
            List<RuleSet> editions = rules.editions();
            boolean whole = editions.stream().anyMatch(edition -> isOfPeriods(edition.policy()));
            List<EmployeeId> ids =
                    people.items().stream().map(row -> row.person().id()).toList();
            LocalDate from = query.from().minusDays(LONGEST);
            LocalDate until = query.until().plusDays(LONGEST);
            Map<EmployeeId, List<DayResult>> around =
                    !whole ? Map.of() : results.of(ids, from, until).stream().collect(groupingBy(DayResult::employee));
            Employments.Known employed = employments.of(org, ids, from, until);
            return people.map(row -> counts(
                    row,
                    query,
                    new Counts(
                            around.getOrDefault(row.person().id(), List.of()),
                            ref -> CycleBook.policy(ref, editions),
                            employed.of(row.person()),
                            employed.today(row.person()))));
        });
    }

    /** Whether days outside of what is asked for may belong to it. */
    private static boolean isOfPeriods(Policy policy) {
        return policy.isOverDays()
                || policy.period().lates().areCounted()
                || !policy.period().points().each().isEmpty();
    }

    /** @param whole over the days around those of the row */
    private static PersonCounts counts(MonthRow row, MonthQuery query, Counts whole) {
        Counts asked = new Counts(row.days(), whole.rules(), whole.employment(), whole.today());
        return new PersonCounts(
                row.person(),
                whole.totals().stream()
                        .filter(total -> touches(query, total.from(), total.until()))
                        .toList(),
                whole.lates().stream()
                        .filter(lates -> touches(query, lates.from(), lates.until()))
                        .toList(),
                whole.points().stream()
                        .filter(points -> touches(query, points.from(), points.until()))
                        .toList(),
                asked.allowances());
    }

    private static boolean touches(MonthQuery query, LocalDate from, LocalDate until) {
        return !until.isBefore(query.from()) && !from.isAfter(query.until());
    }
}
