package org.clockhouse.credential.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.Stay;
import org.clockhouse.credential.StayFilter;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ConsumerType;

/** The stays of all times. */
@ConsumerType
public interface StayRepository {

    void insert(Stay stay);

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one; returns what was stored, one version up */
    Stay update(Stay stay);

    Optional<Stay> find(EmployeeId visitor);

    /** In the order of the view, by the begin of the stays. @param scope of the visitor or the host */
    Slice<Stay> page(Scope scope, StayFilter filter, Instant now, Page page);

    /** Everybody who is inside now, at any site. */
    List<Stay> inside();
}
