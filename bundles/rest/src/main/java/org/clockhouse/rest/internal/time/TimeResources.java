package org.clockhouse.rest.internal.time;

import java.time.Clock;
import java.util.List;
import org.clockhouse.account.Permissions;
import org.clockhouse.attendance.closing.Completeness;
import org.clockhouse.attendance.closing.PeriodSheets;
import org.clockhouse.attendance.closing.PeriodUndos;
import org.clockhouse.attendance.closing.Periods;
import org.clockhouse.attendance.day.RollCalls;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.attendance.leave.LeaveCatalogue;
import org.clockhouse.attendance.leave.LeaveDays;
import org.clockhouse.attendance.leave.Leaves;
import org.clockhouse.attendance.period.PeriodCounts;
import org.clockhouse.attendance.period.WorkCycles;
import org.clockhouse.attendance.rule.RuleOverrides;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.terminal.PhonePunches;
import org.clockhouse.terminal.Terminals;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the API offers about evaluated time and its periods, while every service it needs is there. */
@Component(service = TimeResources.class)
public final class TimeResources {

    private final List<Object> all;

    @Activate
    public TimeResources(
            @Reference Clock clock,
            @Reference Permissions permissions,
            @Reference Sites sites,
            @Reference Employees employees,
            @Reference Directory directory,
            @Reference Terminals terminals,
            @Reference PhonePunches phonePunches,
            @Reference RuleOverrides ruleOverrides,
            @Reference Timesheets timesheets,
            @Reference WorkCycles workCycles,
            @Reference PeriodCounts periodCounts,
            @Reference Periods periods,
            @Reference PeriodSheets periodSheets,
            @Reference PeriodUndos periodUndos,
            @Reference Completeness completeness,
            @Reference RollCalls rollCalls,
            @Reference Leaves leaves,
            @Reference LeaveCatalogue leaveTypes,
            @Reference LeaveDays leaveDays) {
        this.all = List.of(
                new RuleOverridesResource(ruleOverrides),
                new TimesheetsResource(timesheets, leaveDays, terminals, phonePunches, clock),
                new WorkCyclesResource(workCycles),
                new PeriodCountsResource(periodCounts),
                new TodayResource(timesheets, sites),
                new CompletenessResource(completeness),
                new PeriodsResource(periods, periodSheets, permissions),
                new ClosingListsResource(periods, periodSheets),
                new PeriodUndosResource(periodUndos),
                new RollCallsResource(rollCalls, directory),
                new LeavesResource(leaves, leaveTypes, employees, sites, clock));
    }

    public List<Object> all() {
        return all;
    }
}
