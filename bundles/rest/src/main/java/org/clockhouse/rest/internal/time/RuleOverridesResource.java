package org.clockhouse.rest.internal.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import javax.validation.constraints.NotBlank;
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
import javax.ws.rs.core.Response;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.rule.RuleOverride;
import org.clockhouse.attendance.rule.RuleOverrideId;
import org.clockhouse.attendance.rule.RuleOverrides;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Conditional;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/rule-overrides")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RuleOverridesResource {

    private final RuleOverrides overrides;

    public RuleOverridesResource(RuleOverrides overrides) {
        this.overrides = overrides;
    }

    /** @param until inclusive; always, unless said @param expires the date from which on it is void for all of its dates; never, unless said */
    public record RuleOverrideDraft(
            EmployeeId employeeId,
            LocalDate from,
            @Maybe LocalDate until,
            @Size(min = 1, max = 15) Map<String, @Size(max = 200) String> settings,
            @NotBlank @Size(max = RuleOverride.LONGEST_REASON) String reason,
            @Maybe LocalDate expires) {}

    /** @param from the first date on which it holds no longer; its own first one, unless said */
    public record RuleOverrideEnding(
            @Maybe LocalDate from, @NotBlank @Size(max = RuleOverride.LONGEST_REASON) String reason) {}

    /** @param by nobody, when it expired */
    public record RuleOverrideEndedView(@Maybe String by, Instant at, String reason) {}

    public record RuleOverrideView(
            RuleOverrideId id,
            EmployeeId employeeId,
            LocalDate from,
            @Maybe LocalDate until,
            Map<String, String> settings,
            String reason,
            String by,
            Instant at,
            @Maybe LocalDate expires,
            @Maybe RuleOverrideEndedView ended,
            long version)
            implements Versioned {

        static RuleOverrideView of(RuleOverride override) {
            return new RuleOverrideView(
                    override.id(),
                    override.employee(),
                    override.from(),
                    override.until().orElse(null),
                    override.settings(),
                    override.reason(),
                    override.by(),
                    override.at(),
                    override.expires().orElse(null),
                    override.ended()
                            .map(end -> new RuleOverrideEndedView(
                                    end.by().isEmpty() ? null : end.by(), end.at(), end.reason()))
                            .orElse(null),
                    override.version());
        }
    }

    public record ListedOverrideView(RuleOverrideView override, PersonDayView.PersonView employee) {

        static ListedOverrideView of(RuleOverrides.Listed listed) {
            Person person = listed.person();
            return new ListedOverrideView(RuleOverrideView.of(listed.override()), PersonDayView.PersonView.of(person));
        }
    }

    @GET
    @Requires("timesheet.read")
    @Summary("Other settings for single people, the newest first")
    public Slice<ListedOverrideView> list(
            @QueryParam("employeeId") EmployeeId employeeId,
            @QueryParam("ended") Boolean ended,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        return overrides
                .page(
                        caller.org(),
                        caller.scope(),
                        Optional.ofNullable(employeeId),
                        Boolean.TRUE.equals(ended),
                        Results.page(after, limit))
                .map(ListedOverrideView::of);
    }

    @POST
    @Requires("timesheet.override")
    @Summary("Lets other settings hold for somebody's dates; results follow by themselves")
    @Answers(status = 201, value = RuleOverrideView.class)
    public Response put(RuleOverrideDraft draft, @Context Caller caller) {
        RuleOverride made = overrides.put(
                caller.actor(),
                caller.scope(),
                new RuleOverride.Draft(
                        draft.employeeId(),
                        draft.from(),
                        Optional.ofNullable(draft.until()),
                        draft.settings(),
                        draft.reason(),
                        Optional.ofNullable(draft.expires())));
        return Results.created("rule-overrides/" + made.id().text(), RuleOverrideView.of(made));
    }

    @POST
    @Path("{id}/endings")
    @Conditional
    @Requires("timesheet.override")
    @Summary("Lets it hold no longer from a date on; what it made of locked dates stays")
    public RuleOverrideView end(
            @PathParam("id") RuleOverrideId id,
            RuleOverrideEnding ending,
            @Context Caller caller,
            @Context Expected expected) {
        LocalDate from = ending.from() == null ? LocalDate.EPOCH : ending.from();
        return RuleOverrideView.of(
                overrides.end(caller.actor(), caller.scope(), id, expected.version(), from, ending.reason()));
    }
}
