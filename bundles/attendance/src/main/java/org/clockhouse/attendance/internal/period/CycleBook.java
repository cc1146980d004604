package org.clockhouse.attendance.internal.period;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.attendance.period.PersonCycles;
import org.clockhouse.attendance.period.WorkCycle;
import org.clockhouse.attendance.period.WorkCycles;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.rule.TierPolicy;
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

/** Weeks and cycles from the stored days. */
@Component
public final class CycleBook implements WorkCycles {

    /** Who works longer than that in a row is on the n-th day anyway. */
    private static final int LONGEST_ROW = 31;

    private final Timesheets timesheets;
    private final ResultRepository results;
    private final RuleSetRepository rules;
    private final Employments employments;
    private final Transactions transactions;

    @Activate
    public CycleBook(
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
    public Slice<PersonCycles> of(OrgId org, Scope scope, MonthQuery query, Page page) {
        Slice<MonthRow> people = timesheets.month(org, scope, query, page);
        return transactions.in(org, () -> {
            List<RuleSet> editions = rules.editions();
            LocalDate first = Stream.concat(
                            comprehensive(editions).map(policy -> Cycles.start(query.from(), policy)),
                            tiers(editions).map(tiers -> tiers.start(query.from())))
                    .reduce(TierPolicy.monday(query.from()), (one, other) -> one.isBefore(other) ? one : other);
            LocalDate last = Stream.concat(
                            comprehensive(editions).map(policy -> Cycles.end(query.until(), policy)),
                            tiers(editions).map(tiers -> tiers.end(query.until())))
                    .reduce(query.until(), (one, other) -> one.isAfter(other) ? one : other);
            boolean ofRows = tiers(editions).anyMatch(tiers -> tiers.isOfRows() && tiers.row() == TierPolicy.Row.ANY);
            LocalDate read = ofRows ? first.minusDays(LONGEST_ROW) : first;
            List<EmployeeId> ids =
                    people.items().stream().map(row -> row.person().id()).toList();
            Map<EmployeeId, List<DayResult>> days =
                    results.of(ids, read, last).stream().collect(groupingBy(DayResult::employee));
            Employments.Known employed = employments.of(org, ids, first, last);
            return people.map(row -> new PersonCycles(
                    row.person(),
                    cycles(
                            new Cycles(
                                    days.getOrDefault(row.person().id(), List.of()),
                                    ref -> policy(ref, editions),
                                    employed.of(row.person()),
                                    employed.today(row.person())),
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

    private static Stream<Policy> comprehensive(List<RuleSet> editions) {
        return editions.stream().map(RuleSet::policy).filter(Policy::isComprehensive);
    }

    private static Stream<TierPolicy> tiers(List<RuleSet> editions) {
        return editions.stream()
                .map(edition -> edition.policy().overtime().tiers())
                .filter(TierPolicy::isOverDays);
    }

    /** The values of the edition that a result names. */
    public static Policy policy(DayResult.RuleRef ref, List<RuleSet> editions) {
        return editions.stream()
                .filter(edition -> edition.id().equals(ref.id()) && edition.edition() == ref.edition())
                .findFirst()
                .map(RuleSet::policy)
                .orElse(Policy.STANDARD);
    }
}
