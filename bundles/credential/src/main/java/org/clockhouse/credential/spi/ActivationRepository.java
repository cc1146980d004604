package org.clockhouse.credential.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.activation.Activation;
import org.clockhouse.credential.activation.ActivationPoint;
import org.clockhouse.credential.activation.ActivationPointId;
import org.clockhouse.credential.activation.SwipeTest;
import org.clockhouse.credential.activation.SwipeTestId;
import org.clockhouse.kernel.CredentialId;
import org.osgi.annotation.versioning.ConsumerType;

/** Where and how cards become usable. */
@ConsumerType
public interface ActivationRepository {

    List<ActivationPoint> points();

    Optional<ActivationPoint> point(ActivationPointId point);

    void insert(ActivationPoint point);

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    ActivationPoint update(ActivationPoint point);

    Optional<Activation.Policy> policy();

    void set(Activation.Policy policy);

    /** Takes the place of an earlier one of that credential. */
    void insert(Activation activation);

    Optional<Activation> activation(CredentialId credential);

    /** Takes the place of an earlier one of that credential. */
    void code(CredentialId credential, String code, Instant until);

    /** Whether it is the code and its time is not over; it is used up by that, and by five wrong ones. */
    boolean useCode(CredentialId credential, String code, Instant now);

    void insert(SwipeTest test);

    Optional<SwipeTest> test(SwipeTestId test);

    void update(SwipeTest test);
}
