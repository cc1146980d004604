package org.clockhouse.rest.internal.roster;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.generate.RosterPreference;
import org.clockhouse.attendance.generate.RosterPreferences;
import org.clockhouse.attendance.generate.RosterWish;
import org.clockhouse.attendance.generate.RosterWish.When;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/roster-preferences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RosterPreferencesResource {

    private final RosterPreferences preferences;

    public RosterPreferencesResource(RosterPreferences preferences) {
        this.preferences = preferences;
    }

    /**
     * What somebody would like to work, or to be spared.
     *
     * @param date the one it is about; left out when it is about a day of every week
     * @param day of every week; left out when it is about a date
     * @param wanted false to be spared it
     * @param shiftIds any of them; none for any shift at all
     */
    public record RosterWishView(
            @Maybe LocalDate date,
            @Maybe DayOfWeek day,
            boolean wanted,
            @Maybe @Size(max = 12) List<ShiftId> shiftIds) {

        static RosterWishView of(RosterWish wish) {
            return new RosterWishView(
                    wish.when() instanceof When.On on ? on.date() : null,
                    wish.when() instanceof When.Every every ? every.day() : null,
                    wish.wanted(),
                    wish.shifts());
        }

        RosterWish domain() {
            if ((date == null) == (day == null)) {
                throw Refused.at("/wishes", "preference.wishes", "a wish is about a date or about a day of the week");
            }
            return new RosterWish(
                    date == null ? new When.Every(day) : new When.On(date),
                    wanted,
                    shiftIds == null ? List.of() : shiftIds);
        }
    }

    public record RosterPreferenceView(
            EmployeeId employeeId, List<String> skills, List<RosterWishView> wishes, long version)
            implements Versioned {

        static RosterPreferenceView of(RosterPreference preference) {
            return new RosterPreferenceView(
                    preference.employee(),
                    preference.skills().stream().sorted().toList(),
                    preference.wishes().stream().map(RosterWishView::of).toList(),
                    preference.version());
        }
    }

    public record RosterPreferenceDraft(
            @Size(max = 50) List<@Size(max = 40) String> skills, @Size(max = 50) List<RosterWishView> wishes) {}

    @GET
    @Path("{employeeId}")
    @Requires("shift.write")
    @Summary("What a person can and wishes, for whoever plans; version 0 while nothing is said")
    public RosterPreferenceView get(@PathParam("employeeId") EmployeeId employeeId, @Context Caller caller) {
        return preferences.of(caller.org(), caller.scope(), List.of(employeeId)).stream()
                .map(RosterPreferenceView::of)
                .findFirst()
                .orElseThrow(() -> new NotFound("employee", employeeId.text()));
    }

    @PUT
    @Path("{employeeId}")
    @Requires("shift.write")
    @Summary("Says what a person can and wishes")
    public RosterPreferenceView put(
            @PathParam("employeeId") EmployeeId employeeId,
            RosterPreferenceDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        RosterPreference said = new RosterPreference(
                employeeId,
                Set.copyOf(draft.skills()),
                draft.wishes().stream().map(RosterWishView::domain).toList(),
                expected.version());
        return RosterPreferenceView.of(preferences.put(caller.actor(), caller.scope(), said));
    }
}
