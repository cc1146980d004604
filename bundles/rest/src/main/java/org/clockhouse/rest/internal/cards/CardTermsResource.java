package org.clockhouse.rest.internal.cards;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.validation.Valid;
import javax.validation.constraints.Size;
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
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CardTermsResource {

    private static final int MOST_DAYS = 3_660;

    private final CardTerms terms;
    private final Directory directory;
    private final Clock clock;

    public CardTermsResource(CardTerms terms, Directory directory, Clock clock) {
        this.terms = terms;
        this.directory = directory;
        this.clock = clock;
    }

    public record CredentialUsesDraft(Set<CredentialUse> uses) {}

    /** @param validUntil exclusive; left out for no end */
    public record CredentialEndDraft(@Maybe Instant validUntil) {}

    /** @param validUntil exclusive */
    public record CardRenewalsDraft(@Size(max = 500) List<CredentialId> credentialIds, Instant validUntil) {}

    /** @param before what takes it back @param code why it was not renewed; absent if it was */
    public record CardRenewalView(
            CredentialId credentialId, @Maybe CardBefore before, @Maybe String code, @Maybe String detail) {

        static CardRenewalView of(CardTerms.Renewed renewed) {
            boolean done = renewed.code().isEmpty();
            return new CardRenewalView(
                    renewed.credential(),
                    Results.orNull(renewed.before().map(CardBefore::of)),
                    done ? null : renewed.code(),
                    done ? null : renewed.detail());
        }
    }

    /** @param validUntil the end before, exclusive; left out for none @param version of the credential since */
    public record CardBefore(CredentialId credentialId, @Maybe Instant validUntil, long version) {

        static CardBefore of(CardTerms.Earlier earlier) {
            return new CardBefore(earlier.credential(), Results.orNull(earlier.until()), earlier.version());
        }

        CardTerms.Earlier domain() {
            return new CardTerms.Earlier(credentialId, Optional.ofNullable(validUntil), version);
        }
    }

    public record CardRenewalUndoDraft(@Valid @Size(max = 500) List<CardBefore> cards) {}

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
        return listed(terms.temporary(caller.org(), caller.scope(), Results.page(after, limit)), caller);
    }

    @GET
    @Path("expiring-cards")
    @Requires("credential.read")
    @Summary("Cards that end within so many days, 30 unless said, the newest first")
    public Slice<CredentialView> expiring(
            @QueryParam("days") Integer days,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        int ahead = days == null ? 30 : days;
        if (ahead < 0 || ahead > MOST_DAYS) {
            throw ProblemException.invalid("?days", "value.range", "0 to " + MOST_DAYS + " days are looked ahead");
        }
        return listed(terms.expiring(caller.org(), caller.scope(), ahead, Results.page(after, limit)), caller);
    }

    @GET
    @Path("cards-to-return")
    @Requires("credential.read")
    @Summary("Cards still with people whose last day is not after this one: the checklist of who leaves")
    public Slice<CredentialView> toReturn(
            @QueryParam("lastDay") LocalDate lastDay,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        LocalDate day = lastDay == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : lastDay;
        return listed(terms.toReturn(caller.org(), caller.scope(), day, Results.page(after, limit)), caller);
    }

    @POST
    @Path("card-renewals")
    @Requires("credential.write")
    @Summary("Gives each of these cards another end, by itself; one answer for each")
    public Slice<CardRenewalView> renewAll(CardRenewalsDraft draft, @Context Caller caller) {
        return new Slice<>(
                terms.renewAll(caller.actor(), caller.scope(), draft.credentialIds(), draft.validUntil()).stream()
                        .map(CardRenewalView::of)
                        .toList(),
                "");
    }

    @POST
    @Path("card-renewal-undos")
    @Requires("credential.write")
    @Summary("Puts back the ends that renewals changed: all, or none if one was changed since")
    public void undo(CardRenewalUndoDraft draft, @Context Caller caller) {
        terms.takeBack(
                caller.actor(),
                caller.scope(),
                draft.cards().stream().map(CardBefore::domain).toList());
    }

    private Slice<CredentialView> listed(Slice<Credential> found, Caller caller) {
        Map<EmployeeId, Employee> people = people(found.items(), caller);
        return found.map(credential -> CredentialView.listed(credential, people));
    }

    private CredentialView view(Credential credential, Caller caller) {
        return CredentialView.whole(credential, people(Set.of(credential), caller), caller.masks());
    }

    private Map<EmployeeId, Employee> people(Collection<Credential> shown, Caller caller) {
        return directory.of(
                caller.org(), shown.stream().map(Credential::holder).distinct().toList());
    }
}
