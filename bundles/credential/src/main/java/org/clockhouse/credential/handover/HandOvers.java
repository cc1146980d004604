package org.clockhouse.credential.handover;

import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Language;
import org.osgi.annotation.versioning.ProviderType;

/** What is said and accepted when a card changes hands. */
@ProviderType
public interface HandOvers {

    HandOver of(OrgId org, Scope scope, CredentialId credential);

    /**
     * The holder accepts the card, in the words of the policy. Repeating it is done.
     *
     * @param own whether it is the holder's own account
     * @throws org.clockhouse.kernel.Refused {@code receipt.not-held} if the card is nobody's any more
     */
    HandOver accept(Actor actor, Scope scope, CredentialId credential, Language language, boolean own);
}
