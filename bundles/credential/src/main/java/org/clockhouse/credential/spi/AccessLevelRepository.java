package org.clockhouse.credential.spi;

import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.access.AccessLevel;
import org.clockhouse.credential.access.AccessLevelId;
import org.osgi.annotation.versioning.ConsumerType;

/** Who may go where. */
@ConsumerType
public interface AccessLevelRepository {

    /** In the order in which they were added. */
    List<AccessLevel> all();

    Optional<AccessLevel> find(AccessLevelId level);

    void insert(AccessLevel level);

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    AccessLevel update(AccessLevel level);

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    void delete(AccessLevel level);
}
