package org.clockhouse.credential.biometric;

import org.clockhouse.credential.Credential;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** Numbers that help people in for some days. */
@ProviderType
public interface BackupPins {

    /** Set or as it ships. */
    BackupPinRule rule(OrgId org);

    /** @throws org.clockhouse.kernel.Stale if somebody changed it since */
    BackupPinRule set(Actor actor, BackupPinRule rule);

    /**
     * A number that nobody else has; the one before ends. It is said only here.
     *
     * @throws org.clockhouse.kernel.Refused {@code backup-pin.off}
     */
    Issued issue(Actor actor, Scope scope, EmployeeId person);

    record Issued(Credential credential, String digits) {

        /** Not the digits. */
        @Override
        public String toString() {
            return "Issued[" + credential.id() + "]";
        }
    }
}
