package org.clockhouse.rest.internal.cards;

import java.util.List;
import java.util.Optional;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.credential.replacement.FeeRule;
import org.clockhouse.credential.replacement.FeeRuleId;
import org.clockhouse.credential.replacement.Fees;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Unconditional;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class FeesResource {

    private final Fees fees;

    public FeesResource(Fees fees) {
        this.fees = fees;
    }

    /**
     * @param reason left out for every reason
     * @param from the how manieth replacement in the period it begins with
     * @param months the period, counted back
     * @param amount in hundredths of the currency
     */
    public record FeeRuleView(
            @Maybe ReplacementReason reason,
            @Maybe SiteId siteId,
            int from,
            int months,
            long amount,
            @NotBlank @Size(max = 3) String currency) {

        static FeeRuleView of(FeeRule rule) {
            return new FeeRuleView(
                    rule.reason().orElse(null),
                    rule.site().orElse(null),
                    rule.from(),
                    rule.months(),
                    rule.cents(),
                    rule.currency());
        }

        FeeRule domain() {
            return new FeeRule(
                    FeeRuleId.next(),
                    Optional.ofNullable(reason),
                    Optional.ofNullable(siteId),
                    from,
                    months,
                    amount,
                    currency,
                    0);
        }
    }

    public record FeeRulesDraft(@Size(max = 100) List<FeeRuleView> rules) {}

    @GET
    @Path("card-fee-rules")
    @Requires("credential.read")
    @Summary("What replacements cost when")
    public Slice<FeeRuleView> rules(@Context Caller caller) {
        return new Slice<>(
                fees.rules(caller.org()).stream().map(FeeRuleView::of).toList(), "");
    }

    @PUT
    @Path("card-fee-rules")
    @Unconditional
    @Requires("credential.waive")
    @Summary("Sets all rules at once")
    public Slice<FeeRuleView> set(FeeRulesDraft draft, @Context Caller caller) {
        List<FeeRule> set = fees.set(
                caller.actor(), draft.rules().stream().map(FeeRuleView::domain).toList());
        return new Slice<>(set.stream().map(FeeRuleView::of).toList(), "");
    }

    @GET
    @Path("card-fee-quotes")
    @Requires("credential.request")
    @Summary("What a replacement would cost this person now")
    public ReplacementsResource.FeeView quote(
            @QueryParam("employeeId") EmployeeId employeeId,
            @QueryParam("reason") ReplacementReason reason,
            @Context Caller caller) {
        if (employeeId == null) {
            throw ProblemException.invalid("?employeeId", "value.missing", "whose replacement it would be");
        }
        ReplacementReason why = reason == null ? ReplacementReason.LOST : reason;
        return ReplacementsResource.FeeView.of(fees.quote(caller.org(), caller.scope(), employeeId, why));
    }
}
