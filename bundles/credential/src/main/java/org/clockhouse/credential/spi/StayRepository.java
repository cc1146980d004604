package org.clockhouse.credential.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.visitor.Stay;
import org.clockhouse.credential.visitor.StayFilter;
import org.clockhouse.credential.visitor.StayRule;
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

    /** Those that exist, in no order. */
    List<Stay> of(Collection<EmployeeId> visitors);

    /** In the order of the view, by the begin of the stays. @param scope of the visitor or the host */
    Slice<Stay> page(Scope scope, StayFilter filter, Instant now, Page page);

    /** Everybody who is inside now, at any site. */
    List<Stay> inside();

    /** At most so many that ended, or were to end and never began, before that; none that are forgotten. */
    List<Stay> overBefore(Instant end, int limit);

    /** Empty while nobody has set one. */
    Optional<StayRule> rule();

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one; returns what was stored, one version up */
    StayRule put(StayRule rule);
}
