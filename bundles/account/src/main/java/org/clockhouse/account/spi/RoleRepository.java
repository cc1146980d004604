package org.clockhouse.account.spi;

import java.util.List;
import java.util.Optional;
import org.clockhouse.account.Role;
import org.clockhouse.account.RoleId;
import org.osgi.annotation.versioning.ConsumerType;

/** The roles that the open transaction's company defined itself. */
@ConsumerType
public interface RoleRepository {

    /** By code. */
    List<Role> list();

    Optional<Role> find(RoleId id);

    /** @throws org.clockhouse.kernel.Refused duplicate, {@code role.code.taken} */
    void insert(Role role);

    /**
     * @throws org.clockhouse.kernel.NotFound kind {@code role}
     * @throws org.clockhouse.kernel.Stale if the version is not the row's
     * @return with its new version
     */
    Role update(Role role);
}
