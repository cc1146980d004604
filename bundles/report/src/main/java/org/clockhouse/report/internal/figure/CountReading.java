package org.clockhouse.report.internal.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.period.PeriodCounts;
import org.clockhouse.attendance.period.PersonCounts;
import org.clockhouse.attendance.rule.Allowance;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.rule.RuleSets;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads what rule sets count over a period, a page of people at a time. */
@Component(service = CountReading.class)
public final class CountReading {

    private static final int PEOPLE = 200;

    private final PeriodCounts counts;
    private final RuleSets rules;

    @Activate
    public CountReading(@Reference PeriodCounts counts, @Reference RuleSets rules) {
        this.counts = counts;
        this.rules = rules;
    }

    /** Totals and lates that touch a period of at most {@link MonthQuery#LONGEST} days, and the allowances of its dates. */
    List<PersonCounts> touching(OrgId org, Scope scope, MonthQuery query) {
        List<PersonCounts> people = new ArrayList<>();
        Page page = Page.first(PEOPLE);
        do {
            Slice<PersonCounts> some = counts.of(org, scope, query, page);
            people.addAll(some.items());
            page = new Page(some.next(), PEOPLE);
        } while (!page.after().isEmpty());
        return people;
    }

    /** Totals and lates that end in a period of any length, so that each is in one period only. */
    public List<PersonCounts> endingIn(OrgId org, Scope scope, MonthQuery query) {
        List<PersonCounts> people = new ArrayList<>();
        for (MonthQuery month : DayReading.months(query)) {
            touching(org, scope, month).stream()
                    .map(person -> new PersonCounts(
                            person.person(),
                            person.totals().stream()
                                    .filter(total -> !total.until().isAfter(month.until()))
                                    .toList(),
                            person.lates().stream()
                                    .filter(lates -> !lates.until().isAfter(month.until()))
                                    .toList(),
                            List.of(),
                            List.of()))
                    .forEach(people::add);
        }
        return people;
    }

    /** What single results count for allowances, by the rules that each names. */
    public Allowances allowances(OrgId org) {
        return new Allowances(org);
    }

    /** Rule sets are read once. */
    public final class Allowances {

        private final OrgId org;
        private final Map<RuleSetId, List<RuleSet>> known = new HashMap<>();

        private Allowances(OrgId org) {
            this.org = org;
        }

        public List<Allowance> earnedBy(DayResult day) {
            return known.computeIfAbsent(day.rules().id(), id -> rules.editions(org, id)).stream()
                    .filter(edition -> edition.edition() == day.rules().edition())
                    .flatMap(edition -> edition.policy().period().allowances().stream())
                    .filter(allowance -> allowance.isEarnedBy(day.minutes()))
                    .toList();
        }
    }
}
