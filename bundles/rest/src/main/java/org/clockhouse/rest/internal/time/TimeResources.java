package org.clockhouse.rest.internal.time;

import java.time.Clock;
import java.util.List;
import org.clockhouse.account.Permissions;
import org.clockhouse.attendance.closing.Completeness;
import org.clockhouse.attendance.closing.PeriodSheets;
import org.clockhouse.attendance.closing.PeriodUndos;
import org.clockhouse.attendance.closing.Periods;
import org.clockhouse.attendance.day.AllowanceLines;
import org.clockhouse.attendance.day.RollCalls;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.attendance.generate.CoverNeeds;
import org.clockhouse.attendance.generate.RosterGenerator;
import org.clockhouse.attendance.generate.RosterPreferences;
import org.clockhouse.attendance.leave.LeaveCatalogue;
import org.clockhouse.attendance.leave.LeaveDays;
import org.clockhouse.attendance.leave.Leaves;
import org.clockhouse.attendance.market.OpenShifts;
import org.clockhouse.attendance.market.StandIns;
import org.clockhouse.attendance.market.Swaps;
import org.clockhouse.attendance.period.PeriodCounts;
import org.clockhouse.attendance.period.WorkCycles;
import org.clockhouse.attendance.roster.RosterFeeds;
import org.clockhouse.attendance.roster.RosterGrid;
import org.clockhouse.attendance.roster.RosterImports;
import org.clockhouse.attendance.roster.Rosters;
import org.clockhouse.attendance.rule.AllowanceRules;
import org.clockhouse.attendance.rule.RuleOverrides;
import org.clockhouse.attendance.rule.RuleSets;
import org.clockhouse.attendance.shift.Shifts;
import org.clockhouse.attendance.trial.RuleSandbox;
import org.clockhouse.attendance.trial.RuleTrials;
import org.clockhouse.kernel.Workers;
import org.clockhouse.notice.Channels;
import org.clockhouse.notice.Notices;
import org.clockhouse.notice.Subscriptions;
import org.clockhouse.registry.Calendars;
import org.clockhouse.registry.Departments;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.Sites;
import org.clockhouse.report.ParallelRuns;
import org.clockhouse.report.Reports;
import org.clockhouse.report.TrialSheets;
import org.clockhouse.terminal.PhonePunches;
import org.clockhouse.terminal.Terminals;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** What the API offers about shifts, rosters, rules, time sheets and reports, while every service it needs is there. */
@Component(service = TimeResources.class)
public final class TimeResources {

    private final List<Object> all;
    private final ReportDesk reportDesk;
    private final TrialRuns trialRuns;

    @Activate
    public TimeResources(
            BundleContext context,
            @Reference Clock clock,
            @Reference Workers workers,
            @Reference Permissions permissions,
            @Reference Sites sites,
            @Reference Departments departments,
            @Reference Calendars calendars,
            @Reference Employees employees,
            @Reference Directory directory,
            @Reference Terminals terminals,
            @Reference PhonePunches phonePunches,
            @Reference Shifts shifts,
            @Reference RuleSets ruleSets,
            @Reference RuleTrials ruleTrials,
            @Reference RuleSandbox ruleSandbox,
            @Reference RuleOverrides ruleOverrides,
            @Reference AllowanceRules allowances,
            @Reference AllowanceLines allowanceLines,
            @Reference Rosters rosters,
            @Reference RosterGrid rosterGrid,
            @Reference RosterGenerator rosterGenerator,
            @Reference RosterPreferences rosterPreferences,
            @Reference StandIns standIns,
            @Reference CoverNeeds coverNeeds,
            @Reference Swaps swaps,
            @Reference OpenShifts openShifts,
            @Reference RosterImports rosterImports,
            @Reference RosterFeeds rosterFeeds,
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
            @Reference LeaveDays leaveDays,
            @Reference Notices notices,
            @Reference Channels channels,
            @Reference Subscriptions subscriptions,
            @Reference Reports reports,
            @Reference TrialSheets trialSheets,
            @Reference ParallelRuns parallelRuns) {
        this.reportDesk = new ReportDesk(
                reports, workers, clock, context.getDataFile("report-runs").toPath());
        this.trialRuns = new TrialRuns(ruleTrials, workers, clock);
        this.all = List.of(
                new CalendarsResource(calendars),
                new ShiftsResource(shifts, ruleSets, clock),
                new RuleSetsResource(ruleSets, clock),
                new RuleOverridesResource(ruleOverrides),
                new AllowancesResource(allowances, allowanceLines, timesheets),
                new RuleSandboxResource(ruleSandbox),
                new RuleTrialsResource(trialRuns, trialSheets, ruleSets),
                new AssignmentsResource(rosters, directory, departments, sites),
                new RosterChangesResource(rosters, employees),
                new RostersResource(rosterGrid, directory),
                new RosterRunsResource(rosterGenerator),
                new RosterPreferencesResource(rosterPreferences),
                new RosterStandInsResource(standIns),
                new RosterWishesResource(rosterPreferences, permissions),
                new CoverNeedsResource(coverNeeds, departments),
                new SwapsResource(swaps),
                new OpenShiftsResource(openShifts, directory),
                new RosterImportsResource(rosterImports),
                new RosterFeedsResource(rosterFeeds, clock),
                new TimesheetsResource(timesheets, leaveDays, terminals, phonePunches, clock),
                new WorkCyclesResource(workCycles),
                new PeriodCountsResource(periodCounts),
                new TodayResource(timesheets, sites),
                new CompletenessResource(completeness),
                new PeriodsResource(periods, periodSheets, permissions),
                new ClosingListsResource(periods, periodSheets),
                new PeriodUndosResource(periodUndos),
                new RollCallsResource(rollCalls, directory),
                new LeavesResource(leaves, leaveTypes, employees, sites, clock),
                new ReportRunsResource(reportDesk, permissions),
                new ReportSubscriptionsResource(subscriptions, channels, notices, permissions),
                new ReportsResource(reports),
                new ParallelRunsResource(parallelRuns));
    }

    public List<Object> all() {
        return all;
    }

    public ReportDesk reportDesk() {
        return reportDesk;
    }

    public TrialRuns trialRuns() {
        return trialRuns;
    }

    @Deactivate
    public void stop() {
        reportDesk.close();
        trialRuns.close();
    }
}
