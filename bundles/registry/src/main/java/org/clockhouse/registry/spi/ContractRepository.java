package org.clockhouse.registry.spi;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Contract;
import org.osgi.annotation.versioning.ConsumerType;

/** The contracts of contractors, at most one each. */
@ConsumerType
public interface ContractRepository {

    List<Contract> find(Collection<EmployeeId> employees);

    /** Stored one version up. @throws org.clockhouse.kernel.Stale if the version is not the stored one, or 0 where there is none */
    Contract put(Contract contract);

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    void delete(Contract contract);

    /** By {@link Contract#goodUntil}, then id. @param by good until this day at most */
    Slice<Contract> page(Scope scope, Optional<LocalDate> by, Page page);
}
