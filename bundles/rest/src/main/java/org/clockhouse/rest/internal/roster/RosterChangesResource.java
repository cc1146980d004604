package org.clockhouse.rest.internal.roster;

import java.time.LocalDate;
import java.util.List;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.roster.Rosters;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Employees;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/employees/{id}/roster-changes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RosterChangesResource {

    private static final int USUAL_DAYS = 62;

    private final Rosters rosters;
    private final Employees employees;

    public RosterChangesResource(Rosters rosters, Employees employees) {
        this.rosters = rosters;
        this.employees = employees;
    }

    /** @param shiftIds in order of start, none for a day off; absent while the standing assignment holds */
    public record RosterChangeView(LocalDate date, @Maybe List<ShiftId> shiftIds, @Maybe String reason, long version)
            implements Versioned {

        static RosterChangeView of(OneOff change) {
            return new RosterChangeView(
                    change.date(),
                    change.shifts(),
                    change.reason().isEmpty() ? null : change.reason(),
                    change.version());
        }
    }

    public record RosterChangeDraft(@Size(max = 5) List<ShiftId> shiftIds, @Maybe @Size(max = 300) String reason) {}

    @GET
    @Requires("shift.read")
    @Summary("Dated changes of a person's roster, from a date on for two months unless said")
    public Slice<RosterChangeView> list(
            @PathParam("id") EmployeeId id,
            @QueryParam("from") LocalDate from,
            @QueryParam("until") LocalDate until,
            @Context Caller caller) {
        employees.find(caller.org(), caller.scope(), id);
        LocalDate first = from == null ? LocalDate.EPOCH : from;
        LocalDate last = until == null ? first.plusDays(from == null ? 365L * 200 : USUAL_DAYS) : until;
        return new Slice<>(
                rosters.changes(caller.org(), id, first, last).stream()
                        .map(RosterChangeView::of)
                        .toList(),
                "");
    }

    @GET
    @Path("{date}")
    @Requires("shift.read")
    @Summary("What is changed on one date; version 0 while nothing is")
    public RosterChangeView get(
            @PathParam("id") EmployeeId id, @PathParam("date") LocalDate date, @Context Caller caller) {
        employees.find(caller.org(), caller.scope(), id);
        return rosters.changes(caller.org(), id, date, date).stream()
                .map(RosterChangeView::of)
                .findFirst()
                .orElseGet(() -> new RosterChangeView(date, null, null, 0));
    }

    @PUT
    @Path("{date}")
    @Requires("shift.write")
    @Summary("Sets or replaces what a person works on a date")
    public RosterChangeView change(
            @PathParam("id") EmployeeId id,
            @PathParam("date") LocalDate date,
            RosterChangeDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        employees.find(caller.org(), caller.scope(), id);
        return RosterChangeView.of(rosters.change(
                caller.actor(),
                new OneOff(id, date, draft.shiftIds(), Results.text(draft.reason()), expected.version())));
    }

    @DELETE
    @Path("{date}")
    @Requires("shift.write")
    @Summary("Drops a dated change, so that the standing assignment holds again")
    public void restore(
            @PathParam("id") EmployeeId id,
            @PathParam("date") LocalDate date,
            @Context Caller caller,
            @Context Expected expected) {
        employees.find(caller.org(), caller.scope(), id);
        rosters.restore(caller.actor(), id, date, expected.version());
    }
}
