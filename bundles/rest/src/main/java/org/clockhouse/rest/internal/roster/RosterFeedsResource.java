package org.clockhouse.rest.internal.roster;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.attendance.roster.RosterFeed;
import org.clockhouse.attendance.roster.RosterFeeds;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Problem;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.ProblemType;
import org.clockhouse.rest.internal.http.Public;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Secret;
import org.clockhouse.rest.internal.http.Summary;

/** Rosters for the calendars of phones and desks. */
@Path("/roster-feeds")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RosterFeedsResource {

    private static final String SUFFIX = ".ics";

    private final RosterFeeds feeds;
    private final ReadingPace pace;

    public RosterFeedsResource(RosterFeeds feeds, Clock clock) {
        this.feeds = feeds;
        this.pace = new ReadingPace(clock);
    }

    /** @param departmentId whose people; left out for the caller's own shifts */
    public record RosterFeedDraft(@Maybe DepartmentId departmentId) {}

    /** @param readAt when a calendar last read it */
    public record RosterFeedView(@Maybe DepartmentId departmentId, Instant madeAt, @Maybe Instant readAt) {

        static RosterFeedView of(RosterFeed feed) {
            return new RosterFeedView(Results.orNull(feed.department()), feed.madeAt(), Results.orNull(feed.readAt()));
        }
    }

    /** @param path below this server's name; shown once */
    public record NewRosterFeedView(String path) {}

    @GET
    @Requires("shift.read")
    @Summary("The caller's calendars of rosters; their addresses are not shown again")
    public Slice<RosterFeedView> list(@Context Caller caller) {
        return new Slice<>(
                feeds.of(caller.actor()).stream().map(RosterFeedView::of).toList(), "");
    }

    @POST
    @Secret
    @Requires("shift.read")
    @Summary("Makes a secret address under which a calendar reads the roster, in place of the one before")
    @Answers(status = 201, value = NewRosterFeedView.class)
    public Response renew(RosterFeedDraft draft, @Context Caller caller) {
        Optional<DepartmentId> department = Optional.ofNullable(draft.departmentId());
        if (department.isEmpty()) {
            caller.requireEmployee();
        }
        String path = "roster-feeds/" + feeds.renew(caller.actor(), caller.scope(), department) + SUFFIX;
        return Results.created("roster-feeds", new NewRosterFeedView("/api/v1/" + path));
    }

    @POST
    @Path("endings")
    @Requires("shift.read")
    @Summary("Ends a calendar's address")
    public void end(RosterFeedDraft draft, @Context Caller caller) {
        feeds.end(caller.actor(), Optional.ofNullable(draft.departmentId()));
    }

    @GET
    @Path("{secret}")
    @Public
    @Produces({"text/calendar", MediaType.WILDCARD})
    @Summary("The roster as a calendar (RFC 5545), for whoever knows the address; at most 10 times a minute")
    @Answers(value = String.class)
    public Response read(@PathParam("secret") String secret) {
        String bare = secret.endsWith(SUFFIX) ? secret.substring(0, secret.length() - SUFFIX.length()) : secret;
        pace.next(bare).ifPresent(wait -> {
            throw new ProblemException(
                    Problem.of(ProblemType.TOO_MANY, "roster-feed.pace", "the calendar was read often enough"),
                    Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1)));
        });
        try {
            String calendar = feeds.read(bare).orElseThrow(() -> new NotFound("roster-feed", "of this address"));
            return Response.ok(calendar)
                    .type("text/calendar; charset=utf-8")
                    .header(HttpHeaders.CACHE_CONTROL, "private, max-age=300")
                    .build();
        } catch (Refused e) {
            throw ProblemException.invalid("/secret", e.code(), e.getMessage());
        }
    }
}
