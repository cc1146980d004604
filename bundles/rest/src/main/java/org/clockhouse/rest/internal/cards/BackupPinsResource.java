package org.clockhouse.rest.internal.cards;

import java.time.Instant;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.biometric.BackupPinRule;
import org.clockhouse.credential.biometric.BackupPins;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Secret;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BackupPinsResource {

    private final BackupPins pins;

    public BackupPinsResource(BackupPins pins) {
        this.pins = pins;
    }

    /** @param days after which such a PIN ends by itself */
    public record BackupPinRuleView(boolean on, int digits, int days, long version) implements Versioned {

        static BackupPinRuleView of(BackupPinRule rule) {
            return new BackupPinRuleView(rule.on(), rule.digits(), rule.days(), rule.version());
        }
    }

    public record BackupPinRuleDraft(boolean on, int digits, int days) {}

    public record BackupPinDraft(EmployeeId employeeId) {}

    /** @param state {@code ISSUED} where somebody else has to activate it */
    public record BackupPinView(CredentialId id, String digits, CredentialState state, Instant until) {

        @Override
        public String toString() {
            return "BackupPinView[" + id + "]";
        }
    }

    @GET
    @Path("backup-pin-rules/current")
    @Requires("credential.read")
    @Summary("What backup PINs are like")
    public BackupPinRuleView rule(@Context Caller caller) {
        return BackupPinRuleView.of(pins.rule(caller.org()));
    }

    @PUT
    @Path("backup-pin-rules/current")
    @Requires(value = "biometric.configure", everywhere = true)
    @Summary("Sets how long backup PINs are and last, or that there are none")
    public BackupPinRuleView set(BackupPinRuleDraft draft, @Context Caller caller, @Context Expected expected) {
        return BackupPinRuleView.of(pins.set(
                caller.actor(), new BackupPinRule(draft.on(), draft.digits(), draft.days(), expected.version())));
    }

    @POST
    @Path("backup-pins")
    @Secret
    @Requires("credential.issue")
    @Summary("Makes up a PIN that helps for some days, in the place of the one before; shown once")
    public BackupPinView issue(BackupPinDraft draft, @Context Caller caller) {
        BackupPins.Issued issued = pins.issue(caller.actor(), caller.scope(), draft.employeeId());
        return new BackupPinView(
                issued.credential().id(),
                issued.digits(),
                issued.credential().state(),
                issued.credential().validUntil().orElseThrow());
    }
}
