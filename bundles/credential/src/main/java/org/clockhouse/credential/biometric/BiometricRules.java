package org.clockhouse.credential.biometric;

import java.util.List;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.LocalText;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** What a company takes of its people's bodies, and what they agree to. */
@ProviderType
public interface BiometricRules {

    /** One for each kind, set or as it ships: off. */
    List<BiometricRule> all(OrgId org);

    /** Set, or as it ships: off. */
    BiometricRule of(OrgId org, CredentialKind kind);

    /**
     * A kind that is switched off is not taken any more; what is there is used on until it is ended.
     *
     * @throws org.clockhouse.kernel.Stale if somebody changed it since
     */
    BiometricRule set(Actor actor, BiometricRule rule);

    /** What people agree to now. */
    ConsentWording wording(OrgId org);

    /** Every edition, the newest first; a consent names its own. */
    List<ConsentWording> wordings(OrgId org);

    /** @throws org.clockhouse.kernel.Refused {@code biometric.wording} without a text */
    ConsentWording reword(Actor actor, LocalText text);
}
