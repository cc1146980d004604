package org.clockhouse.rest.internal.roster;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.attendance.generate.RosterGenerator;
import org.clockhouse.attendance.generate.RosterRun;
import org.clockhouse.attendance.generate.RosterRunId;
import org.clockhouse.attendance.generate.RosterTask;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.time.TimesheetsResource;

@Path("/roster-runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RosterRunsResource {

    private static final int USUAL_SECONDS = 60;

    private final RosterGenerator generator;

    public RosterRunsResource(RosterGenerator generator) {
        this.generator = generator;
    }

    /**
     * What a roster is looked for; left out parts choose all.
     *
     * @param until inclusive
     * @param shiftIds that may be planned
     * @param keepStanding whether what standing assignments say stays, which is usual
     * @param keepDrafts whether what is drafted already stays, which is usual
     * @param seconds how long to look; 60 unless said
     */
    public record RosterRunDraft(
            LocalDate from,
            LocalDate until,
            @Maybe SiteId siteId,
            @Maybe DepartmentId departmentId,
            @Size(min = 1, max = RosterTask.MOST_SHIFTS) List<ShiftId> shiftIds,
            @Maybe Boolean keepStanding,
            @Maybe Boolean keepDrafts,
            @Maybe @Min(1) @Max(600) Integer seconds) {

        RosterTask domain() {
            TimesheetsResource.Period period = TimesheetsResource.Period.of(null, from, until);
            RosterQuery query = new RosterQuery(
                    period.from(),
                    period.until(),
                    Optional.ofNullable(siteId),
                    Optional.ofNullable(departmentId),
                    Set.of(),
                    "",
                    Set.of());
            return new RosterTask(
                    query,
                    shiftIds,
                    !Boolean.FALSE.equals(keepStanding),
                    !Boolean.FALSE.equals(keepDrafts),
                    Duration.ofSeconds(seconds == null ? USUAL_SECONDS : seconds));
        }
    }

    /** @param keep whether the best roster so far becomes drafts */
    public record RosterRunStop(boolean keep) {}

    @POST
    @Requires("shift.write")
    @Summary("Looks for a roster that covers what departments need; what is found becomes drafts")
    @Answers(status = 201, value = RosterRunView.class)
    public Response start(RosterRunDraft draft, @Context Caller caller) {
        RosterRun run = generator.start(caller.actor(), caller.scope(), draft.domain());
        return Results.created("roster-runs/" + run.id().text(), RosterRunView.of(run));
    }

    @GET
    @Requires("shift.write")
    @Summary("Rosters that were looked for since the suite was started, the newest first")
    public Slice<RosterRunView> list(@Context Caller caller) {
        return new Slice<>(
                generator.list(caller.org(), caller.scope()).stream()
                        .map(RosterRunView::of)
                        .toList(),
                "");
    }

    @GET
    @Path("{id}")
    @Requires("shift.write")
    @Summary("How far it is, and how good the best roster so far is")
    public RosterRunView get(@PathParam("id") RosterRunId id, @Context Caller caller) {
        return RosterRunView.of(generator.find(caller.org(), caller.scope(), id));
    }

    @POST
    @Path("{id}/stops")
    @Requires("shift.write")
    @Summary("Ends it early and keeps the best roster so far, or gives it up")
    public RosterRunView stop(@PathParam("id") RosterRunId id, RosterRunStop stop, @Context Caller caller) {
        return RosterRunView.of(generator.stop(caller.org(), caller.scope(), id, stop.keep()));
    }
}
