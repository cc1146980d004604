package org.clockhouse.rest.internal.people;

import java.time.ZoneId;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.MergePatch;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/sites")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
public final class SitesResource {

    private final Sites sites;

    public SitesResource(Sites sites) {
        this.sites = sites;
    }

    public record SiteView(
            SiteId id, LocalName name, ZoneId zone, @Maybe CalendarId calendarId, boolean closed, long version)
            implements Versioned {}

    public record SiteDraft(LocalName name, ZoneId zone, @Maybe CalendarId calendarId, @Maybe Boolean closed) {

        org.clockhouse.registry.organisation.SiteDraft domain() {
            return new org.clockhouse.registry.organisation.SiteDraft(
                    name, zone, Optional.ofNullable(calendarId), Boolean.TRUE.equals(closed));
        }
    }

    @GET
    @Requires("organisation.read")
    @Summary("Every site, the oldest first")
    public Slice<SiteView> list(@Context Caller caller) {
        return new Slice<>(
                sites.all(caller.org()).stream().map(SitesResource::view).toList(), "");
    }

    @POST
    @Requires(value = "organisation.write", everywhere = true)
    @Summary("Adds a site")
    @Answers(status = 201, value = SiteView.class)
    public Response add(SiteDraft draft, @Context Caller caller) {
        Site site = sites.add(caller.actor(), draft.domain());
        return Results.created("sites/" + site.id().text(), view(site));
    }

    @GET
    @Path("{id}")
    @Requires("organisation.read")
    @Summary("One site")
    public SiteView get(@PathParam("id") SiteId id, @Context Caller caller) {
        return view(sites.find(caller.org(), id));
    }

    @PATCH
    @Path("{id}")
    @Requires(value = "organisation.write", everywhere = true)
    @Summary("Renames a site, closes it, or gives it another zone or calendar")
    public SiteView amend(
            @PathParam("id") SiteId id,
            MergePatch<SiteDraft> patch,
            @Context Caller caller,
            @Context Expected expected) {
        Site now = sites.find(caller.org(), id);
        SiteDraft draft = patch.on(new SiteDraft(now.name(), now.zone(), Results.orNull(now.calendar()), now.closed()));
        return view(sites.amend(caller.actor(), id, draft.domain(), expected.version()));
    }

    private static SiteView view(Site site) {
        return new SiteView(
                site.id(), site.name(), site.zone(), Results.orNull(site.calendar()), site.closed(), site.version());
    }
}
