package org.clockhouse.rest.internal.cards;

import java.time.Instant;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.cards.CredentialsResource.CardReadingView;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.terminals.TerminalView.TerminalStateView;
import org.clockhouse.terminal.DeskReaders;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalStanding;

@Path("/desk-readers")
@Produces(MediaType.APPLICATION_JSON)
public final class DeskReadersResource {

    private final DeskReaders readers;
    private final DeskStreams streams;

    public DeskReadersResource(DeskReaders readers, DeskStreams streams) {
        this.readers = readers;
        this.streams = streams;
    }

    /** A reader on a desk and how it is. */
    public record DeskReaderView(TerminalId id, LocalName name, SiteId siteId, String driver, TerminalStateView state) {

        static DeskReaderView of(TerminalStanding standing) {
            Terminal terminal = standing.terminal();
            return new DeskReaderView(
                    terminal.id(),
                    terminal.name(),
                    terminal.site(),
                    terminal.driver(),
                    TerminalStateView.of(standing.state()));
        }
    }

    /**
     * The data of an event of a reader: one of its parts, by which the event is named.
     *
     * @param read a card was read
     * @param misread something was held to the reader and could not be read
     * @param state how the reader is, at first and whenever that changes
     */
    public record DeskEventView(
            Instant at, @Maybe DeskReadView read, @Maybe DeskMisreadView misread, @Maybe TerminalStateView state) {}

    /**
     * @param masked the number for those who may not see it all
     * @param random made up anew at every reading, as by phones: such a number can never be found again
     * @param readings what it may be, the likeliest first; none for those who may not see whole numbers
     */
    public record DeskReadView(String masked, boolean random, List<CardReadingView> readings) {

        @Override
        public String toString() {
            return "DeskReadView[" + masked + "]";
        }
    }

    /** @param code why, for clients to translate */
    public record DeskMisreadView(String code, @Maybe String detail) {}

    @GET
    @Requires("desk-reader.listen")
    @Summary("Readers on desks, by name, each with how it is")
    public Slice<DeskReaderView> list(@Context Caller caller) {
        List<DeskReaderView> all = readers.list(caller.org(), caller.scope()).stream()
                .map(DeskReaderView::of)
                .toList();
        return new Slice<>(all, "");
    }

    @GET
    @Path("{id}/reads")
    @Requires("desk-reader.listen")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Summary(
            "What is held to a reader while this lasts: events named state, read and misread; each whole number is audited")
    @Answers(DeskEventView.class)
    public void reads(
            @PathParam("id") TerminalId id, @Context SseEventSink sink, @Context Sse sse, @Context Caller caller) {
        streams.open(caller, id, sink, sse);
    }
}
