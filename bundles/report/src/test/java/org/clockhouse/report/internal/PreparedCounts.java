package org.clockhouse.report.internal;

import java.util.ArrayList;
import java.util.List;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.period.PeriodCounts;
import org.clockhouse.attendance.period.PersonCounts;
import org.clockhouse.attendance.rule.RuleSets;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.report.internal.figure.CountReading;

/** Counts that are as they were given, for the dates that they touch. */
final class PreparedCounts implements PeriodCounts {

    private final List<PersonCounts> people = new ArrayList<>();

    CountReading reading(RuleSets rules) {
        return new CountReading(this, rules);
    }

    void add(PersonCounts person) {
        people.add(person);
    }

    @Override
    public Slice<PersonCounts> of(OrgId org, Scope scope, MonthQuery query, Page page) {
        return new Slice<>(
                people.stream()
                        .map(person -> new PersonCounts(
                                person.person(),
                                person.totals().stream()
                                        .filter(total -> !total.until().isBefore(query.from())
                                                && !total.from().isAfter(query.until()))
                                        .toList(),
                                person.lates().stream()
                                        .filter(lates -> !lates.until().isBefore(query.from())
                                                && !lates.from().isAfter(query.until()))
                                        .toList(),
                                person.points(),
                                person.allowances()))
                        .toList(),
                "");
    }
}
