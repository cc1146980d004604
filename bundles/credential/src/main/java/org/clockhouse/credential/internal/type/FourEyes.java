package org.clockhouse.credential.internal.type;

import java.util.Locale;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.spi.OfficeRepository;
import org.clockhouse.credential.type.CardPolicies;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.registry.Contracts;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What holds a card back: where the policy wants it, who issues a card does not activate it (C037); and nobody activates that of a
 * contractor whose contract or induction is not in order.
 */
@Component(service = FourEyes.class)
public final class FourEyes {

    private final OfficeRepository office;
    private final CardPolicies policies;
    private final Contracts contracts;

    @Activate
    public FourEyes(
            @Reference OfficeRepository office, @Reference CardPolicies policies, @Reference Contracts contracts) {
        this.office = office;
        this.policies = policies;
        this.contracts = contracts;
    }

    /** A visitor's card is handed out and taken back at one desk. */
    public boolean hold(OrgId org, Employee holder) {
        return !holder.isVisitor()
                && (wanted(org, holder) || contracts.lapse(org, holder.id()).isPresent());
    }

    public void issued(Actor actor, Credential credential) {
        office.issued(credential.id(), actor.id());
    }

    private boolean wanted(OrgId org, Employee holder) {
        return policies.of(org, Optional.of(holder.site())).fourEyes();
    }

    /** @throws Refused {@code contract.contract-over}, {@code contract.no-induction}, {@code contract.induction-over} */
    public void requireContract(OrgId org, Employee holder) {
        contracts.lapse(org, holder.id()).ifPresent(lapse -> {
            throw new Refused(
                    "contract." + lapse.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "no card of this contractor is made usable: " + lapse);
        });
    }

    /** @throws Refused {@code activation.own} to whoever asked for it, whatever the policy */
    public void requireAnother(Actor actor, Credential credential) {
        if (office.issuer(credential.id()).filter(actor.id()::equals).isPresent()) {
            throw new Refused("activation.own", "somebody else than who asked for it says yes");
        }
    }

    /** @throws Refused {@code activation.four-eyes}, and as {@link #requireContract} */
    public void requireOther(Actor actor, Credential credential, Employee holder) {
        requireContract(actor.org(), holder);
        boolean same = office.issuer(credential.id()).filter(actor.id()::equals).isPresent();
        if (same && wanted(actor.org(), holder)) {
            throw new Refused("activation.four-eyes", "somebody else than who issued the card activates it");
        }
    }
}
