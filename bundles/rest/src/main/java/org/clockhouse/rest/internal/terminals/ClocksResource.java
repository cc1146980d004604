package org.clockhouse.rest.internal.terminals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;
import org.clockhouse.terminal.ClockPolicy;
import org.clockhouse.terminal.ClockReading;
import org.clockhouse.terminal.Clocks;
import org.clockhouse.terminal.Terminals;

/** How terminals' clocks went, and what is done when they are off. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ClocksResource {

    private static final int USUAL_DAYS = 14;
    private static final int MOST_DAYS = 400;

    private final Clocks clocks;
    private final Terminals terminals;
    private final Clock clock;

    public ClocksResource(Clocks clocks, Terminals terminals, Clock clock) {
        this.clocks = clocks;
        this.terminals = terminals;
        this.clock = clock;
    }

    /** @param error how far the clock was ahead of the wall time of its zone */
    public record ClockReadingView(Instant at, Duration error) {

        static ClockReadingView of(ClockReading reading) {
            return new ClockReadingView(reading.at(), reading.error());
        }
    }

    /** @param readings oldest first, at most 500: of more, those that stand out */
    public record ClockHistoryView(Instant from, List<ClockReadingView> readings) {}

    /** @param tolerance how far a clock may be off, 5 seconds to one hour */
    public record ClockPolicyView(ClockPolicy.Handling handling, Duration tolerance, long version)
            implements Versioned {

        static ClockPolicyView of(ClockPolicy policy) {
            return new ClockPolicyView(policy.handling(), policy.tolerance(), policy.version());
        }
    }

    public record ClockPolicyDraft(ClockPolicy.Handling handling, Duration tolerance) {}

    @GET
    @Path("terminals/{id}/clock")
    @Requires("terminal.read")
    @Summary("How far a terminal's clock was off over the last days, 14 unless said")
    public ClockHistoryView history(
            @PathParam("id") TerminalId id, @QueryParam("days") Integer days, @Context Caller caller) {
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw Refused.at("?days", "clock.days", "1 to " + MOST_DAYS + " days");
        }
        Instant from = clock.instant().minus(Duration.ofDays(days == null ? USUAL_DAYS : days));
        return new ClockHistoryView(
                from,
                clocks.history(caller.org(), caller.scope(), id, from).stream()
                        .map(ClockReadingView::of)
                        .toList());
    }

    @POST
    @Path("terminals/{id}/clock-settings")
    @Requires("terminal.write")
    @Summary("Has a visited terminal's clock set with a visit as soon as a worker is free, here or at its gateway")
    @Answers(status = 202)
    public Response set(@PathParam("id") TerminalId id, @Context Caller caller) {
        terminals.find(caller.org(), caller.scope(), id);
        clocks.set(caller.actor(), id);
        return Response.accepted().build();
    }

    @GET
    @Path("clock-policy")
    @Requires("terminal.read")
    @Summary("What is done when a terminal's clock is off")
    public ClockPolicyView policy(@Context Caller caller) {
        return ClockPolicyView.of(clocks.policy(caller.org()));
    }

    @PUT
    @Path("clock-policy")
    @Requires(value = "terminal.write", everywhere = true)
    @Summary("Decides what is done when a terminal's clock is off: set, flag only, or hold days as provisional")
    public ClockPolicyView setPolicy(ClockPolicyDraft draft, @Context Caller caller, @Context Expected expected) {
        return ClockPolicyView.of(
                clocks.setPolicy(caller.actor(), draft.handling(), draft.tolerance(), expected.version()));
    }
}
