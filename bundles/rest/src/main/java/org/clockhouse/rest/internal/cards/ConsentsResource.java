package org.clockhouse.rest.internal.cards;

import java.time.Instant;
import java.util.List;
import javax.validation.constraints.Min;
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
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.biometric.BiometricRule;
import org.clockhouse.credential.biometric.BiometricRules;
import org.clockhouse.credential.biometric.Consent;
import org.clockhouse.credential.biometric.ConsentId;
import org.clockhouse.credential.biometric.ConsentWording;
import org.clockhouse.credential.biometric.Consents;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ConsentsResource {

    private final BiometricRules rules;
    private final Consents consents;

    public ConsentsResource(BiometricRules rules, Consents consents) {
        this.rules = rules;
        this.consents = consents;
    }

    /** @param keepsSamples whether samples stay here after every terminal concerned has its copy */
    public record BiometricRuleView(CredentialKind kind, boolean on, boolean keepsSamples, long version)
            implements Versioned {

        static BiometricRuleView of(BiometricRule rule) {
            return new BiometricRuleView(rule.kind(), rule.on(), rule.keepsSamples(), rule.version());
        }
    }

    public record BiometricRuleDraft(boolean on, boolean keepsSamples) {}

    /** @param edition 0 as it ships; @param by who wrote it */
    public record ConsentWordingView(int edition, String zh, String en, @Maybe Instant at, @Maybe String by) {

        static ConsentWordingView of(ConsentWording wording) {
            boolean ships = wording.edition() == 0;
            return new ConsentWordingView(
                    wording.edition(),
                    wording.text().zh(),
                    wording.text().en(),
                    ships ? null : wording.at(),
                    ships ? null : wording.by());
        }
    }

    public record ConsentWordingDraft(@Size(max = 8000) String zh, @Size(max = 8000) String en) {}

    /** @param wording the edition agreed to; @param ended absent while it holds */
    public record ConsentView(
            ConsentId id,
            CredentialKind kind,
            int wording,
            Instant given,
            String recordedBy,
            @Maybe Instant ended,
            @Maybe String endedBy,
            @Maybe String reason) {

        static ConsentView of(Consent consent) {
            return new ConsentView(
                    consent.id(),
                    consent.kind(),
                    consent.wording(),
                    consent.given(),
                    consent.recordedBy(),
                    consent.ended().map(Consent.Ended::at).orElse(null),
                    consent.ended().map(Consent.Ended::by).orElse(null),
                    consent.ended().map(Consent.Ended::reason).orElse(null));
        }
    }

    /** @param wording the edition that was read */
    public record ConsentDraft(EmployeeId employeeId, CredentialKind kind, @Min(0) int wording) {}

    public record ConsentWithdrawalDraft(
            EmployeeId employeeId, CredentialKind kind, @Maybe @Size(max = 300) String reason) {}

    @GET
    @Path("biometric-rules")
    @Requires("credential.read")
    @Summary("What biometrics are taken: each kind is off until somebody switches it on")
    public Slice<BiometricRuleView> rules(@Context Caller caller) {
        return new Slice<>(
                rules.all(caller.org()).stream().map(BiometricRuleView::of).toList(), "");
    }

    @GET
    @Path("biometric-rules/{kind}")
    @Requires("credential.read")
    @Summary("Whether one kind is taken")
    public BiometricRuleView rule(@PathParam("kind") CredentialKind kind, @Context Caller caller) {
        return BiometricRuleView.of(rules.of(caller.org(), biometric(kind)));
    }

    @PUT
    @Path("biometric-rules/{kind}")
    @Requires(value = "biometric.configure", everywhere = true)
    @Summary("Switches a kind on or off, and says whether samples are kept")
    public BiometricRuleView set(
            @PathParam("kind") CredentialKind kind,
            BiometricRuleDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return BiometricRuleView.of(rules.set(
                caller.actor(),
                new BiometricRule(biometric(kind), draft.on(), draft.keepsSamples(), expected.version())));
    }

    @GET
    @Path("consent-wordings")
    @Requires("credential.read")
    @Summary("Every edition of the words that people agree to, the newest first")
    public Slice<ConsentWordingView> wordings(@Context Caller caller) {
        return new Slice<>(
                rules.wordings(caller.org()).stream()
                        .map(ConsentWordingView::of)
                        .toList(),
                "");
    }

    @POST
    @Path("consent-wordings")
    @Requires(value = "biometric.configure", everywhere = true)
    @Summary("Writes a new edition; who agreed to an older one stays with that")
    @Answers(status = 201, value = ConsentWordingView.class)
    public Response reword(ConsentWordingDraft draft, @Context Caller caller) {
        ConsentWording made = rules.reword(caller.actor(), new LocalText(draft.zh(), draft.en()));
        return Results.created("consent-wordings", ConsentWordingView.of(made));
    }

    @GET
    @Path("consents")
    @Requires("credential.read")
    @Summary("What a person agreed to, when and in which words; the newest first")
    public Slice<ConsentView> list(@QueryParam("employeeId") EmployeeId employeeId, @Context Caller caller) {
        if (employeeId == null) {
            return new Slice<>(List.of(), "");
        }
        return new Slice<>(
                consents.of(caller.org(), caller.scope(), employeeId).stream()
                        .map(ConsentView::of)
                        .toList(),
                "");
    }

    @POST
    @Path("consents")
    @Requires("biometric.consent")
    @Summary("Records that a person agreed, also one's own; given already is done")
    @Answers(status = 201, value = ConsentView.class)
    public Response give(ConsentDraft draft, @Context Caller caller) {
        Consent given = consents.give(
                caller.actor(), caller.scope(), draft.employeeId(), biometric(draft.kind()), draft.wording());
        return Results.created("consents?employeeId=" + draft.employeeId().text(), ConsentView.of(given));
    }

    @POST
    @Path("consent-withdrawals")
    @Requires("biometric.consent")
    @Summary("Ends a consent and every biometric of the kind, and destroys the key of their samples; also one's own")
    @Answers(status = 204)
    public Response withdraw(ConsentWithdrawalDraft draft, @Context Caller caller) {
        consents.withdraw(
                caller.actor(),
                caller.scope(),
                draft.employeeId(),
                biometric(draft.kind()),
                Results.text(draft.reason()));
        return Response.noContent().build();
    }

    private static CredentialKind biometric(CredentialKind kind) {
        if (!kind.isBiometric()) {
            throw new NotFound("biometric-rule", kind.name());
        }
        return kind;
    }
}
