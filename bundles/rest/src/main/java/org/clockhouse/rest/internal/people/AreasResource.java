package org.clockhouse.rest.internal.people;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.organisation.Area;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.MergePatch;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/areas")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
public final class AreasResource {

    private final Sites sites;

    public AreasResource(Sites sites) {
        this.sites = sites;
    }

    public record AreaView(AreaId id, SiteId siteId, LocalName name, long version) implements Versioned {}

    public record AreaDraft(SiteId siteId, LocalName name) {

        org.clockhouse.registry.organisation.AreaDraft domain() {
            return new org.clockhouse.registry.organisation.AreaDraft(siteId, name);
        }
    }

    @GET
    @Requires("organisation.read")
    @Summary("Areas, of one site or of all")
    public Slice<AreaView> list(@QueryParam("siteId") SiteId siteId, @Context Caller caller) {
        return new Slice<>(
                sites.areas(caller.org()).stream()
                        .filter(area -> siteId == null || area.site().equals(siteId))
                        .map(AreasResource::view)
                        .toList(),
                "");
    }

    @POST
    @Requires(value = "organisation.write", everywhere = true)
    @Summary("Adds an area to a site")
    @Answers(status = 201, value = AreaView.class)
    public Response add(AreaDraft draft, @Context Caller caller) {
        Area area = sites.addArea(caller.actor(), draft.domain());
        return Results.created("areas/" + area.id().text(), view(area));
    }

    @GET
    @Path("{id}")
    @Requires("organisation.read")
    @Summary("One area")
    public AreaView get(@PathParam("id") AreaId id, @Context Caller caller) {
        return view(find(id, caller));
    }

    @PATCH
    @Path("{id}")
    @Requires(value = "organisation.write", everywhere = true)
    @Summary("Renames an area or moves it to another site")
    public AreaView amend(
            @PathParam("id") AreaId id,
            MergePatch<AreaDraft> patch,
            @Context Caller caller,
            @Context Expected expected) {
        Area now = find(id, caller);
        AreaDraft draft = patch.on(new AreaDraft(now.site(), now.name()));
        return view(sites.amendArea(caller.actor(), id, draft.domain(), expected.version()));
    }

    private Area find(AreaId id, Caller caller) {
        return sites.areas(caller.org()).stream()
                .filter(area -> area.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("area", id.text()));
    }

    private static AreaView view(Area area) {
        return new AreaView(area.id(), area.site(), area.name(), area.version());
    }
}
