package org.clockhouse.rest.internal.cards;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.credential.CardTerms;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CardTermsResource {

    private final CardTerms terms;
    private final Directory directory;

    public CardTermsResource(CardTerms terms, Directory directory) {
        this.terms = terms;
        this.directory = directory;
    }

    public record CredentialUsesDraft(Set<CredentialUse> uses) {}

    /** @param validUntil exclusive; left out for no end */
    public record CredentialEndDraft(@Maybe Instant validUntil) {}

    @PUT
    @Path("credentials/{id}/uses")
    @Requires("credential.write")
    @Summary("What it is good for: identity, attendance, access, data capture")
    public CredentialView enable(
            @PathParam("id") CredentialId id,
            CredentialUsesDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return view(terms.enable(caller.actor(), caller.scope(), id, draft.uses(), expected.version()), caller);
    }

    @PUT
    @Path("credentials/{id}/end")
    @Requires("credential.write")
    @Summary("Another end, or none; what had expired is active again")
    public CredentialView renew(
            @PathParam("id") CredentialId id,
            CredentialEndDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        Optional<Instant> until = Optional.ofNullable(draft.validUntil());
        return view(terms.renew(caller.actor(), caller.scope(), id, until, expected.version()), caller);
    }

    @GET
    @Path("temporary-cards")
    @Requires("credential.read")
    @Summary("Temporary cards that are not handed in, the newest first")
    public Slice<CredentialView> temporary(
            @QueryParam("after") String after, @QueryParam("limit") Integer limit, @Context Caller caller) {
        Slice<Credential> out = terms.temporary(caller.org(), caller.scope(), Results.page(after, limit));
        Map<EmployeeId, Employee> people = people(out.items(), caller);
        return out.map(credential -> CredentialView.listed(credential, people));
    }

    private CredentialView view(Credential credential, Caller caller) {
        return CredentialView.whole(credential, people(Set.of(credential), caller), caller.masks());
    }

    private Map<EmployeeId, Employee> people(Collection<Credential> shown, Caller caller) {
        return directory.of(
                caller.org(), shown.stream().map(Credential::holder).distinct().toList());
    }
}
