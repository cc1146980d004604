package org.clockhouse.credential.biometric;

import java.util.List;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** Who agreed to what, when, in which words. */
@ProviderType
public interface Consents {

    /** The newest first, ended ones too. */
    List<Consent> of(OrgId org, Scope scope, EmployeeId person);

    /**
     * Given already is done.
     *
     * @param wording the edition that was read
     * @throws org.clockhouse.kernel.Refused {@code biometric.off}; {@code biometric.wording} when there is a newer one
     */
    Consent give(Actor actor, Scope scope, EmployeeId person, CredentialKind kind, int wording);

    /** Ends the consent and every biometric of the kind, and destroys the key that their samples were sealed with. */
    void withdraw(Actor actor, Scope scope, EmployeeId person, CredentialKind kind, String reason);
}
