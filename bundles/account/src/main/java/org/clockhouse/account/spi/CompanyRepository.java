package org.clockhouse.account.spi;

import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes the company of an installation. */
@ConsumerType
public interface CompanyRepository {

    /**
     * Makes the open transaction's company the installation's first.
     *
     * @throws org.clockhouse.kernel.Stale if another node was faster
     */
    void found(Instant now);
}
