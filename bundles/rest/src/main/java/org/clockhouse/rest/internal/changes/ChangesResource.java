package org.clockhouse.rest.internal.changes;

import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;

@Path("/changes")
public final class ChangesResource {

    private final EventStreams streams;

    public ChangesResource(EventStreams streams) {
        this.streams = streams;
    }

    @GET
    @Requires("changes.read")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Summary("Hints that something changed: events named change with a topic; after a gap, what was missed")
    @Answers(value = String.class)
    public void changes(
            @HeaderParam("Last-Event-ID") String lastId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context Caller caller) {
        streams.open(caller.actor(), sink, sse, lastId == null ? "" : lastId);
    }
}
