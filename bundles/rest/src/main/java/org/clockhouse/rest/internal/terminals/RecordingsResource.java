package org.clockhouse.rest.internal.terminals;

import java.time.Duration;
import java.time.Instant;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Unconditional;
import org.clockhouse.terminal.Recording;
import org.clockhouse.terminal.Recordings;
import org.clockhouse.terminal.Terminals;

/** What goes over a terminal's wire, kept for whoever mends its driver. People are named in it. */
@Path("/terminals/{id}/recordings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RecordingsResource {

    private final Recordings recordings;
    private final Terminals terminals;

    public RecordingsResource(Recordings recordings, Terminals terminals) {
        this.recordings = recordings;
        this.terminals = terminals;
    }

    /** @param minutes after which it ends by itself, 1 to 60 */
    public record RecordingDraft(int minutes) {}

    /**
     * @param until when it ended, or ends at the latest
     * @param running whether it is still written to
     */
    public record RecordingView(String name, Instant started, Instant until, long bytes, boolean running) {

        static RecordingView of(Recording recording) {
            return new RecordingView(
                    recording.name(), recording.started(), recording.until(), recording.bytes(), recording.running());
        }
    }

    @GET
    @Requires("terminal.record")
    @Summary("Recordings of a terminal's traffic, the newest first")
    public Slice<RecordingView> list(@PathParam("id") TerminalId id, @Context Caller caller) {
        visible(id, caller);
        return new Slice<>(
                recordings.of(caller.org(), id).stream().map(RecordingView::of).toList(), "");
    }

    @POST
    @Requires("terminal.record")
    @Summary("Records a terminal's traffic from the next contact on, without passwords, keys and templates")
    @Answers(status = 201, value = RecordingView.class)
    public Response start(@PathParam("id") TerminalId id, RecordingDraft draft, @Context Caller caller) {
        visible(id, caller);
        Recording recording = recordings.start(caller.actor(), id, Duration.ofMinutes(draft.minutes()));
        return Results.created(
                "terminals/" + id.text() + "/recordings/" + recording.name(), RecordingView.of(recording));
    }

    @POST
    @Path("ends")
    @Requires("terminal.record")
    @Summary("Ends the recording that runs, if one does")
    public void end(@PathParam("id") TerminalId id, @Context Caller caller) {
        visible(id, caller);
        recordings.stop(caller.actor(), id);
    }

    @GET
    @Path("{name}")
    @Requires("terminal.record")
    @Produces({MediaType.TEXT_PLAIN, MediaType.WILDCARD})
    @Summary("A recording as text, which the driver contract kit replays")
    @Answers(value = byte[].class)
    public Response read(@PathParam("id") TerminalId id, @PathParam("name") String name, @Context Caller caller) {
        visible(id, caller);
        return Results.file(recordings.read(caller.actor(), id, name), MediaType.TEXT_PLAIN, name);
    }

    @DELETE
    @Path("{name}")
    @Unconditional
    @Requires("terminal.record")
    @Summary("Removes a recording, ending it when it runs")
    public void remove(@PathParam("id") TerminalId id, @PathParam("name") String name, @Context Caller caller) {
        visible(id, caller);
        recordings.remove(caller.actor(), id, name);
    }

    private void visible(TerminalId id, Caller caller) {
        terminals.find(caller.org(), caller.scope(), id);
    }
}
