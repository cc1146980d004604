package org.clockhouse.rest.internal.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.period.PeriodCounts;
import org.clockhouse.attendance.period.PersonCounts;
import org.clockhouse.attendance.period.PersonCounts.LateCount;
import org.clockhouse.attendance.period.PersonCounts.PointCount;
import org.clockhouse.attendance.period.PersonCounts.TotalHours;
import org.clockhouse.attendance.rule.Policy.Hours.Per;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/period-counts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PeriodCountsResource {

    private final PeriodCounts counts;

    public PeriodCountsResource(PeriodCounts counts) {
        this.counts = counts;
    }

    public record PersonCountsView(
            PersonDayView.PersonView employee,
            List<TotalHoursView> totals,
            List<LateCountView> lates,
            List<PointCountView> points,
            List<AllowanceCountView> allowances) {

        static PersonCountsView of(PersonCounts person) {
            return new PersonCountsView(
                    PersonDayView.PersonView.of(person.person()),
                    person.totals().stream().map(TotalHoursView::of).toList(),
                    person.lates().stream().map(LateCountView::of).toList(),
                    person.points().stream().map(PointCountView::of).toList(),
                    person.allowances().stream()
                            .map(each -> new AllowanceCountView(each.name(), each.results(), each.count()))
                            .toList());
        }
    }

    /**
     * Minutes of a week, two weeks or a month of which only the total counts.
     *
     * @param until its last date, or the last day of somebody who leaves before
     * @param employedWorkdays of its {@code workdays}; of minutes that the rules ask of all of it so much is asked
     * @param state of the least settled of its days; provisional while there are dates to come
     * @param required less what leave and trips cover
     * @param lacking what is missing to it, so far
     * @param overtime above it, where the rules count overtime by quantity
     */
    public record TotalHoursView(
            Per per,
            LocalDate from,
            LocalDate until,
            String ruleSetCode,
            int edition,
            int employedWorkdays,
            int workdays,
            ResultState state,
            int required,
            int attended,
            int regular,
            int lacking,
            int overtime) {

        static TotalHoursView of(TotalHours total) {
            return new TotalHoursView(
                    total.per(),
                    total.from(),
                    total.until(),
                    total.rules().code(),
                    total.rules().edition(),
                    total.share().employed(),
                    total.share().workdays(),
                    total.state(),
                    total.required(),
                    total.attended(),
                    total.regular(),
                    total.lacking(),
                    total.overtime());
        }
    }

    /**
     * @param lates results that are late, and not so late that they are absence or lack their punch
     * @param free how many of them are not asked about
     * @param forgiven minutes of those
     * @param charged how many times the others cost something
     * @param minutes what they cost, beside the late minutes of each
     */
    public record LateCountView(
            LocalDate from,
            LocalDate until,
            String ruleSetCode,
            int edition,
            ResultState state,
            int lates,
            int free,
            int forgiven,
            int charged,
            int minutes) {

        static LateCountView of(LateCount lates) {
            return new LateCountView(
                    lates.from(),
                    lates.until(),
                    lates.rules().code(),
                    lates.rules().edition(),
                    lates.state(),
                    lates.lates(),
                    lates.free(),
                    lates.forgiven(),
                    lates.charged(),
                    lates.minutes());
        }
    }

    /**
     * @param each points by exception, those that occurred
     * @param most from which on somebody is told
     */
    public record PointCountView(
            LocalDate from,
            LocalDate until,
            String ruleSetCode,
            int edition,
            ResultState state,
            Map<String, Integer> each,
            int points,
            @Maybe Integer most) {

        static PointCountView of(PointCount points) {
            return new PointCountView(
                    points.from(),
                    points.until(),
                    points.rules().code(),
                    points.rules().edition(),
                    points.state(),
                    points.each(),
                    points.points(),
                    points.most().isPresent() ? points.most().getAsInt() : null);
        }
    }

    /** @param results that have enough minutes of the measure @param count what they count together */
    public record AllowanceCountView(String name, int results, int count) {}

    @GET
    @Requires("timesheet.read")
    @Summary(
            "What rule sets count over a period: totals of weeks, two weeks and months, lates and what they cost, points and allowances")
    public Slice<PersonCountsView> list(
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
        return counts.of(caller.org(), caller.scope(), query, Results.page(after, limit))
                .map(PersonCountsView::of);
    }
}
