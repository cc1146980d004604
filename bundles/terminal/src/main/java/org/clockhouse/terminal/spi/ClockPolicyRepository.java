package org.clockhouse.terminal.spi;

import java.util.Optional;
import org.clockhouse.terminal.ClockPolicy;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps what the company decided about clocks. */
@ConsumerType
public interface ClockPolicyRepository {

    /** Empty until somebody decided. */
    Optional<ClockPolicy> find();

    /**
     * Writes the policy with its version raised by one.
     *
     * @throws org.clockhouse.kernel.Stale if that is not the stored one, which is 0 until somebody decided
     */
    ClockPolicy save(ClockPolicy policy);
}
