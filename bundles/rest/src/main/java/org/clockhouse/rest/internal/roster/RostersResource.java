package org.clockhouse.rest.internal.roster;

import java.time.Duration;
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
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.attendance.roster.PublicationId;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterEdit;
import org.clockhouse.attendance.roster.RosterEditId;
import org.clockhouse.attendance.roster.RosterGrid;
import org.clockhouse.attendance.roster.RosterMismatch;
import org.clockhouse.attendance.roster.RosterPublication;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.attendance.roster.RosterQuery.Part;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.time.MonthRowView;
import org.clockhouse.rest.internal.time.PersonDayView;
import org.clockhouse.rest.internal.time.TimesheetsResource;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RostersResource {

    private static final int MOST_PUBLICATIONS = 50;

    private final RosterGrid grid;
    private final Directory directory;

    public RostersResource(RosterGrid grid, Directory directory) {
        this.grid = grid;
        this.directory = directory;
    }

    /**
     * A cell to be drawn.
     *
     * @param kind NONE takes a draft back, STANDING lets the standing assignment hold again
     * @param shiftIds of PLAN; none for a day off
     * @param version of the draft that was read, 0 where there was none
     */
    public record RosterCellDraft(
            EmployeeId employeeId,
            LocalDate date,
            RosterDraft.Kind kind,
            @Maybe @Size(max = 5) List<ShiftId> shiftIds,
            long version) {

        RosterDraft domain() {
            return new RosterDraft(employeeId, date, kind, shiftIds == null ? List.of() : shiftIds, version);
        }
    }

    /** @param from what is answered: the rows of the people that were touched, from here @param until to here, inclusive */
    public record RosterEditDraft(
            @Size(min = 1, max = RosterGrid.MOST_CELLS) List<RosterCellDraft> cells, LocalDate from, LocalDate until) {}

    public record RosterUndoDraft(LocalDate from, LocalDate until) {}

    /** @param id undoes it, for a day @param sheet the rows of the people that were touched, as they are now */
    public record RosterEditView(RosterEditId id, RosterSheetView sheet) {}

    /**
     * Whose drafts are to count; left out parts choose all.
     *
     * @param until inclusive
     * @param note why, needed when a rule is broken
     */
    public record RosterPublicationDraft(
            LocalDate from,
            LocalDate until,
            @Maybe SiteId siteId,
            @Maybe DepartmentId departmentId,
            @Maybe @Size(max = 500) List<EmployeeId> employeeIds,
            @Maybe @Size(max = 300) String note) {}

    /** Somebody who is to be told. @param cells dates that are others than before @param changed those of them that had been told */
    public record RosterNoticeView(
            EmployeeId employeeId, String number, LocalName name, int cells, List<LocalDate> changed) {}

    /** @param people for whom it was published, told something or not @param told those with dates that are others than before */
    public record RosterPublicationView(
            PublicationId id,
            LocalDate from,
            LocalDate until,
            Instant at,
            String by,
            @Maybe String note,
            int cells,
            int people,
            List<RosterNoticeView> told) {}

    /** @param other who came instead, or instead of whom this person came, as far as times tell */
    public record RosterMismatchView(
            LocalDate date,
            RosterMismatch.Kind kind,
            PersonDayView.PersonView employee,
            @Maybe PersonDayView.PersonView other,
            MonthRowView.DayCell day) {}

    /** @param planned breaks left out @param nights shifts with at least two hours in the night @param holidays statutory ones */
    public record RosterDutyView(
            PersonDayView.PersonView employee, int shifts, Duration planned, int nights, int weekends, int holidays) {}

    @GET
    @Path("rosters")
    @Requires("shift.read")
    @Summary("The published roster of at most 62 days and 500 people in one answer")
    public RosterSheetView published(
            @QueryParam("from") LocalDate from,
            @QueryParam("until") LocalDate until,
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("departmentId") DepartmentId departmentId,
            @QueryParam("text") String text,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        RosterQuery query = query(from, until, siteId, departmentId, List.of(), text, Set.of());
        return RosterSheetView.of(grid.sheet(caller.org(), caller.scope(), query, Results.page(after, limit)));
    }

    @GET
    @Path("roster-drafts")
    @Requires("shift.write")
    @Summary("The roster with what is drafted, what speaks against it, and what came of it when asked for")
    public RosterSheetView drafted(
            @QueryParam("from") LocalDate from,
            @QueryParam("until") LocalDate until,
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("departmentId") DepartmentId departmentId,
            @QueryParam("text") String text,
            @QueryParam("actual") Boolean actual,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        Set<Part> parts = Boolean.TRUE.equals(actual) ? Set.of(Part.DRAFTS, Part.ACTUAL) : Set.of(Part.DRAFTS);
        RosterQuery query = query(from, until, siteId, departmentId, List.of(), text, parts);
        return RosterSheetView.of(grid.sheet(caller.org(), caller.scope(), query, Results.page(after, limit)));
    }

    @POST
    @Path("roster-edits")
    @Requires("shift.write")
    @Summary("Draws many cells at once, all or none; what is drawn counts when it is published")
    @Answers(status = 201, value = RosterEditView.class)
    public Response edit(RosterEditDraft draft, @Context Caller caller) {
        RosterEdit edit = grid.edit(
                caller.actor(),
                caller.scope(),
                draft.cells().stream().map(RosterCellDraft::domain).toList());
        return made(edit, draft.from(), draft.until(), caller);
    }

    @POST
    @Path("roster-edits/{id}/undos")
    @Requires("shift.write")
    @Summary("Puts the cells back as they were before an edit; undoing that does it again")
    @Answers(status = 201, value = RosterEditView.class)
    public Response undo(@PathParam("id") RosterEditId id, RosterUndoDraft draft, @Context Caller caller) {
        return made(grid.undo(caller.actor(), caller.scope(), id), draft.from(), draft.until(), caller);
    }

    @POST
    @Path("roster-publications")
    @Requires("shift.write")
    @Summary("Makes drafts the roster and says who is to be told")
    @Answers(status = 201, value = RosterPublicationView.class)
    public Response publish(RosterPublicationDraft draft, @Context Caller caller) {
        RosterQuery query = query(
                draft.from(),
                draft.until(),
                draft.siteId(),
                draft.departmentId(),
                draft.employeeIds() == null ? List.of() : draft.employeeIds(),
                "",
                Set.of());
        RosterPublication made = grid.publish(caller.actor(), caller.scope(), query, Results.text(draft.note()));
        return Results.created(
                "roster-publications/" + made.id().text(),
                views(List.of(made), caller).get(0));
    }

    @GET
    @Path("roster-publications")
    @Requires("shift.write")
    @Summary("What was published, the newest first, with who was told")
    public Slice<RosterPublicationView> publications(@Context Caller caller) {
        return new Slice<>(views(grid.publications(caller.org(), caller.scope(), MOST_PUBLICATIONS), caller), "");
    }

    @GET
    @Path("roster-mismatches")
    @Requires("timesheet.read")
    @Summary("Who was planned and not there, who was there and not planned, and who may have stood in for whom")
    public Slice<RosterMismatchView> mismatches(
            @QueryParam("from") LocalDate from,
            @QueryParam("until") LocalDate until,
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("departmentId") DepartmentId departmentId,
            @Context Caller caller) {
        RosterQuery query = query(from, until, siteId, departmentId, List.of(), "", Set.of());
        return new Slice<>(
                grid.mismatches(caller.org(), caller.scope(), query).stream()
                        .map(RostersResource::view)
                        .toList(),
                "");
    }

    @GET
    @Path("roster-duties")
    @Requires("shift.write")
    @Summary("How shifts, nights, weekends and holidays of the published roster are spread, by person")
    public Slice<RosterDutyView> duties(
            @QueryParam("from") LocalDate from,
            @QueryParam("until") LocalDate until,
            @QueryParam("siteId") SiteId siteId,
            @QueryParam("departmentId") DepartmentId departmentId,
            @Context Caller caller) {
        RosterQuery query = query(from, until, siteId, departmentId, List.of(), "", Set.of());
        return new Slice<>(
                grid.duties(caller.org(), caller.scope(), query).stream()
                        .map(duty -> new RosterDutyView(
                                PersonDayView.PersonView.of(duty.person()),
                                duty.shifts(),
                                Duration.ofMinutes(duty.minutes()),
                                duty.nights(),
                                duty.weekends(),
                                duty.holidays()))
                        .toList(),
                "");
    }

    private static RosterMismatchView view(RosterMismatch mismatch) {
        return new RosterMismatchView(
                mismatch.day().date(),
                mismatch.kind(),
                PersonDayView.PersonView.of(mismatch.person()),
                Results.orNull(mismatch.other().map(PersonDayView.PersonView::of)),
                MonthRowView.DayCell.of(mismatch.day()));
    }

    private Response made(RosterEdit edit, LocalDate from, LocalDate until, Caller caller) {
        List<EmployeeId> people = edit.changes().stream()
                .map(change -> change.after().employee())
                .distinct()
                .limit(Page.MOST)
                .toList();
        RosterQuery query = query(from, until, null, null, people, "", Set.of(Part.DRAFTS));
        RosterSheetView sheet =
                RosterSheetView.of(grid.sheet(caller.org(), caller.scope(), query, Page.first(Page.MOST)));
        return Results.created("roster-edits/" + edit.id().text(), new RosterEditView(edit.id(), sheet));
    }

    private static RosterQuery query(
            LocalDate from,
            LocalDate until,
            SiteId site,
            DepartmentId department,
            List<EmployeeId> people,
            String text,
            Set<Part> parts) {
        TimesheetsResource.Period period = TimesheetsResource.Period.of(null, from, until);
        return new RosterQuery(
                period.from(),
                period.until(),
                Optional.ofNullable(site),
                Optional.ofNullable(department),
                Set.copyOf(people),
                Results.text(text),
                parts);
    }

    private List<RosterPublicationView> views(List<RosterPublication> publications, Caller caller) {
        List<EmployeeId> told = publications.stream()
                .flatMap(publication -> publication.notices().stream())
                .filter(notice -> notice.cells() > 0)
                .map(RosterPublication.Notice::employee)
                .distinct()
                .toList();
        Map<EmployeeId, Employee> people = directory.of(caller.org(), told);
        return publications.stream()
                .map(publication -> view(publication, people))
                .toList();
    }

    private static RosterPublicationView view(RosterPublication publication, Map<EmployeeId, Employee> people) {
        return new RosterPublicationView(
                publication.id(),
                publication.from(),
                publication.until(),
                publication.at(),
                publication.by(),
                publication.note().isEmpty() ? null : publication.note(),
                publication.cells(),
                publication.notices().size(),
                publication.notices().stream()
                        .filter(notice -> notice.cells() > 0 && people.containsKey(notice.employee()))
                        .map(notice -> new RosterNoticeView(
                                notice.employee(),
                                people.get(notice.employee()).number(),
                                people.get(notice.employee()).name(),
                                notice.cells(),
                                notice.changed().stream().sorted().toList()))
                        .toList());
    }
}
