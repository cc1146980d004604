package org.clockhouse.rest.internal.cards;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.validation.Valid;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.replacement.CardRequests;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.credential.type.CardPolicies;
import org.clockhouse.credential.type.CardPolicy;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestId;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CardRequestsResource {

    private final CardRequests requests;
    private final CardPolicies policies;
    private final Departments departments;

    public CardRequestsResource(CardRequests requests, CardPolicies policies, Departments departments) {
        this.requests = requests;
        this.policies = policies;
        this.departments = departments;
    }

    /** Either may be empty. */
    public record CardTextView(@Size(max = 8_000) String zh, @Size(max = 8_000) String en) {

        static CardTextView of(LocalText text) {
            return new CardTextView(text.zh(), text.en());
        }

        LocalText domain() {
            return new LocalText(zh, en);
        }
    }

    /**
     * How lost and damaged cards are dealt with.
     *
     * @param siteId whose people it is for; absent for every site without one of its own
     * @param terms read before a replacement is asked for
     * @param receipt accepted when a card is handed over
     * @param care printed on the hand-over sheet
     * @param daysFrom working days after which a replacement is there at the earliest
     * @param daysUntil at the latest
     * @param requestNeeded whether a replacement takes an approved request
     * @param fourEyes whether who issues a card may not activate it
     */
    public record CardPolicyView(
            @Maybe SiteId siteId,
            CardTextView terms,
            CardTextView receipt,
            CardTextView care,
            int daysFrom,
            int daysUntil,
            boolean requestNeeded,
            boolean fourEyes,
            long version)
            implements Versioned {

        static CardPolicyView of(CardPolicy policy) {
            return new CardPolicyView(
                    Results.orNull(policy.site()),
                    CardTextView.of(policy.terms()),
                    CardTextView.of(policy.receipt()),
                    CardTextView.of(policy.care()),
                    policy.daysFrom(),
                    policy.daysUntil(),
                    policy.requestNeeded(),
                    policy.fourEyes(),
                    policy.version());
        }
    }

    public record CardPolicyDraft(
            @Valid CardTextView terms,
            @Valid CardTextView receipt,
            @Valid CardTextView care,
            int daysFrom,
            int daysUntil,
            boolean requestNeeded,
            boolean fourEyes) {

        CardPolicy domain(SiteId site, long version) {
            return new CardPolicy(
                    Optional.ofNullable(site),
                    terms.domain(),
                    receipt.domain(),
                    care.domain(),
                    daysFrom,
                    daysUntil,
                    requestNeeded,
                    fourEyes,
                    version);
        }
    }

    /** What a replacement costs for a reason. */
    public record ReasonFeeView(ReplacementReason reason, ReplacementsResource.FeeView fee) {}

    public record StandingRequestView(RequestId id, long number, Request.State state) {}

    /**
     * What is known before anything is asked: the form is filled in with it, and sent as a request of the kind
     * {@code CARD_REPLACEMENT}.
     *
     * @param cards those that can be replaced
     * @param fees by reason
     * @param policy its terms are shown, and its version sent back as {@code terms}
     * @param standing what was asked for already and is not done
     */
    public record CardRequestFormView(
            CredentialView.HolderRef employee,
            DepartmentId departmentId,
            LocalName department,
            @Maybe String phone,
            List<CredentialView> cards,
            List<ReasonFeeView> fees,
            CardPolicyView policy,
            List<StandingRequestView> standing) {}

    @GET
    @Path("card-request-forms")
    @Requires("credential.request")
    @Summary("The form for a replacement, filled in from the person's record, with fees and terms")
    public CardRequestFormView form(@QueryParam("employeeId") EmployeeId employeeId, @Context Caller caller) {
        if (employeeId == null) {
            throw ProblemException.invalid("?employeeId", "value.missing", "whose replacement it would be");
        }
        CardRequests.Form form = requests.form(caller.org(), caller.scope(), employeeId);
        DepartmentId department = form.person().department();
        return new CardRequestFormView(
                CredentialView.HolderRef.of(form.person()),
                department,
                departments.find(caller.org(), department).name(),
                caller.masks().show("employee.phone", form.person().person().phone()),
                form.cards().stream()
                        .map(card ->
                                CredentialView.listed(card, Map.of(form.person().id(), form.person())))
                        .toList(),
                Arrays.stream(ReplacementReason.values())
                        .map(reason -> new ReasonFeeView(
                                reason,
                                ReplacementsResource.FeeView.of(form.fees().get(reason))))
                        .toList(),
                CardPolicyView.of(form.policy()),
                form.standing().stream()
                        .map(request -> new StandingRequestView(request.id(), request.number(), request.state()))
                        .toList());
    }

    @GET
    @Path("card-policies")
    @Requires("credential.read")
    @Summary("How lost and damaged cards are dealt with: in the company, and at sites that have their own way")
    public Slice<CardPolicyView> list(@Context Caller caller) {
        return new Slice<>(
                policies.list(caller.org()).stream().map(CardPolicyView::of).toList(), "");
    }

    @GET
    @Path("card-policies/current")
    @Requires("credential.read")
    @Summary("What holds at a site, or everywhere else")
    public CardPolicyView get(@QueryParam("siteId") SiteId siteId, @Context Caller caller) {
        return CardPolicyView.of(policies.of(caller.org(), Optional.ofNullable(siteId)));
    }

    @PUT
    @Path("card-policies/current")
    @Requires(value = "request.configure", everywhere = true)
    @Summary("Sets what holds at a site, or everywhere else")
    public CardPolicyView set(
            @QueryParam("siteId") SiteId siteId,
            CardPolicyDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return CardPolicyView.of(policies.set(caller.actor(), draft.domain(siteId, expected.version())));
    }
}
