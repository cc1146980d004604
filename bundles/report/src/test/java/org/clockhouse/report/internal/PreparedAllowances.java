package org.clockhouse.report.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.day.AllowanceLine;
import org.clockhouse.attendance.day.AllowanceLines;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.rule.AllowanceRule;
import org.clockhouse.attendance.rule.AllowanceRule.Kind;
import org.clockhouse.attendance.rule.AllowanceRule.Reach;
import org.clockhouse.attendance.rule.AllowanceRule.Terms;
import org.clockhouse.attendance.rule.AllowanceRuleId;
import org.clockhouse.attendance.rule.AllowanceRules;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.registry.Placement;
import org.clockhouse.report.internal.payroll.PayCodes;

/** Allowances that hold for everybody, once they are given. */
final class PreparedAllowances implements AllowanceRules, AllowanceLines {

    private final List<AllowanceRule> rules = new ArrayList<>();
    private Placement placement;

    PayCodes codes() {
        return new PayCodes(this, this);
    }

    void holds(String payCode, Bucket measure, Placement of, int percent) {
        placement = of;
        rules.add(new AllowanceRule(
                AllowanceRuleId.next(),
                new Terms(
                        new LocalName("夜班", "Night work"),
                        payCode,
                        measure,
                        1,
                        Kind.PERCENT,
                        percent,
                        Reach.EVERYWHERE),
                LocalDate.EPOCH,
                Optional.empty(),
                "hr",
                1));
    }

    @Override
    public List<AllowanceLine> of(OrgId org, List<MonthRow> people) {
        return people.stream()
                .flatMap(row -> row.days().stream())
                .flatMap(day -> rules.stream().map(rule -> line(day, rule)))
                .toList();
    }

    private AllowanceLine line(DayResult day, AllowanceRule rule) {
        int measured = day.minutes().get(rule.terms().measure());
        return new AllowanceLine(
                day, placement, rule, measured, measured * rule.terms().amount() / 100);
    }

    @Override
    public List<AllowanceRule> list(OrgId org) {
        return rules;
    }

    @Override
    public AllowanceRule add(Actor actor, Terms terms, LocalDate from, Optional<LocalDate> until) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AllowanceRule end(Actor actor, AllowanceRuleId id, long version, LocalDate last) {
        throw new UnsupportedOperationException();
    }
}
