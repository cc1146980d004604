package org.clockhouse.rest.internal.cards;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.validation.constraints.NotBlank;
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
import javax.ws.rs.core.Response;
import org.clockhouse.account.Permissions;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialFilter;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.credential.Credentials;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.LookUp;
import org.clockhouse.credential.activation.Activations;
import org.clockhouse.credential.number.CardFormat;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementDraft.Old;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.credential.replacement.Replacements;
import org.clockhouse.credential.type.CardTypeId;
import org.clockhouse.credential.type.CardTypes;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Masks;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CredentialsResource {

    private final Credentials credentials;
    private final Replacements replacements;
    private final CardTypes types;
    private final Directory directory;
    private final Activations.Setup activation;
    private final AuditTrail audit;
    private final Permissions permissions;

    public CredentialsResource(
            Credentials credentials,
            Replacements replacements,
            CardTypes types,
            Directory directory,
            Activations.Setup activation,
            AuditTrail audit,
            Permissions permissions) {
        this.credentials = credentials;
        this.replacements = replacements;
        this.types = types;
        this.directory = directory;
        this.activation = activation;
        this.audit = audit;
        this.permissions = permissions;
    }

    /**
     * A card or PIN to be bound to a person.
     *
     * @param number in any writing; where a writing means more than one card, {@code format} decides
     * @param cardTypeId how the number is written; its facility codes are checked
     * @param printed what is printed on the card when that is not its number in some format
     * @param active usable at once, unless said otherwise
     * @param temporary lent: {@code validUntil} is needed then, and it expires by itself
     * @param uses what it is good for; everything, unless said otherwise
     */
    public record CredentialDraft(
            EmployeeId employeeId,
            CredentialKind kind,
            @NotBlank @Size(max = 80) String number,
            @Maybe CardFormat format,
            @Maybe Technology technology,
            @Maybe CardTypeId cardTypeId,
            @Maybe @Size(max = 40) String printed,
            @Maybe Instant validFrom,
            @Maybe Instant validUntil,
            @Maybe Boolean active,
            @Maybe Boolean temporary,
            @Maybe Set<CredentialUse> uses) {

        @Override
        public String toString() {
            return "CredentialDraft[" + employeeId + ", " + kind + "]";
        }
    }

    public record CredentialStatusDraft(CredentialState status, @Maybe @Size(max = 300) String reason) {}

    /** The successor's number, as in a {@link CredentialDraft}. */
    public record ReplacementDraft(
            @NotBlank @Size(max = 80) String number,
            @Maybe CardFormat format,
            @Maybe Technology technology,
            @Maybe @Size(max = 40) String printed,
            @Maybe ReplacementReason cause,
            @Maybe @Size(max = 300) String reason) {

        @Override
        public String toString() {
            return "ReplacementDraft[]";
        }
    }

    /**
     * What a number typed or read at a desk means.
     *
     * @param beyond how many more there are outside what the caller may see
     * @param readings what the text may be, the likeliest first; none if it is no card number
     */
    public record LookUpView(
            LookUp.Match match, List<CredentialView> candidates, int beyond, List<CardReadingView> readings) {}

    /** @param renderings the number in each format that carries it whole */
    public record CardReadingView(Technology technology, int bits, String hex, Map<CardFormat, String> renderings) {}

    @GET
    @Path("credentials")
    @Requires("credential.read")
    @Summary("Credentials, the newest first; text is a number in any writing, or as for people")
    public Slice<CredentialView> list(
            @QueryParam("text") String text,
            @QueryParam("state") CredentialState state,
            @QueryParam("kind") CredentialKind kind,
            @QueryParam("employeeId") EmployeeId employeeId,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        CredentialFilter filter = new CredentialFilter(
                Results.text(text),
                Optional.ofNullable(state),
                Optional.ofNullable(kind),
                Optional.ofNullable(employeeId));
        Slice<Credential> slice = credentials.page(caller.org(), caller.scope(), filter, Results.page(after, limit));
        Map<EmployeeId, Employee> people = people(slice.items(), caller);
        return slice.map(credential -> CredentialView.listed(credential, people));
    }

    @POST
    @Path("credentials")
    @Requires("credential.issue")
    @Summary("Binds a card or PIN to a person; the same again answers what is there")
    @Answers(status = 201, value = CredentialView.class)
    public Response issue(CredentialDraft draft, @Context Caller caller) {
        Identifier identifier = draft.cardTypeId() == null
                ? Identifiers.of(draft.kind(), draft.number(), draft.format(), draft.technology(), draft.printed())
                : new Identifier.Card(
                        types.find(caller.org(), draft.cardTypeId()).parse(draft.number()),
                        Results.text(draft.printed()));
        Credential issued = credentials.issue(
                caller.actor(),
                caller.scope(),
                new org.clockhouse.credential.CredentialDraft(
                        draft.employeeId(),
                        identifier,
                        Optional.ofNullable(draft.validFrom()),
                        Optional.ofNullable(draft.validUntil()),
                        !Boolean.FALSE.equals(draft.active()),
                        Boolean.TRUE.equals(draft.temporary()),
                        draft.uses() == null ? CredentialTerms.EVERY_USE : draft.uses()));
        return Results.created("credentials/" + issued.id().text(), view(issued, caller));
    }

    /** A read of a whole number is a fact of the audit trail (T085). */
    @GET
    @Path("credentials/{id}")
    @Requires("credential.read")
    @Summary("One credential, with as much of its number as the caller may see; the read is audited")
    public CredentialView get(@PathParam("id") CredentialId id, @Context Caller caller) {
        Credential credential = credentials.find(caller.org(), caller.scope(), id);
        viewed(credential, caller);
        return view(credential, caller);
    }

    @PUT
    @Path("credentials/{id}/status")
    @Requires("credential.write")
    @Summary("Moves it along its life; to freeze or activate, that right is needed too")
    public CredentialView move(
            @PathParam("id") CredentialId id,
            CredentialStatusDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        Credential from = credentials.find(caller.org(), caller.scope(), id);
        alsoNeeded(draft.status(), from).ifPresent(permission -> permissions.require(caller.actor(), permission));
        refuseUnchecked(draft.status(), from, caller);
        return view(
                credentials.move(
                        caller.actor(),
                        caller.scope(),
                        id,
                        draft.status(),
                        Results.text(draft.reason()),
                        expected.version()),
                caller);
    }

    @POST
    @Path("credentials/{id}/replacements")
    @Requires("credential.issue")
    @Summary("Ends one card and issues another to the same person; the same again answers the successor")
    @Answers(status = 201, value = CredentialView.class)
    public Response replace(@PathParam("id") CredentialId id, ReplacementDraft draft, @Context Caller caller) {
        CredentialKind kind = credentials.find(caller.org(), caller.scope(), id).kind();
        Identifier successor =
                Identifiers.of(kind, draft.number(), draft.format(), draft.technology(), draft.printed());
        Replacement made = replacements.replace(
                caller.actor(),
                caller.scope(),
                new org.clockhouse.credential.replacement.ReplacementDraft(
                        new Old.Card(id),
                        Optional.of(successor),
                        draft.cause() == null ? ReplacementReason.OTHER : draft.cause(),
                        Results.text(draft.reason()),
                        true));
        Credential issued = credentials.find(caller.org(), caller.scope(), made.next());
        return Results.created("credentials/" + issued.id().text(), view(issued, caller));
    }

    @GET
    @Path("card-lookups")
    @Requires("credential.read")
    @Summary("Whose card a number is, as typed or as a desk reader wrote it; each whole number is audited")
    public LookUpView lookUp(@QueryParam("text") String text, @Context Caller caller) {
        LookUp found = credentials.lookUp(caller.org(), caller.scope(), Results.text(text));
        Map<EmployeeId, Employee> people = people(found.candidates(), caller);
        Masks masks = caller.masks();
        if (!masks.covers("credential.number")) {
            found.candidates().forEach(credential -> viewed(credential, caller));
        }
        return new LookUpView(
                found.match(),
                found.candidates().stream()
                        .map(credential -> CredentialView.whole(credential, people, masks))
                        .toList(),
                found.beyond(),
                found.readings().stream().map(CredentialsResource::reading).toList());
    }

    /** Rights that are given apart from moving cards in general (C037). */
    private static Optional<String> alsoNeeded(CredentialState to, Credential from) {
        if (to == CredentialState.SUSPENDED) {
            return Optional.of("credential.freeze");
        }
        if (to != CredentialState.ACTIVE) {
            return Optional.empty();
        }
        return Optional.of(from.state() == CredentialState.SUSPENDED ? "credential.resume" : "credential.activate");
    }

    /** Where cards are activated at points, nobody gets round the check (C060). */
    private void refuseUnchecked(CredentialState to, Credential from, Caller caller) {
        boolean activates = to == CredentialState.ACTIVE && from.state() == CredentialState.ISSUED;
        if (activates && activation.points(caller.org()).stream().anyMatch(point -> !point.closed())) {
            throw new Refused("activation.point.needed", "activate it at a point: POST /credentials/{id}/activations");
        }
    }

    private static CardReadingView reading(CardNumber number) {
        return new CardReadingView(number.technology(), number.bits(), number.hex(), Identifiers.renderings(number));
    }

    private void viewed(Credential credential, Caller caller) {
        audit.recordApart(AuditDraft.of(
                caller.actor(),
                "credential.view",
                "credential",
                credential.id().text(),
                credential.identifier().masked()));
    }

    private CredentialView view(Credential credential, Caller caller) {
        return CredentialView.whole(credential, people(List.of(credential), caller), caller.masks());
    }

    private Map<EmployeeId, Employee> people(Collection<Credential> shown, Caller caller) {
        return directory.of(
                caller.org(), shown.stream().map(Credential::holder).distinct().toList());
    }
}
