package org.clockhouse.rest.internal.terminals;

import java.time.Instant;
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
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.AlarmId;
import org.clockhouse.terminal.Alarms;
import org.clockhouse.terminal.Terminals;

@Path("/alarms")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AlarmsResource {

    private final Alarms alarms;
    private final Terminals terminals;

    public AlarmsResource(Alarms alarms, Terminals terminals) {
        this.alarms = alarms;
        this.terminals = terminals;
    }

    /** @param count how often it was noticed; @param closedBy absent while open */
    public record AlarmView(
            AlarmId id,
            TerminalId terminalId,
            @Maybe LocalName terminalName,
            Alarm.Kind kind,
            String detail,
            Instant since,
            Instant last,
            long count,
            Alarm.State state,
            @Maybe String closedBy) {}

    public record AlarmClosingDraft(@Maybe @Size(max = 300) String reason) {}

    @GET
    @Requires("terminal.read")
    @Summary("Conditions of terminals that need a person, the latest first")
    public Slice<AlarmView> list(
            @QueryParam("openOnly") Boolean openOnly,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        Slice<Alarm> slice =
                alarms.page(caller.org(), caller.scope(), !Boolean.FALSE.equals(openOnly), Results.page(after, limit));
        TerminalNames names = TerminalNames.of(caller.org(), terminals);
        return slice.map(alarm -> view(alarm, names));
    }

    /** Closing what lies outside the scope is as if it were not there. */
    @POST
    @Path("{id}/closings")
    @Requires("terminal.write")
    @Summary("Says that somebody has seen to it")
    public AlarmView close(@PathParam("id") AlarmId id, AlarmClosingDraft draft, @Context Caller caller) {
        if (!caller.scope().everybody()) {
            requireSeen(id, caller);
        }
        return view(
                alarms.close(caller.actor(), id, Results.text(draft.reason())),
                TerminalNames.of(caller.org(), terminals));
    }

    private void requireSeen(AlarmId id, Caller caller) {
        String after = "";
        do {
            Slice<Alarm> slice = alarms.page(caller.org(), caller.scope(), false, Results.page(after, 500));
            if (slice.items().stream().anyMatch(alarm -> alarm.id().equals(id))) {
                return;
            }
            after = slice.next();
        } while (!after.isEmpty());
        throw new NotFound("alarm", id.text());
    }

    private static AlarmView view(Alarm alarm, TerminalNames names) {
        return new AlarmView(
                alarm.id(),
                alarm.terminal(),
                names.of(alarm.terminal()),
                alarm.kind(),
                alarm.detail(),
                alarm.since(),
                alarm.last(),
                alarm.count(),
                alarm.state(),
                Results.orNull(alarm.by()));
    }
}
