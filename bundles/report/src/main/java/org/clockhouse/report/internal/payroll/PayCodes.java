package org.clockhouse.report.internal.payroll;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.day.AllowanceLine;
import org.clockhouse.attendance.day.AllowanceLines;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.rule.AllowanceRule;
import org.clockhouse.attendance.rule.AllowanceRule.Terms;
import org.clockhouse.attendance.rule.AllowanceRules;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.report.internal.sheet.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The company's own pay codes: which there are, what they mean, and what days are worth. */
@Component(service = PayCodes.class)
public final class PayCodes {

    private final AllowanceRules rules;
    private final AllowanceLines lines;

    @Activate
    public PayCodes(@Reference AllowanceRules rules, @Reference AllowanceLines lines) {
        this.rules = rules;
        this.lines = lines;
    }

    /** Those that hold on one of the dates, by pay code. */
    public List<AllowanceRule> inForce(OrgId org, MonthQuery query) {
        return rules.list(org).stream()
                .filter(rule -> rule.holdsIn(query.from(), query.until()))
                .toList();
    }

    List<AllowanceLine> lines(OrgId org, List<MonthRow> people) {
        return lines.of(org, people);
    }

    /** Minutes of people by pay code. */
    public Map<EmployeeId, Map<String, Integer>> sums(OrgId org, List<MonthRow> people) {
        return lines.of(org, people).stream()
                .collect(groupingBy(
                        line -> line.day().employee(),
                        groupingBy(line -> line.rule().terms().payCode(), summingInt(AllowanceLine::counted))));
    }

    /** How the minutes of a code come about. */
    public static String meaning(AllowanceRule rule, Words words) {
        Terms terms = rule.terms();
        return terms.payCode() + ": "
                + words.of(
                        "allowance." + terms.kind(),
                        words.of(terms.name()),
                        words.of("bucket." + terms.measure()),
                        terms.atLeast(),
                        terms.amount());
    }
}
