package org.clockhouse.rest.internal.terminals;

import java.time.Instant;
import javax.validation.constraints.NotBlank;
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
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.terminal.Counts;
import org.clockhouse.terminal.TerminalCount;
import org.clockhouse.terminal.Terminals;

/** Whether what terminals hold is all here, by number. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CountsResource {

    private final Counts counts;
    private final Terminals terminals;

    public CountsResource(Counts counts, Terminals terminals) {
        this.counts = counts;
        this.terminals = terminals;
    }

    /**
     * @param stated rows that the terminal says it holds; absent while it never said so
     * @param stored of its rows that are kept here, also those that it holds no more
     * @param missing rows that it holds and that are not here
     * @param readingAgain whether its whole log is being read once more
     */
    public record TerminalCountView(
            @Maybe Long stated,
            long stored,
            long missing,
            @Maybe Instant countedAt,
            @Maybe Instant lackingSince,
            boolean readingAgain) {

        static TerminalCountView of(TerminalCount count) {
            return new TerminalCountView(
                    count.stated(),
                    count.stored(),
                    count.missing(),
                    count.countedAt(),
                    Results.orNull(count.lackingSince()),
                    count.readingAgain());
        }
    }

    public record CountAcceptanceDraft(@NotBlank @Size(max = 400) String reason) {}

    @GET
    @Path("terminals/{id}/count")
    @Requires("terminal.read")
    @Summary("How many rows a terminal says it holds, beside how many of its rows are kept")
    public TerminalCountView read(@PathParam("id") TerminalId id, @Context Caller caller) {
        long stored =
                terminals.find(caller.org(), caller.scope(), id).progress().rows();
        return counts.find(caller.org(), caller.scope(), id)
                .map(TerminalCountView::of)
                .orElseGet(() -> new TerminalCountView(null, stored, 0, null, null, false));
    }

    @POST
    @Path("terminals/{id}/readings")
    @Requires("terminal.write")
    @Summary("Has everything that a terminal holds read once more; what is here is not stored again")
    @Answers(status = 202)
    public Response readAgain(@PathParam("id") TerminalId id, @Context Caller caller) {
        terminals.find(caller.org(), caller.scope(), id);
        counts.readAgain(caller.actor(), id);
        return Response.accepted().build();
    }

    @POST
    @Path("terminals/{id}/count-acceptances")
    @Requires("terminal.write")
    @Summary("Takes it that rows which are missing by number are not: some count twice. Closes the alarm")
    @Answers(status = 200, value = TerminalCountView.class)
    public Response accept(@PathParam("id") TerminalId id, CountAcceptanceDraft draft, @Context Caller caller) {
        terminals.find(caller.org(), caller.scope(), id);
        return Response.ok(TerminalCountView.of(counts.accept(caller.actor(), id, draft.reason())))
                .build();
    }
}
