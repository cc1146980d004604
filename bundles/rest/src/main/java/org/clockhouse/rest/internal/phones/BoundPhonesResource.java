package org.clockhouse.rest.internal.phones;

import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.Pattern;
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
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.phone.BoundPhone;
import org.clockhouse.credential.phone.BoundPhones;
import org.clockhouse.credential.phone.PhoneRule;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.cards.CredentialView;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Conditional;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

/** Phones that people asked to have bound. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BoundPhonesResource {

    private final BoundPhones phones;
    private final Directory directory;

    public BoundPhonesResource(BoundPhones phones, Directory directory) {
        this.phones = phones;
        this.directory = directory;
    }

    /** @param zh what people agree to; which edition it is, is the version */
    public record PhoneRuleView(
            boolean on, int mostPerPerson, PhoneRule.Shared shared, String zh, String en, long version)
            implements Versioned {

        static PhoneRuleView of(PhoneRule rule) {
            return new PhoneRuleView(
                    rule.on(),
                    rule.mostPerPerson(),
                    rule.shared(),
                    rule.notice().zh(),
                    rule.notice().en(),
                    rule.version());
        }
    }

    public record PhoneRuleDraft(
            boolean on,
            @Min(1) @Max(PhoneRule.MOST) int mostPerPerson,
            PhoneRule.Shared shared,
            @Size(max = 8000) String zh,
            @Size(max = 8000) String en) {}

    /**
     * @param state {@code ISSUED} waits for approval
     * @param askedAt when it was asked for
     * @param alsoOf other people with the same phone, as far as the caller may see them
     * @param alsoOfOthers how many more there are
     * @param reason of the last move
     */
    public record BoundPhoneView(
            CredentialId id,
            CredentialView.HolderRef holder,
            String label,
            CredentialState state,
            List<CredentialUse> uses,
            Instant askedAt,
            @Maybe Instant approvedAt,
            @Maybe Instant endedAt,
            List<CredentialView.HolderRef> alsoOf,
            int alsoOfOthers,
            @Maybe String reason,
            long version)
            implements Versioned {}

    /**
     * @param label what the person calls it
     * @param key P-256 public key, SubjectPublicKeyInfo in Base64
     * @param mark what the browser calls itself
     * @param notice version of the phone rule whose words were agreed to
     * @param signature by the key over {@code clockhouse-phone}, a line feed and the mark; ECDSA SHA-256, P1363, Base64
     */
    public record BoundPhoneDraft(
            @Size(min = 1, max = 60) String label,
            @Size(min = 1, max = 200) @Pattern(regexp = "[A-Za-z0-9+/=]*") String key,
            @Size(min = 16, max = 64) @Pattern(regexp = "[A-Za-z0-9-]*") String mark,
            @Min(0) long notice,
            @Size(min = 1, max = 200) String signature) {}

    public record BoundPhoneEndingDraft(@Maybe @Size(max = 300) String reason) {}

    @GET
    @Path("phone-rule")
    @Requires("credential.read")
    @Summary("Whether people may have their phones bound, and what they agree to: off until somebody switches it on")
    public PhoneRuleView rule(@Context Caller caller) {
        return PhoneRuleView.of(phones.rule(caller.org()));
    }

    @PUT
    @Path("phone-rule")
    @Requires(value = "phone.configure", everywhere = true)
    @Summary("Switches phones on or off, and says how many, whether shared ones, and in which words")
    public PhoneRuleView set(PhoneRuleDraft draft, @Context Caller caller, @Context Expected expected) {
        return PhoneRuleView.of(phones.set(
                caller.actor(),
                new PhoneRule(
                        draft.on(),
                        draft.mostPerPerson(),
                        draft.shared(),
                        new LocalText(draft.zh(), draft.en()),
                        expected.version())));
    }

    @GET
    @Path("bound-phones")
    @Requires("credential.read")
    @Summary("Phones of one person, or of all in a state; the newest first")
    public Slice<BoundPhoneView> list(
            @QueryParam("employeeId") EmployeeId employeeId,
            @QueryParam("state") CredentialState state,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        if (employeeId == null) {
            return views(
                    phones.page(caller.org(), caller.scope(), Optional.ofNullable(state), Results.page(after, limit)),
                    caller);
        }
        List<BoundPhone> own = phones.of(caller.org(), caller.scope(), employeeId);
        return views(
                new Slice<>(
                        own.stream()
                                .filter(phone ->
                                        state == null || phone.credential().state() == state)
                                .toList(),
                        ""),
                caller);
    }

    @POST
    @Path("bound-phones")
    @Requires("phone.use")
    @Summary("Asks to have the caller's own phone bound; it waits for approval. The same key again is what is there")
    @Answers(status = 201, value = BoundPhoneView.class)
    public Response ask(BoundPhoneDraft draft, @Context Caller caller) {
        EmployeeId self = caller.requireEmployee();
        BoundPhone asked = phones.ask(
                caller.actor(),
                self,
                new BoundPhone.Draft(
                        new Identifier.Phone(draft.label(), draft.key(), draft.mark()),
                        draft.notice(),
                        base64(draft.signature())));
        return Results.created("bound-phones?employeeId=" + self.text(), view(asked, caller));
    }

    @POST
    @Path("bound-phones/{id}/approvals")
    @Conditional
    @Requires("phone.approve")
    @Summary("Makes one usable; the person's older one ends, if there would be too many")
    @Answers(value = BoundPhoneView.class)
    public BoundPhoneView approve(
            @PathParam("id") CredentialId id, @Context Caller caller, @Context Expected expected) {
        return view(phones.approve(caller.actor(), caller.scope(), id, expected.version()), caller);
    }

    @POST
    @Path("bound-phones/{id}/endings")
    @Conditional
    @Requires("phone.end")
    @Summary("Refuses one that waits, or unbinds one that is used; also one's own")
    @Answers(value = BoundPhoneView.class)
    public BoundPhoneView end(
            @PathParam("id") CredentialId id,
            BoundPhoneEndingDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        String reason = Results.text(draft.reason());
        return view(phones.end(caller.actor(), caller.scope(), id, reason, expected.version()), caller);
    }

    /** @throws Refused {@code phone.signature} */
    public static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw Refused.at("/signature", "phone.signature", "a signature is Base64");
        }
    }

    private BoundPhoneView view(BoundPhone phone, Caller caller) {
        return views(new Slice<>(List.of(phone), ""), caller).items().get(0);
    }

    private Slice<BoundPhoneView> views(Slice<BoundPhone> slice, Caller caller) {
        Set<EmployeeId> all = slice.items().stream()
                .flatMap(phone -> Stream.concat(Stream.of(phone.credential().holder()), phone.alsoOf().stream()))
                .collect(Collectors.toSet());
        Map<EmployeeId, Employee> people = directory.of(caller.org(), all);
        Set<EmployeeId> seen = new HashSet<>(directory.seen(caller.org(), caller.scope(), all));
        return slice.map(phone -> view(phone, people, seen));
    }

    private static BoundPhoneView view(
            BoundPhone phone, Map<EmployeeId, Employee> people, Collection<EmployeeId> seen) {
        List<CredentialView.HolderRef> also = phone.alsoOf().stream()
                .filter(seen::contains)
                .map(id -> CredentialView.HolderRef.of(people.get(id)))
                .toList();
        String reason = phone.credential().reason();
        return new BoundPhoneView(
                phone.credential().id(),
                CredentialView.HolderRef.of(people.get(phone.credential().holder())),
                phone.phone().label(),
                phone.credential().state(),
                phone.credential().terms().uses().stream().sorted().toList(),
                phone.credential().issuedAt(),
                Results.orNull(phone.credential().terms().activatedAt()),
                Results.orNull(phone.credential().revokedAt()),
                also,
                phone.alsoOf().size() - also.size(),
                reason.isEmpty() ? null : reason,
                phone.credential().version());
    }
}
