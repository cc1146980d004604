package org.clockhouse.credential.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.biometric.BiometricRule;
import org.clockhouse.credential.biometric.Consent;
import org.clockhouse.credential.biometric.ConsentWording;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.annotation.versioning.ConsumerType;

/** Rules, wordings and consents. Works in the caller's transaction. */
@ConsumerType
public interface ConsentRepository {

    /** Those that somebody set. */
    List<BiometricRule> rules();

    /**
     * @param rule with the version as read, 0 for a new one; stored is one more
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    BiometricRule put(BiometricRule rule);

    /** Those that somebody wrote, the newest first. */
    List<ConsentWording> wordings();

    void insert(ConsentWording wording);

    /** The newest first. */
    List<Consent> of(EmployeeId person);

    Optional<Consent> live(EmployeeId person, CredentialKind kind);

    /** Whoever agrees to anything now. */
    Set<EmployeeId> people();

    /** Adds it, or writes its end. */
    void put(Consent consent);
}
