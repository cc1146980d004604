package org.clockhouse.account.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.Account;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ConsumerType;

/** Accounts of the open transaction's company. */
@ConsumerType
public interface AccountRepository {

    Optional<Account> find(AccountId id);

    /** @param key the name as {@link SignInNames#key} makes it */
    Optional<Account> findByName(String key);

    Optional<Account> findByEmployee(EmployeeId employee);

    /** The accounts of these people that are not disabled. */
    Map<EmployeeId, AccountId> signingIn(Collection<EmployeeId> people);

    /** By name key; @param text part of the name key or of the display name, without case; empty for all */
    Slice<Account> page(String text, Page page);

    /** Accounts that are not disabled and hold one of the roles for anybody. */
    List<Account> holding(Set<RoleId> roles);

    /** @throws org.clockhouse.kernel.Refused duplicate, {@code account.name.taken}, {@code account.employee.taken} */
    void insert(Account account);

    /**
     * @throws org.clockhouse.kernel.NotFound kind {@code account}
     * @throws org.clockhouse.kernel.Stale if the version is not the row's
     * @throws org.clockhouse.kernel.Refused duplicate, {@code account.name.taken}, {@code account.employee.taken}
     * @return with its new version
     */
    Account update(Account account);
}
