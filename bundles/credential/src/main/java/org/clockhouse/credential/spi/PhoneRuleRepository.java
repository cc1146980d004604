package org.clockhouse.credential.spi;

import java.util.Optional;
import org.clockhouse.credential.phone.PhoneRule;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps the rule of bound phones. Works in the caller's transaction. */
@ConsumerType
public interface PhoneRuleRepository {

    Optional<PhoneRule> rule();

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    PhoneRule put(PhoneRule rule);
}
