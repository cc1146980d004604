package org.clockhouse.rest.internal.rules;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.AllowanceLine;
import org.clockhouse.attendance.day.AllowanceLines;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.attendance.rule.AllowanceRule;
import org.clockhouse.attendance.rule.AllowanceRule.Reach;
import org.clockhouse.attendance.rule.AllowanceRule.Terms;
import org.clockhouse.attendance.rule.AllowanceRuleId;
import org.clockhouse.attendance.rule.AllowanceRules;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Conditional;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;
import org.clockhouse.rest.internal.time.PersonDayView;
import org.clockhouse.rest.internal.time.TimesheetsResource;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AllowancesResource {

    private static final int MOST = 200;

    private final AllowanceRules rules;
    private final AllowanceLines lines;
    private final Timesheets timesheets;

    public AllowancesResource(AllowanceRules rules, AllowanceLines lines, Timesheets timesheets) {
        this.rules = rules;
        this.lines = lines;
        this.timesheets = timesheets;
    }

    /**
     * Where it holds; what is empty holds everywhere, and what is not must all be so.
     *
     * @param areaIds of the terminals that somebody punches at
     * @param departmentIds with everything below them
     */
    public record AllowanceReachView(
            @Size(max = MOST) Set<SiteId> siteIds,
            @Size(max = MOST) Set<AreaId> areaIds,
            @Size(max = MOST) Set<DepartmentId> departmentIds,
            @Size(max = MOST) Set<@NotBlank @Size(max = 100) String> posts,
            @Size(max = MOST) Set<ShiftId> shiftIds) {

        static AllowanceReachView of(Reach reach) {
            return new AllowanceReachView(
                    reach.sites(), reach.areas(), reach.departments(), reach.posts(), reach.shifts());
        }

        Reach domain() {
            return new Reach(siteIds, areaIds, departmentIds, posts, shiftIds);
        }
    }

    /**
     * What is counted under a pay code.
     *
     * @param measure whose minutes are looked at
     * @param atLeast a result with fewer minutes of the measure counts nothing
     * @param amount a percentage of the minutes measured, or minutes for each result
     * @param until inclusive; always, unless said
     */
    public record AllowanceDraft(
            LocalName name,
            @Size(min = 1, max = 20) String payCode,
            Bucket measure,
            @Min(1) @Max(1_440) int atLeast,
            AllowanceRule.Kind kind,
            @Min(1) @Max(1_440) int amount,
            AllowanceReachView reach,
            LocalDate from,
            @Maybe LocalDate until) {}

    /** @param last the last date on which it holds; before its first one it never held */
    public record AllowanceEnding(LocalDate last) {}

    public record AllowanceView(
            AllowanceRuleId id,
            LocalName name,
            String payCode,
            Bucket measure,
            int atLeast,
            AllowanceRule.Kind kind,
            int amount,
            AllowanceReachView reach,
            LocalDate from,
            @Maybe LocalDate until,
            String by,
            long version)
            implements Versioned {

        static AllowanceView of(AllowanceRule rule) {
            Terms terms = rule.terms();
            return new AllowanceView(
                    rule.id(),
                    terms.name(),
                    terms.payCode(),
                    terms.measure(),
                    terms.atLeast(),
                    terms.kind(),
                    terms.amount(),
                    AllowanceReachView.of(terms.reach()),
                    rule.from(),
                    rule.until().orElse(null),
                    rule.by(),
                    rule.version());
        }
    }

    /**
     * Minutes of one result, and why.
     *
     * @param measured minutes of the measure
     * @param counted what they make
     */
    public record AllowanceLineView(
            LocalDate date,
            int ordinal,
            @Maybe String shiftCode,
            AllowanceRuleId allowanceId,
            LocalName name,
            String payCode,
            Bucket measure,
            int measured,
            int atLeast,
            AllowanceRule.Kind kind,
            int amount,
            int counted) {

        static AllowanceLineView of(AllowanceLine line) {
            Terms terms = line.rule().terms();
            return new AllowanceLineView(
                    line.day().date(),
                    line.day().ordinal(),
                    line.day().planned().map(DayResult.Planned::code).orElse(null),
                    line.rule().id(),
                    terms.name(),
                    terms.payCode(),
                    terms.measure(),
                    line.measured(),
                    terms.atLeast(),
                    terms.kind(),
                    terms.amount(),
                    line.counted());
        }
    }

    /** @param payCodes minutes by pay code */
    public record PersonAllowancesView(
            PersonDayView.PersonView employee, Map<String, Integer> payCodes, List<AllowanceLineView> lines) {

        static PersonAllowancesView of(Person person, List<AllowanceLine> lines) {
            return new PersonAllowancesView(
                    PersonDayView.PersonView.of(person),
                    lines.stream()
                            .collect(Collectors.toMap(
                                    line -> line.rule().terms().payCode(),
                                    AllowanceLine::counted,
                                    Integer::sum,
                                    TreeMap::new)),
                    lines.stream().map(AllowanceLineView::of).toList());
        }
    }

    @GET
    @Path("allowances")
    @Requires("shift.read")
    @Summary("What is counted under the company's own pay codes, those that ended too")
    public Slice<AllowanceView> list(@Context Caller caller) {
        return new Slice<>(
                rules.list(caller.org()).stream().map(AllowanceView::of).toList(), "");
    }

    @POST
    @Path("allowances")
    @Requires(value = "shift.write", everywhere = true)
    @Summary("Lets an allowance hold from a date on; it is never changed, only ended")
    @Answers(status = 201, value = AllowanceView.class)
    public Response add(AllowanceDraft draft, @Context Caller caller) {
        AllowanceRule made = rules.add(
                caller.actor(),
                new Terms(
                        draft.name(),
                        draft.payCode(),
                        draft.measure(),
                        draft.atLeast(),
                        draft.kind(),
                        draft.amount(),
                        draft.reach().domain()),
                draft.from(),
                Optional.ofNullable(draft.until()));
        return Results.created("allowances/" + made.id().text(), AllowanceView.of(made));
    }

    @POST
    @Path("allowances/{id}/endings")
    @Conditional
    @Requires(value = "shift.write", everywhere = true)
    @Summary("Lets it hold no longer than a date; locked dates stay as they are")
    public AllowanceView end(
            @PathParam("id") AllowanceRuleId id,
            AllowanceEnding ending,
            @Context Caller caller,
            @Context Expected expected) {
        return AllowanceView.of(rules.end(caller.actor(), id, expected.version(), ending.last()));
    }

    @GET
    @Path("allowance-lines")
    @Requires("timesheet.read")
    @Summary("Minutes by pay code with the reason for each: people by number, those without any left out")
    public Slice<PersonAllowancesView> lines(
            @QueryParam("month") YearMonth month,
            @QueryParam("from") LocalDate from,
            @QueryParam("until") LocalDate until,
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("departmentId") DepartmentId departmentId,
            @QueryParam("employeeId") EmployeeId employeeId,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        TimesheetsResource.Period period = TimesheetsResource.Period.of(month, from, until);
        MonthQuery query = period.query(siteId, departmentId, employeeId, "", false);
        Slice<MonthRow> rows = timesheets.month(caller.org(), caller.scope(), query, Results.page(after, limit));
        Map<EmployeeId, List<AllowanceLine>> counted = lines.of(caller.org(), rows.items()).stream()
                .collect(groupingBy(line -> line.day().employee()));
        return new Slice<>(
                rows.items().stream()
                        .map(MonthRow::person)
                        .filter(person -> counted.containsKey(person.id()))
                        .map(person -> PersonAllowancesView.of(person, counted.get(person.id())))
                        .toList(),
                rows.next());
    }
}
