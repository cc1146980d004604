package org.clockhouse.credential.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.biometric.Sample;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps samples, sealed with a key for each person and kind, which is itself sealed with the installation's. Without its key a
 * sample cannot be read by anybody any more.
 */
@ConsumerType
public interface SampleVault {

    void put(EmployeeId person, CredentialId biometric, Sample sample);

    /** Empty when it is forgotten. */
    Optional<Sample> get(CredentialId biometric);

    /** Which of these are kept whole. */
    Set<CredentialId> kept(EmployeeId person);

    /** Which biometric of the person it is; those forgotten are recognised too, those erased are not. */
    Optional<CredentialId> recognise(EmployeeId person, Sample sample);

    /** Destroys a sample, and keeps by what it would be recognised. */
    void forget(CredentialId biometric);

    /** Destroys everything of one. */
    void erase(CredentialId biometric);

    /** Destroys the key of somebody's samples of a kind, and the samples. */
    void shred(EmployeeId person, CredentialKind kind);

    /** Whoever has a key. */
    Set<EmployeeId> people();

    /** Of some kinds, kept whole, at most so many, by id after the one given. */
    List<CredentialId> wholes(Set<CredentialKind> kinds, Optional<CredentialId> after, int limit);
}
