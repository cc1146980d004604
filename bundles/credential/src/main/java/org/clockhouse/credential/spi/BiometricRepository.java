package org.clockhouse.credential.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.access.Reach;
import org.clockhouse.credential.biometric.Biometric.Taken;
import org.clockhouse.credential.delivery.Delivery.Wanted;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ConsumerType;

/** How biometrics were taken; their credentials are kept as every credential is, their samples in {@link SampleVault}. */
@ConsumerType
public interface BiometricRepository {

    void insert(Taken taken);

    Optional<Taken> find(CredentialId biometric);

    /** The newest first. */
    List<Taken> of(EmployeeId person);

    /** Whose credential waits for approval, by id: the oldest first. */
    Slice<Taken> waiting(Scope scope, Page page);

    /** Whose credential waits since before the instant, at most so many. */
    List<Taken> waitingSince(Instant before, int limit);

    /** As {@link DeliveryRepository#wanted}, of samples of some families. A line's stamp is the credential's version alone. */
    List<Wanted> wanted(Reach reach, LocalDate today, Instant now, Instant stoppedSince, Set<String> families);
}
