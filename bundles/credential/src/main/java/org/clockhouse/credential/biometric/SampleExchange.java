package org.clockhouse.credential.biometric;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** Biometric samples to and from terminals, for whoever talks to them. */
@ProviderType
public interface SampleExchange {

    /** Kinds that are taken; the others are not even asked for. */
    Set<CredentialKind> taken(OrgId org);

    /**
     * A terminal sent a sample. One that is new waits for approval, and until then the terminal is to forget it again.
     *
     * @param number the person's at the terminal
     * @return whether it was taken; else nothing of it is kept
     */
    boolean received(OrgId org, TerminalId terminal, EmployeeId person, String number, Sample sample);

    /** What a terminal is to be given; empty once it is no longer kept. */
    Optional<Sample> sample(OrgId org, CredentialId biometric);

    /** By what terminals know them, kept or not; what is no biometric is left out. */
    Map<CredentialId, Biometric.Taken> taken(OrgId org, Collection<CredentialId> biometrics);
}
