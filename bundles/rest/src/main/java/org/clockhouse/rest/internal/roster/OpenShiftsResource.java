package org.clockhouse.rest.internal.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
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
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.market.OpenShift;
import org.clockhouse.attendance.market.OpenShiftDraft;
import org.clockhouse.attendance.market.OpenShiftId;
import org.clockhouse.attendance.market.OpenShifts;
import org.clockhouse.attendance.roster.RosterSheet.Finding;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.time.TimesheetsResource;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OpenShiftsResource {

    private final OpenShifts shifts;
    private final Directory directory;

    public OpenShiftsResource(OpenShifts shifts, Directory directory) {
        this.shifts = shifts;
        this.directory = directory;
    }

    /** @param position only people with it @param giving who has a place: whoever takes it first, or whom the planner chooses */
    public record OpenShiftDraftView(
            DepartmentId departmentId,
            @Maybe @Size(max = 100) String position,
            LocalDate date,
            ShiftId shiftId,
            @Min(1) @Max(OpenShift.MOST) int places,
            OpenShift.Giving giving,
            @Maybe @Size(max = 300) String note) {

        OpenShiftDraft domain() {
            return new OpenShiftDraft(
                    departmentId, Results.text(position), date, shiftId, places, giving, Results.text(note));
        }
    }

    public record OpenShiftPlaceDraft(EmployeeId employeeId) {}

    public record OpenShiftClaimView(
            EmployeeId employeeId, String number, LocalName name, OpenShift.Claim.State state, Instant at) {}

    /** @param free places that nobody has yet */
    public record OpenShiftView(
            OpenShiftId id,
            DepartmentId departmentId,
            @Maybe String position,
            LocalDate date,
            ShiftId shiftId,
            int places,
            int free,
            OpenShift.Giving giving,
            @Maybe String note,
            boolean closed,
            List<OpenShiftClaimView> claims) {}

    /** @param claim what came of the caller's own claim @param against what taking it would break */
    public record OfferedShiftView(
            OpenShiftId id,
            LocalDate date,
            ShiftId shiftId,
            int places,
            int free,
            OpenShift.Giving giving,
            @Maybe String note,
            @Maybe OpenShift.Claim.State claim,
            List<Finding.Kind> against) {}

    @GET
    @Path("open-shifts")
    @Requires("shift.write")
    @Summary("Open shifts of the departments that the caller plans for, with who claims them")
    public Slice<OpenShiftView> list(
            @QueryParam("from") LocalDate from, @QueryParam("until") LocalDate until, @Context Caller caller) {
        TimesheetsResource.Period period = TimesheetsResource.Period.of(null, from, until);
        return new Slice<>(views(shifts.list(caller.org(), caller.scope(), period.from(), period.until()), caller), "");
    }

    @POST
    @Path("open-shifts")
    @Requires("shift.write")
    @Summary("Opens a shift to be taken and tells everybody whom it is for")
    @Answers(status = 201, value = OpenShiftView.class)
    public Response open(OpenShiftDraftView draft, @Context Caller caller) {
        OpenShift made = shifts.open(caller.actor(), caller.scope(), draft.domain());
        return Results.created("open-shifts/" + made.id().text(), view(made, caller));
    }

    @POST
    @Path("open-shifts/{id}/closings")
    @Requires("shift.write")
    @Summary("Lets nobody take it any more; who has a place keeps it")
    public OpenShiftView close(@PathParam("id") OpenShiftId id, @Context Caller caller) {
        return view(shifts.close(caller.actor(), caller.scope(), id), caller);
    }

    @POST
    @Path("open-shifts/{id}/places")
    @Requires("shift.write")
    @Summary("Gives somebody a place, whether wanted or not")
    public OpenShiftView give(@PathParam("id") OpenShiftId id, OpenShiftPlaceDraft draft, @Context Caller caller) {
        requireSeen(draft.employeeId(), caller);
        return view(shifts.give(caller.actor(), caller.scope(), id, draft.employeeId()), caller);
    }

    @POST
    @Path("open-shifts/{id}/place-withdrawals")
    @Requires("shift.write")
    @Summary("Takes a place back, with the plan as it was before, or leaves a wish aside")
    public OpenShiftView takeBack(@PathParam("id") OpenShiftId id, OpenShiftPlaceDraft draft, @Context Caller caller) {
        requireSeen(draft.employeeId(), caller);
        return view(shifts.takeBack(caller.actor(), caller.scope(), id, draft.employeeId()), caller);
    }

    @GET
    @Path("offered-shifts")
    @Requires("request.read")
    @Summary("Open shifts that the caller may take, and the caller's own claims")
    public Slice<OfferedShiftView> offered(@Context Caller caller) {
        return new Slice<>(
                caller.employee().stream()
                        .flatMap(own ->
                                shifts.offered(caller.org(), own).stream().map(each -> offered(each, own)))
                        .toList(),
                "");
    }

    @POST
    @Path("offered-shifts/{id}/claims")
    @Requires("request.submit")
    @Summary("Takes a place for the caller, or says that one is wanted where the planner chooses")
    public OfferedShiftView take(@PathParam("id") OpenShiftId id, @Context Caller caller) {
        EmployeeId own = caller.requireEmployee();
        return offered(new OpenShifts.Offered(shifts.take(caller.actor(), own, id), Set.of()), own);
    }

    @POST
    @Path("offered-shifts/{id}/withdrawals")
    @Requires("request.submit")
    @Summary("The caller wants it no more; a place that was given only the planner takes back")
    public OfferedShiftView leave(@PathParam("id") OpenShiftId id, @Context Caller caller) {
        EmployeeId own = caller.requireEmployee();
        return offered(new OpenShifts.Offered(shifts.leave(caller.actor(), own, id), Set.of()), own);
    }

    private void requireSeen(EmployeeId employee, Caller caller) {
        if (directory.seen(caller.org(), caller.scope(), List.of(employee)).isEmpty()) {
            throw new NotFound("employee", employee.text());
        }
    }

    private OpenShiftView view(OpenShift shift, Caller caller) {
        return views(List.of(shift), caller).get(0);
    }

    private List<OpenShiftView> views(List<OpenShift> listed, Caller caller) {
        Map<EmployeeId, Person> people = shifts.people(caller.org(), listed);
        return listed.stream().map(shift -> view(shift, people)).toList();
    }

    private static OpenShiftView view(OpenShift shift, Map<EmployeeId, Person> people) {
        return new OpenShiftView(
                shift.id(),
                shift.department(),
                absent(shift.position()),
                shift.date(),
                shift.shift(),
                shift.places(),
                shift.free(),
                shift.giving(),
                absent(shift.note()),
                shift.closed(),
                shift.claims().stream()
                        .map(claim -> new OpenShiftClaimView(
                                claim.employee(),
                                people.get(claim.employee()).number(),
                                people.get(claim.employee()).name(),
                                claim.state(),
                                claim.at()))
                        .toList());
    }

    private static OfferedShiftView offered(OpenShifts.Offered offered, EmployeeId own) {
        OpenShift shift = offered.shift();
        return new OfferedShiftView(
                shift.id(),
                shift.date(),
                shift.shift(),
                shift.places(),
                shift.free(),
                shift.giving(),
                absent(shift.note()),
                Results.orNull(shift.claimOf(own).map(OpenShift.Claim::state)),
                offered.against().stream().sorted().toList());
    }

    private static String absent(String text) {
        return text.isEmpty() ? null : text;
    }
}
