package org.clockhouse.rest.internal.time;

import java.time.Instant;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.closing.PeriodUndos;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;

/** What the caller said of many people's parts of a period in one act, taken back. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PeriodUndosResource {

    private final PeriodUndos undos;

    public PeriodUndosResource(PeriodUndos undos) {
        this.undos = undos;
    }

    /** @param at as the act answered */
    public record PeriodUndoDraft(PeriodId periodId, Instant at) {}

    /** @param count people who are not approved any more, or days that are open again */
    public record PeriodUndoView(int count) {}

    @POST
    @Path("period-approval-undos")
    @Requires("period.approve")
    @Summary("Takes back an approval of one's own while the period is in review")
    public PeriodUndoView approval(PeriodUndoDraft draft, @Context Caller caller) {
        return new PeriodUndoView(undos.takeBackApproval(caller.actor(), caller.scope(), draft.periodId(), draft.at()));
    }

    @POST
    @Path("period-acceptance-undos")
    @Requires("period.approve")
    @Summary("Takes back an acceptance of days of one's own until the period is locked")
    public PeriodUndoView acceptance(PeriodUndoDraft draft, @Context Caller caller) {
        return new PeriodUndoView(
                undos.takeBackAcceptance(caller.actor(), caller.scope(), draft.periodId(), draft.at()));
    }
}
