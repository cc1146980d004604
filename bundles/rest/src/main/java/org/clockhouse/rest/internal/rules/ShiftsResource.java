package org.clockhouse.rest.internal.rules;

import java.time.Clock;
import java.time.LocalDate;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.rule.RuleSets;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.Shifts;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Conditional;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/shifts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ShiftsResource {

    private final Shifts shifts;
    private final RuleSets rules;
    private final Clock clock;

    public ShiftsResource(Shifts shifts, RuleSets rules, Clock clock) {
        this.shifts = shifts;
        this.rules = rules;
        this.clock = clock;
    }

    @GET
    @Requires("shift.read")
    @Summary("The newest edition of each shift, by code; retired ones last")
    public Slice<ShiftView> list(@Context Caller caller) {
        return new Slice<>(shifts.list(caller.org()).stream().map(ShiftView::of).toList(), "");
    }

    @POST
    @Requires(value = "shift.write", everywhere = true)
    @Summary("Defines a shift, whose first edition holds for all dates")
    @Answers(status = 201, value = ShiftView.class)
    public Response define(ShiftDraft draft, @Context Caller caller) {
        Shift shift = shifts.define(caller.actor(), draft.terms(ruleSet(draft, caller)));
        return Results.created("shifts/" + shift.id().text(), ShiftView.of(shift));
    }

    @GET
    @Path("{id}")
    @Requires("shift.read")
    @Summary("The newest edition of a shift")
    public ShiftView get(@PathParam("id") ShiftId id, @Context Caller caller) {
        return ShiftView.of(shifts.find(caller.org(), id));
    }

    @GET
    @Path("{id}/editions")
    @Requires("shift.read")
    @Summary("Every edition of a shift, the oldest first")
    public Slice<ShiftView> editions(@PathParam("id") ShiftId id, @Context Caller caller) {
        return new Slice<>(
                shifts.editions(caller.org(), id).stream().map(ShiftView::of).toList(), "");
    }

    @PUT
    @Path("{id}")
    @Requires(value = "shift.write", everywhere = true)
    @Summary("A new edition from a work date on; timesheets follow by themselves")
    public ShiftView amend(
            @PathParam("id") ShiftId id, ShiftDraft draft, @Context Caller caller, @Context Expected expected) {
        LocalDate from = draft.effectiveFrom() == null ? LocalDate.now(clock) : draft.effectiveFrom();
        return ShiftView.of(
                shifts.amend(caller.actor(), id, expected.version(), from, draft.terms(ruleSet(draft, caller))));
    }

    @POST
    @Path("{id}/retirements")
    @Conditional
    @Requires(value = "shift.write", everywhere = true)
    @Summary("Offers a shift no longer; rosters that name it keep it")
    public ShiftView retire(@PathParam("id") ShiftId id, @Context Caller caller, @Context Expected expected) {
        return ShiftView.of(shifts.retire(caller.actor(), id, expected.version()));
    }

    private RuleSetId ruleSet(ShiftDraft draft, Caller caller) {
        return draft.ruleSetId() == null ? rules.standard(caller.org()).id() : draft.ruleSetId();
    }
}
