package org.clockhouse.rest.internal.time;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.account.Permissions;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.closing.Adjustment;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.closing.PeriodCheck;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.closing.PeriodSheets;
import org.clockhouse.attendance.closing.Periods;
import org.clockhouse.attendance.closing.PersonSheet;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
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

@Path("/periods")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PeriodsResource {

    private final Periods periods;
    private final PeriodSheets sheets;
    private final Permissions permissions;

    public PeriodsResource(Periods periods, PeriodSheets sheets, Permissions permissions) {
        this.periods = periods;
        this.sheets = sheets;
        this.permissions = permissions;
    }

    /** @param until inclusive @param despite why it was locked although something was open */
    public record PeriodView(
            PeriodId id, LocalDate from, LocalDate until, Period.State state, @Maybe String despite, long version)
            implements Versioned {

        static PeriodView of(Period period) {
            return new PeriodView(
                    period.id(),
                    period.from(),
                    period.until(),
                    period.state(),
                    period.despite().isEmpty() ? null : period.despite(),
                    period.version());
        }
    }

    /** @param until inclusive */
    public record PeriodDraft(LocalDate from, LocalDate until) {}

    public record PeriodStateDraft(Period.State state) {}

    /** @param despite why, although something is open */
    public record PeriodLockDraft(@Maybe @Size(max = 400) String despite) {}

    /**
     * What a period still needs, in numbers.
     *
     * @param ready nothing at all
     * @param sheets people by how far they are
     * @param blocked people with an issue
     * @param pending dates that wait to be worked out again
     * @param quarantined rows of terminals that could not be read
     * @param unmatched cards and numbers that punched and are nobody's
     * @param unreported terminals that have not reported past the end, or past now, or lack records
     */
    public record PeriodCheckView(
            boolean ready,
            int people,
            Map<PersonSheet.State, Integer> sheets,
            Map<PersonSheet.Kind, Integer> issues,
            int blocked,
            long pending,
            int quarantined,
            int unmatched,
            int unreported) {

        static PeriodCheckView of(PeriodCheck check) {
            return new PeriodCheckView(
                    check.isReady(),
                    check.people(),
                    check.sheets(),
                    check.issues(),
                    check.blocked(),
                    check.pending(),
                    check.quarantined(),
                    check.unmatched(),
                    check.unreported());
        }
    }

    /** @param subject id of the request or ticket */
    public record PeriodIssueView(LocalDate date, PersonSheet.Kind kind, @Maybe String subject) {

        static PeriodIssueView of(PersonSheet.Issue issue) {
            return new PeriodIssueView(
                    issue.date(), issue.kind(), issue.subject().isEmpty() ? null : issue.subject());
        }
    }

    /** @param confirmedAt when the person did; also when the figures changed since */
    public record PersonSheetView(
            PersonDayView.PersonView employee,
            PersonSheet.State state,
            @Maybe Instant confirmedAt,
            @Maybe String approvedBy,
            @Maybe Instant approvedAt,
            List<PeriodIssueView> issues) {

        static PersonSheetView of(PersonSheet sheet) {
            return new PersonSheetView(
                    PersonDayView.PersonView.of(sheet.person()),
                    sheet.state(),
                    sheet.confirmed().orElse(null),
                    sheet.approved().map(PersonSheet.Said::by).orElse(null),
                    sheet.approved().map(PersonSheet.Said::at).orElse(null),
                    sheet.issues().stream().map(PeriodIssueView::of).toList());
        }
    }

    /** @param employeeIds left out for everybody that the caller may approve */
    public record PeriodApprovalDraft(@Maybe @Size(max = 500) Set<EmployeeId> employeeIds, boolean confirmedOnly) {}

    /** @param left people in whose way something is @param at what takes it back */
    public record PeriodApprovalView(int approved, int left, Instant at) {}

    /** One person's date. */
    public record PersonDateDraft(EmployeeId employeeId, LocalDate date) {}

    /**
     * @param employeeIds left out for everybody that the caller may approve
     * @param days single days in place of people
     */
    public record PeriodAcceptanceDraft(
            @Maybe @Size(max = 500) Set<EmployeeId> employeeIds,
            @Maybe @Size(max = 500) Set<PersonDateDraft> days,
            Set<PersonSheet.Kind> kinds,
            @Size(max = 400) String reason) {}

    /** @param at what takes it back */
    public record PeriodAcceptanceView(int days, Instant at) {}

    /**
     * What became known of a locked date.
     *
     * @param minutes more or fewer
     * @param status it would have
     * @param causes what came after that which the lock kept
     */
    public record AdjustmentView(
            PersonDayView.PersonView employee,
            LocalDate date,
            int ordinal,
            int fromVersion,
            int toVersion,
            Map<Bucket, Integer> minutes,
            DayStatus status,
            List<String> flags,
            Instant computedAt,
            List<PeriodSheets.Cause> causes) {

        static AdjustmentView of(PeriodSheets.Line line) {
            Adjustment adjustment = line.adjustment();
            return new AdjustmentView(
                    PersonDayView.PersonView.of(line.person()),
                    adjustment.date(),
                    adjustment.ordinal(),
                    adjustment.fromVersion(),
                    adjustment.toVersion(),
                    adjustment.minutes(),
                    adjustment.status(),
                    adjustment.flags().stream().map(Flag::text).toList(),
                    adjustment.computedAt(),
                    List.copyOf(line.causes()));
        }
    }

    @GET
    @Requires("timesheet.read")
    @Summary("Periods, the newest first")
    public Slice<PeriodView> list(@Context Caller caller) {
        return new Slice<>(
                periods.list(caller.org()).stream().map(PeriodView::of).toList(), "");
    }

    @POST
    @Requires(value = "period.lock", everywhere = true)
    @Summary("Opens a period; it begins on the day after the last one ends")
    @Answers(status = 201, value = PeriodView.class)
    public Response open(PeriodDraft draft, @Context Caller caller) {
        Period made = periods.open(caller.actor(), draft.from(), draft.until());
        return Results.created("periods/" + made.id().text(), PeriodView.of(made));
    }

    @GET
    @Path("{id}")
    @Requires("timesheet.read")
    @Summary("One period")
    public PeriodView get(@PathParam("id") PeriodId id, @Context Caller caller) {
        return PeriodView.of(periods.find(caller.org(), id));
    }

    @PUT
    @Path("{id}/state")
    @Requires(value = "period.lock", everywhere = true)
    @Summary("Hands the period to the people and their managers for review, or takes it back")
    public PeriodView move(
            @PathParam("id") PeriodId id, PeriodStateDraft draft, @Context Caller caller, @Context Expected expected) {
        return PeriodView.of(periods.move(caller.actor(), id, expected.version(), draft.state()));
    }

    @POST
    @Path("{id}/lock")
    @Conditional
    @Requires(value = "period.lock", everywhere = true)
    @Summary("Locks the period for ever; what becomes known later is an adjustment of the next one")
    public PeriodView lock(
            @PathParam("id") PeriodId id, PeriodLockDraft draft, @Context Caller caller, @Context Expected expected) {
        return PeriodView.of(periods.lock(caller.actor(), id, expected.version(), Results.text(draft.despite())));
    }

    @GET
    @Path("{id}/check")
    @Requires("timesheet.read")
    @Summary("Everything that is open in the period, for everybody that the caller may see")
    public PeriodCheckView check(@PathParam("id") PeriodId id, @Context Caller caller) {
        return PeriodCheckView.of(sheets.check(caller.org(), caller.scope(), id));
    }

    @GET
    @Path("{id}/people")
    @Requires("timesheet.read")
    @Summary("People and how far they are, with what is in the way of each")
    public Slice<PersonSheetView> people(
            @PathParam("id") PeriodId id,
            @QueryParam("state") PersonSheet.State state,
            @QueryParam("issue") PersonSheet.Kind issue,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        PeriodSheets.Wanted wanted =
                new PeriodSheets.Wanted(Optional.empty(), Optional.ofNullable(state), Optional.ofNullable(issue));
        return sheets.sheets(caller.org(), caller.scope(), id, wanted, Results.page(after, limit))
                .map(PersonSheetView::of);
    }

    @GET
    @Path("{id}/people/{employeeId}")
    @Requires("timesheet.read")
    @Summary("How far one person is")
    public PersonSheetView person(
            @PathParam("id") PeriodId id, @PathParam("employeeId") EmployeeId employeeId, @Context Caller caller) {
        PeriodSheets.Wanted wanted =
                new PeriodSheets.Wanted(Optional.of(employeeId), Optional.empty(), Optional.empty());
        return PersonSheetView.of(sheets.sheets(caller.org(), caller.scope(), id, wanted, Results.page(null, null))
                .items()
                .get(0));
    }

    @POST
    @Path("{id}/confirmation")
    @Requires("timesheet.read")
    @Summary("The caller's own yes to the figures of the period as they are")
    public PersonSheetView confirm(@PathParam("id") PeriodId id, @Context Caller caller) {
        EmployeeId own = permissions
                .person(caller.actor())
                .orElseThrow(() -> new Refused("period.own", "people confirm their own period"));
        return PersonSheetView.of(sheets.confirm(caller.actor(), own, id));
    }

    @POST
    @Path("{id}/approvals")
    @Requires("period.approve")
    @Summary("Approves people in whose way nothing is")
    public PeriodApprovalView approve(@PathParam("id") PeriodId id, PeriodApprovalDraft draft, @Context Caller caller) {
        PeriodSheets.Approval approval =
                sheets.approve(caller.actor(), caller.scope(), id, people(draft.employeeIds()), draft.confirmedOnly());
        return new PeriodApprovalView(approval.approved(), approval.left(), approval.at());
    }

    @POST
    @Path("{id}/acceptances")
    @Requires("period.approve")
    @Summary("Says that days are right as they are, until something about them changes")
    public PeriodAcceptanceView accept(
            @PathParam("id") PeriodId id, PeriodAcceptanceDraft draft, @Context Caller caller) {
        PeriodSheets.Accepted accepted = draft.days() == null
                ? sheets.accept(
                        caller.actor(), caller.scope(), id, people(draft.employeeIds()), draft.kinds(), draft.reason())
                : sheets.acceptDays(
                        caller.actor(), caller.scope(), id, byPerson(draft.days()), draft.kinds(), draft.reason());
        return new PeriodAcceptanceView(accepted.days(), accepted.at());
    }

    @GET
    @Path("{id}/adjustments")
    @Requires("timesheet.read")
    @Summary("What became known of locked dates and is carried by this period")
    public Slice<AdjustmentView> adjustments(
            @PathParam("id") PeriodId id,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        return sheets.adjustments(caller.org(), caller.scope(), id, Results.page(after, limit))
                .map(AdjustmentView::of);
    }

    private static Map<EmployeeId, Set<LocalDate>> byPerson(Set<PersonDateDraft> days) {
        return days.stream().collect(groupingBy(PersonDateDraft::employeeId, mapping(PersonDateDraft::date, toSet())));
    }

    private static Set<EmployeeId> people(Set<EmployeeId> named) {
        return named == null ? Set.of() : named;
    }
}
