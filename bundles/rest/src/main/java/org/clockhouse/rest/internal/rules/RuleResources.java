package org.clockhouse.rest.internal.rules;

import java.time.Clock;
import java.util.List;
import org.clockhouse.attendance.day.AllowanceLines;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.attendance.rule.AllowanceRules;
import org.clockhouse.attendance.rule.RuleSets;
import org.clockhouse.attendance.shift.Shifts;
import org.clockhouse.attendance.trial.RuleSandbox;
import org.clockhouse.attendance.trial.RuleTrials;
import org.clockhouse.kernel.Workers;
import org.clockhouse.registry.calendar.Calendars;
import org.clockhouse.report.TrialSheets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** What the API offers about shifts, rules and calendars, and what they would do, while every service it needs is there. */
@Component(service = RuleResources.class)
public final class RuleResources {

    private final List<Object> all;
    private final TrialRuns trialRuns;

    @Activate
    public RuleResources(
            @Reference Clock clock,
            @Reference Workers workers,
            @Reference Calendars calendars,
            @Reference Shifts shifts,
            @Reference RuleSets ruleSets,
            @Reference RuleTrials ruleTrials,
            @Reference RuleSandbox ruleSandbox,
            @Reference AllowanceRules allowances,
            @Reference AllowanceLines allowanceLines,
            @Reference Timesheets timesheets,
            @Reference TrialSheets trialSheets) {
        this.trialRuns = new TrialRuns(ruleTrials, workers, clock);
        this.all = List.of(
                new CalendarsResource(calendars),
                new ShiftsResource(shifts, ruleSets, clock),
                new RuleSetsResource(ruleSets, clock),
                new AllowancesResource(allowances, allowanceLines, timesheets),
                new RuleSandboxResource(ruleSandbox),
                new RuleTrialsResource(trialRuns, trialSheets, ruleSets));
    }

    public List<Object> all() {
        return all;
    }

    public TrialRuns trialRuns() {
        return trialRuns;
    }

    @Deactivate
    public void stop() {
        trialRuns.close();
    }
}
