package org.clockhouse.credential.internal;

import java.util.Optional;
import org.clockhouse.credential.CardPolicies;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.spi.OfficeRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where the policy wants it, who issues a card does not activate it (C037). */
@Component(service = FourEyes.class)
public final class FourEyes {

    private final OfficeRepository office;
    private final CardPolicies policies;

    @Activate
    public FourEyes(@Reference OfficeRepository office, @Reference CardPolicies policies) {
        this.office = office;
        this.policies = policies;
    }

    boolean hold(OrgId org, Employee holder) {
        return policies.of(org, Optional.of(holder.site())).fourEyes();
    }

    void issued(Actor actor, Credential credential) {
        office.issued(credential.id(), actor.id());
    }

    /** @throws Refused {@code activation.four-eyes} */
    void requireOther(Actor actor, Credential credential, Employee holder) {
        boolean same = office.issuer(credential.id()).filter(actor.id()::equals).isPresent();
        if (same && hold(actor.org(), holder)) {
            throw new Refused("activation.four-eyes", "somebody else than who issued the card activates it");
        }
    }
}
