package org.clockhouse.rest.internal.cards;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
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
import org.clockhouse.credential.access.AccessLevel;
import org.clockhouse.credential.access.AccessLevelId;
import org.clockhouse.credential.access.AccessLevels;
import org.clockhouse.credential.access.Hours;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("access-levels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AccessLevelsResource {

    private final AccessLevels levels;

    public AccessLevelsResource(AccessLevels levels) {
        this.levels = levels;
    }

    /**
     * @param departments with everything below them
     * @param only whether its people go nowhere else by default; else they keep the attendance terminals of their site
     * @param until the last date
     * @param hours empty for all hours; no terminal is told them, and who is let in at other times raises an alarm
     */
    public record AccessLevelDraft(
            LocalName name,
            Set<TerminalId> terminals,
            @Maybe Set<AreaId> areas,
            @Maybe Set<SiteId> sites,
            @Maybe Set<DepartmentId> departments,
            @Maybe Set<EmployeeId> people,
            @Maybe Boolean only,
            @Maybe LocalDate from,
            @Maybe LocalDate until,
            @Maybe @Size(max = 20) List<AccessWindowView> hours) {

        AccessLevel domain(AccessLevelId id, long version) {
            return new AccessLevel(
                    id,
                    name,
                    new AccessLevel.Places(terminals, given(areas), given(sites)),
                    new AccessLevel.Group(given(departments), given(people), Boolean.TRUE.equals(only)),
                    new AccessLevel.Validity(Optional.ofNullable(from), Optional.ofNullable(until)),
                    hours == null
                            ? Hours.ALWAYS
                            : new Hours(
                                    hours.stream().map(AccessWindowView::domain).toList()),
                    version);
        }

        private static <T> Set<T> given(Set<T> ids) {
            return ids == null ? Set.of() : ids;
        }
    }

    /**
     * On the clocks of the terminal's site.
     *
     * @param holidays on a holiday only a window counts that names them
     * @param until exclusive; 00:00 for the end of the day
     */
    public record AccessWindowView(Set<DayOfWeek> days, boolean holidays, LocalTime from, LocalTime until) {

        Hours.Window domain() {
            return new Hours.Window(days, holidays, from, until);
        }

        static AccessWindowView of(Hours.Window window) {
            return new AccessWindowView(window.days(), window.holidays(), window.from(), window.until());
        }
    }

    public record AccessLevelView(
            AccessLevelId id,
            LocalName name,
            Set<TerminalId> terminals,
            Set<AreaId> areas,
            Set<SiteId> sites,
            Set<DepartmentId> departments,
            Set<EmployeeId> people,
            boolean only,
            @Maybe LocalDate from,
            @Maybe LocalDate until,
            List<AccessWindowView> hours,
            long version)
            implements Versioned {

        static AccessLevelView of(AccessLevel level) {
            return new AccessLevelView(
                    level.id(),
                    level.name(),
                    level.places().terminals(),
                    level.places().areas(),
                    level.places().sites(),
                    level.group().departments(),
                    level.group().people(),
                    level.group().only(),
                    Results.orNull(level.validity().from()),
                    Results.orNull(level.validity().until()),
                    level.hours().windows().stream().map(AccessWindowView::of).toList(),
                    level.version());
        }
    }

    @GET
    @Requires("credential.read")
    @Summary("Which doors, for which group; of one person when one is named")
    public Slice<AccessLevelView> levels(@QueryParam("employeeId") EmployeeId employeeId, @Context Caller caller) {
        List<AccessLevel> found =
                employeeId == null ? levels.all(caller.org()) : levels.of(caller.org(), caller.scope(), employeeId);
        return new Slice<>(found.stream().map(AccessLevelView::of).toList(), "");
    }

    @GET
    @Path("{id}")
    @Requires("credential.read")
    @Summary("One access level")
    public AccessLevelView level(@PathParam("id") AccessLevelId id, @Context Caller caller) {
        return AccessLevelView.of(levels.find(caller.org(), id));
    }

    @POST
    @Requires("credential.write")
    @Summary("Adds an access level; terminals are told by themselves")
    @Answers(status = 201, value = AccessLevelView.class)
    public Response add(AccessLevelDraft draft, @Context Caller caller) {
        AccessLevel level = levels.add(caller.actor(), draft.domain(AccessLevelId.next(), 0));
        return Results.created("access-levels/" + level.id().text(), AccessLevelView.of(level));
    }

    @PUT
    @Path("{id}")
    @Requires("credential.write")
    @Summary("Changes an access level; terminals are told by themselves")
    public AccessLevelView amend(
            @PathParam("id") AccessLevelId id,
            AccessLevelDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return AccessLevelView.of(levels.amend(caller.actor(), draft.domain(id, expected.version())));
    }

    @DELETE
    @Path("{id}")
    @Requires("credential.write")
    @Summary("Removes an access level; what it was stays in the audit trail")
    public void remove(@PathParam("id") AccessLevelId id, @Context Caller caller, @Context Expected expected) {
        levels.remove(caller.actor(), id, expected.version());
    }
}
