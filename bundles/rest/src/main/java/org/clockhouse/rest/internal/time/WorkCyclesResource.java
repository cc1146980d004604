package org.clockhouse.rest.internal.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.period.PersonCycles;
import org.clockhouse.attendance.period.WorkCycle;
import org.clockhouse.attendance.period.WorkCycles;
import org.clockhouse.attendance.rule.PeriodPolicy.CycleBasis;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.Tier;
import org.clockhouse.attendance.rule.TierPolicy;
import org.clockhouse.attendance.rule.TierPolicy.Combine;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/work-cycles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class WorkCyclesResource {

    private final WorkCycles cycles;

    public WorkCyclesResource(WorkCycles cycles) {
        this.cycles = cycles;
    }

    public record PersonCyclesView(PersonDayView.PersonView employee, List<WorkCycleView> cycles) {

        static PersonCyclesView of(PersonCycles person) {
            return new PersonCyclesView(
                    PersonDayView.PersonView.of(person.person()),
                    person.cycles().stream().map(WorkCycleView::of).toList());
        }
    }

    /** Overtime of this name above so many minutes, up to the next threshold. */
    public record WorkTierView(int above, String tier) {

        static List<WorkTierView> of(List<Tier> tiers) {
            return tiers.stream()
                    .map(tier -> new WorkTierView(tier.above(), tier.bucket()))
                    .toList();
        }
    }

    /**
     * @param until its last date, or the last day of somebody who leaves before
     * @param ruleSetCode whose rules hold for all of it
     * @param standard minutes of a cycle of comprehensive hours; 0 for a week
     * @param tiers the overtime of a week by the name of the tier
     * @param monthly overtime of an average month of the cycle
     * @param overCap of it above the ceiling of a month
     * @param state of the least settled of its days; provisional while there are dates to come
     * @param provisionalDays whose result may change by itself
     * @param basis where the standard of a cycle comes from
     * @param workdays of the calendar in the cycle while employed
     * @param dailyTiers thresholds of a date, {@code weeklyTiers} of a week, {@code biweeklyTiers} of two weeks, {@code
     *     consecutiveTiers} of a date that is the {@code consecutiveDay}-th in a row or a later one, {@code weekdayTiers} of days of the
     *     week; {@code tierRates} are per cent by tier
     */
    public record WorkCycleView(
            WorkCycle.Kind kind,
            LocalDate from,
            LocalDate until,
            String ruleSetCode,
            int edition,
            int attended,
            int standard,
            int regular,
            int holiday,
            int overtime,
            Map<String, Integer> tiers,
            int monthly,
            int overCap,
            ResultState state,
            int provisionalDays,
            @Maybe CycleBasis basis,
            int workdays,
            @Maybe Integer monthCap,
            List<WorkTierView> dailyTiers,
            List<WorkTierView> weeklyTiers,
            List<WorkTierView> biweeklyTiers,
            List<WorkTierView> consecutiveTiers,
            int consecutiveDay,
            Map<DayOfWeek, List<WorkTierView>> weekdayTiers,
            List<WorkTierView> tierRates,
            Combine combine) {

        static WorkCycleView of(WorkCycle cycle) {
            WorkCycle.Ground ground = cycle.ground();
            TierPolicy tiers = ground.tiers().orElse(Policy.STANDARD.overtime().tiers());
            return new WorkCycleView(
                    cycle.kind(),
                    cycle.from(),
                    cycle.until(),
                    cycle.rules().code(),
                    cycle.rules().edition(),
                    cycle.attended(),
                    cycle.standard(),
                    cycle.regular(),
                    cycle.holiday(),
                    cycle.overtime(),
                    cycle.tiers(),
                    cycle.monthly(),
                    cycle.overCap(),
                    cycle.state(),
                    cycle.provisionalDays(),
                    ground.basis().orElse(null),
                    ground.workdays(),
                    ground.monthCap().isPresent() ? ground.monthCap().getAsInt() : null,
                    WorkTierView.of(tiers.daily()),
                    WorkTierView.of(tiers.weekly()),
                    WorkTierView.of(tiers.twoWeekly()),
                    WorkTierView.of(tiers.consecutive()),
                    tiers.consecutiveDay(),
                    tiers.weekdays().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    day -> WorkTierView.of(day.getValue()),
                                    (one, same) -> one,
                                    TreeMap::new)),
                    WorkTierView.of(tiers.rates()),
                    tiers.combine());
        }
    }

    @GET
    @Requires("timesheet.read")
    @Summary("Hours of weeks with overtime by tier, and of cycles of comprehensive hours, whole, that touch the period")
    public Slice<PersonCyclesView> list(
            @QueryParam("month") YearMonth month,
            @QueryParam("from") LocalDate from,
            @QueryParam("until") LocalDate until,
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("departmentId") DepartmentId departmentId,
            @QueryParam("employeeId") EmployeeId employeeId,
            @QueryParam("text") String text,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        TimesheetsResource.Period period = TimesheetsResource.Period.of(month, from, until);
        MonthQuery query = period.query(siteId, departmentId, employeeId, text, false);
        return cycles.of(caller.org(), caller.scope(), query, Results.page(after, limit))
                .map(PersonCyclesView::of);
    }
}
