package org.clockhouse.credential.internal.handover;

import java.util.Map;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.handover.HandOver;
import org.clockhouse.credential.handover.HandOvers;
import org.clockhouse.credential.handover.Receipt;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.CredentialFields;
import org.clockhouse.credential.spi.ActivationRepository;
import org.clockhouse.credential.spi.OfficeRepository;
import org.clockhouse.credential.type.CardPolicies;
import org.clockhouse.credential.type.CardPolicy;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Language;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Receipts in the words of the policy that held when they were given. */
@Component
public final class HandOverDesk implements HandOvers {

    private final OfficeRepository office;
    private final ActivationRepository activations;
    private final CardPolicies policies;
    private final CardBook book;

    @Activate
    public HandOverDesk(
            @Reference OfficeRepository office,
            @Reference ActivationRepository activations,
            @Reference CardPolicies policies,
            @Reference CardBook book) {
        this.office = office;
        this.activations = activations;
        this.policies = policies;
        this.book = book;
    }

    @Override
    public HandOver of(OrgId org, Scope scope, CredentialId id) {
        return book.in(org, () -> {
            Credential credential = book.seen(org, scope, id);
            Employee holder = book.person(org, scope, credential.holder());
            return new HandOver(
                    credential,
                    holder,
                    policies.of(org, Optional.of(holder.site())),
                    activations.activation(id),
                    office.receipt(id));
        });
    }

    @Override
    public HandOver accept(Actor actor, Scope scope, CredentialId id, Language language, boolean own) {
        return book.in(actor.org(), () -> {
            HandOver before = of(actor.org(), scope, id);
            if (before.receipt().isPresent()) {
                return before;
            }
            if (!before.credential().state().isBound()) {
                throw new Refused(
                        "receipt.not-held", "the card is " + before.credential().state());
            }
            Receipt receipt =
                    new Receipt(id, language, statement(before.policy(), language), own, actor.name(), book.now());
            office.insert(receipt);
            book.wrote(CredentialFields.entry(actor, "credential.receipt", before.credential(), before.holder())
                    .with(Map.of("statement", receipt.statement(), "own", own)));
            return of(actor.org(), scope, id);
        });
    }

    private static String statement(CardPolicy policy, Language language) {
        LocalText text = policy.receipt().isEmpty() ? CardPolicy.USUAL.receipt() : policy.receipt();
        return text.said(language == Language.ZH);
    }
}
