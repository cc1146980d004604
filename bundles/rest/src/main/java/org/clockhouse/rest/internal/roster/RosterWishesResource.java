package org.clockhouse.rest.internal.roster;

import java.util.List;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.account.Permissions;
import org.clockhouse.attendance.generate.RosterPreference;
import org.clockhouse.attendance.generate.RosterPreferences;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.roster.RosterPreferencesResource.RosterPreferenceView;
import org.clockhouse.rest.internal.roster.RosterPreferencesResource.RosterWishView;

/** One's own wishes for the roster; what one can is said by whoever plans. */
@Path("/roster-wishes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RosterWishesResource {

    private final RosterPreferences preferences;
    private final Permissions permissions;

    public RosterWishesResource(RosterPreferences preferences, Permissions permissions) {
        this.preferences = preferences;
        this.permissions = permissions;
    }

    public record RosterWishesDraft(@Size(max = 50) List<RosterWishView> wishes) {}

    @GET
    @Requires("request.read")
    @Summary("The caller's own wishes for the roster; version 0 while nothing is said")
    public RosterPreferenceView get(@Context Caller caller) {
        return RosterPreferenceView.of(said(caller));
    }

    @PUT
    @Requires("request.submit")
    @Summary("Says what the caller would like to work, or to be spared")
    public RosterPreferenceView put(RosterWishesDraft draft, @Context Caller caller, @Context Expected expected) {
        RosterPreference said = said(caller);
        RosterPreference next = new RosterPreference(
                said.employee(),
                said.skills(),
                draft.wishes().stream().map(RosterWishView::domain).toList(),
                expected.version());
        return RosterPreferenceView.of(preferences.put(caller.actor(), Scope.only(said.employee()), next));
    }

    private RosterPreference said(Caller caller) {
        EmployeeId own = permissions
                .person(caller.actor())
                .orElseThrow(() -> new Refused("wish.own", "people say their own wishes"));
        return preferences.of(caller.org(), Scope.only(own), List.of(own)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("employee", own.text()));
    }
}
