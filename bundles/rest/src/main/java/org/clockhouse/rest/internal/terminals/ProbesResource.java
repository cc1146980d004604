package org.clockhouse.rest.internal.terminals;

import java.time.Duration;
import java.util.List;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.terminal.Doors;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Probe;
import org.clockhouse.terminal.Probes;
import org.clockhouse.terminal.TerminalLogs;
import org.clockhouse.terminal.Terminals;

/** What is asked of a visited terminal at once: whether it can be reached, that it moves a door, that it clears its log. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ProbesResource {

    private final Probes probes;
    private final Doors doors;
    private final TerminalLogs logs;
    private final Terminals terminals;

    public ProbesResource(Probes probes, Doors doors, TerminalLogs logs, Terminals terminals) {
        this.probes = probes;
        this.doors = doors;
        this.logs = logs;
        this.terminals = terminals;
    }

    public record ProbeStepView(Probe.Layer layer, Probe.Result result, @Maybe String detail, Duration took) {

        static ProbeStepView of(Probe.Step step) {
            return new ProbeStepView(step.layer(), step.result(), Results.orNull(step.detail()), step.took());
        }
    }

    /** @param steps port, framing, key, data, in this order */
    public record ProbeView(List<ProbeStepView> steps) {}

    /** @param door counted from 1 */
    public record DoorCommandDraft(@Min(1) @Max(64) int door, ErrandTask.Movement movement) {}

    public record LogClearDraft(@NotBlank @Size(max = 300) String reason) {}

    /** @param rows that were in the log, each of them stored before */
    public record LogClearView(int rows) {}

    @POST
    @Path("terminals/{id}/log-clears")
    @Requires("terminal.clear-log")
    @Summary("Clears the log of a terminal, visited here or by its gateway, that holds exactly the rows that are"
            + " stored; refused when it holds others")
    public LogClearView clear(@PathParam("id") TerminalId id, LogClearDraft draft, @Context Caller caller) {
        terminals.find(caller.org(), caller.scope(), id);
        return new LogClearView(logs.clear(caller.actor(), id, draft.reason()));
    }

    @POST
    @Path("terminals/{id}/probes")
    @Requires("terminal.write")
    @Summary("Asks a terminal, visited here or by its gateway, and says which layer failed; takes some seconds and"
            + " changes nothing")
    public ProbeView probe(@PathParam("id") TerminalId id, @Context Caller caller) {
        terminals.find(caller.org(), caller.scope(), id);
        return new ProbeView(probes.probe(caller.actor(), id).steps().stream()
                .map(ProbeStepView::of)
                .toList());
    }

    @POST
    @Path("terminals/{id}/door-commands")
    @Requires("terminal.write")
    @Summary("Moves a door of a terminal that is visited, here or by its gateway, within three seconds or not at all")
    public void move(@PathParam("id") TerminalId id, DoorCommandDraft draft, @Context Caller caller) {
        terminals.find(caller.org(), caller.scope(), id);
        doors.move(caller.actor(), id, draft.door(), draft.movement());
    }
}
