package org.clockhouse.rest.internal.requests;

import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.request.Chain;
import org.clockhouse.request.Chains;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/request-chains")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RequestChainsResource {

    private final Chains chains;

    public RequestChainsResource(Chains chains) {
        this.chains = chains;
    }

    /**
     * Who must agree to a kind of request.
     *
     * @param siteId whose people it is for; absent for every site without one of its own
     * @param steps roles, one after the other
     * @param days working days within which each step is to be decided
     * @param fourEyes whether who submitted a request may not decide it
     * @param escalateTo the role that may decide a late step too
     */
    public record RequestChainView(
            String kind,
            @Maybe SiteId siteId,
            List<RoleId> steps,
            int days,
            boolean fourEyes,
            RoleId escalateTo,
            long version)
            implements Versioned {

        static RequestChainView of(Chain chain) {
            return new RequestChainView(
                    chain.kind(),
                    chain.site().orElse(null),
                    chain.steps(),
                    chain.days(),
                    chain.fourEyes(),
                    chain.escalateTo(),
                    chain.version());
        }
    }

    /** @param escalateTo HR unless said otherwise */
    public record RequestChainDraft(List<RoleId> steps, int days, boolean fourEyes, @Maybe RoleId escalateTo) {}

    @GET
    @Requires("request.read")
    @Summary("The chain of every kind of request, and those of sites that have their own")
    public Slice<RequestChainView> list(@Context Caller caller) {
        return new Slice<>(
                chains.list(caller.org()).stream().map(RequestChainView::of).toList(), "");
    }

    @GET
    @Path("{kind}")
    @Requires("request.read")
    @Summary("The chain that holds at a site, or everywhere else")
    public RequestChainView get(
            @PathParam("kind") String kind, @QueryParam("siteId") SiteId siteId, @Context Caller caller) {
        return RequestChainView.of(chains.of(caller.org(), kind, Optional.ofNullable(siteId)));
    }

    @PUT
    @Path("{kind}")
    @Requires(value = "request.configure", everywhere = true)
    @Summary("Sets the chain for requests submitted from now on")
    public RequestChainView set(
            @PathParam("kind") String kind,
            @QueryParam("siteId") SiteId siteId,
            RequestChainDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return RequestChainView.of(chains.set(
                caller.actor(),
                new Chain(
                        kind,
                        Optional.ofNullable(siteId),
                        draft.steps(),
                        draft.days(),
                        draft.fourEyes(),
                        draft.escalateTo() == null ? Chain.USUAL_ESCALATION : draft.escalateTo(),
                        expected.version())));
    }
}
