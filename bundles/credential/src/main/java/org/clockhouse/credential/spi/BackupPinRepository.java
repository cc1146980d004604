package org.clockhouse.credential.spi;

import java.util.Optional;
import org.clockhouse.credential.biometric.BackupPinRule;
import org.osgi.annotation.versioning.ConsumerType;

@ConsumerType
public interface BackupPinRepository {

    Optional<BackupPinRule> rule();

    /**
     * @param rule with the version as read, 0 for the first; stored is one more
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    BackupPinRule put(BackupPinRule rule);
}
