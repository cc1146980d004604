package org.clockhouse.attendance.internal.timesheet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.attendance.Severities;
import org.clockhouse.attendance.Severity;
import org.clockhouse.attendance.day.AttendanceException.Filter;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.period.CycleBook;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;

/** How grave exceptions are by the rules that a result names. */
final class GravityOfRules {

    private final List<RuleSet> editions;
    private final Map<DayResult.RuleRef, Severities> known = new HashMap<>();
    private final Set<Severities> all = new HashSet<>();

    GravityOfRules(List<RuleSet> editions) {
        this.editions = editions;
        all.add(Policy.STANDARD.period().severities());
        editions.forEach(edition -> all.add(edition.policy().period().severities()));
    }

    Severities of(DayResult.RuleRef rules) {
        return known.computeIfAbsent(
                rules, any -> CycleBook.policy(any, editions).period().severities());
    }

    /** Whether an exception of that name is wanted by some of the rules. */
    boolean mayBe(String exception, Filter wanted) {
        return List.of(Severity.values()).stream().filter(wanted::wants).anyMatch(severity -> all.stream()
                .anyMatch(each -> each.mayBe(exception, severity)));
    }
}
