package org.clockhouse.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** The accounts of people. Callers have checked {@code account.write}; what may be granted is checked here. */
@ProviderType
public interface Accounts {

    /** By name. @param text part of name or display name; empty for all */
    Slice<Account> page(OrgId org, String text, Page page);

    /** @throws org.clockhouse.kernel.NotFound kind {@code account} */
    Account find(OrgId org, AccountId id);

    Optional<Account> ofEmployee(OrgId org, EmployeeId employee);

    /** The accounts of these people that are not disabled; who has none is left out. However many, it is one query for each 500. */
    Map<EmployeeId, AccountId> signingIn(OrgId org, Collection<EmployeeId> people);

    /** Accounts that are not disabled and hold one of the roles for anybody. */
    List<Account> holding(OrgId org, Set<RoleId> roles);

    /**
     * An operator's account with a random password that must be changed.
     *
     * @throws org.clockhouse.kernel.Refused {@code account.name.taken} (duplicate), {@code account.employee.taken} (duplicate),
     *     {@code account.name.malformed}, {@code account.display-name.malformed}, {@code account.locale.unknown}, {@code
     *     grant.role.unknown}, {@code grant.too-much} when the actor grants what it does not hold
     */
    NewAccount create(Actor actor, AccountDraft draft);

    /**
     * Replaces everything the draft says.
     *
     * @throws org.clockhouse.kernel.Refused as {@link #create}, and {@code account.last-administrator} when nobody would be
     *     left who can administer accounts
     * @throws org.clockhouse.kernel.Stale if the version is not the current one
     */
    Account amend(Actor actor, AccountId id, long version, AccountDraft draft);

    /**
     * Ends or restores the right to sign in. Disabling ends the account's sessions, and is open to whoever ends an
     * employment, whatever the person held; restoring is for those who hold as much.
     *
     * @throws org.clockhouse.kernel.Refused {@code account.last-administrator}, {@code grant.too-much}
     */
    Account setDisabled(Actor actor, AccountId id, long version, boolean disabled, String reason);

    /** A random password that must be changed; ends the account's sessions and lifts its delays. */
    NewAccount resetPassword(Actor actor, AccountId id);

    /**
     * A code with which an employee signs in for the first time, or again after forgetting the password. Makes the account
     * when there is none; the last code issued is the only one that counts.
     *
     * @param number the employee number, which is the sign-in name
     * @throws org.clockhouse.kernel.Refused {@code account.disabled}, {@code account.name.taken}
     */
    SignInCode issueFirstSignInCode(Actor actor, EmployeeId employee, String number, String displayName);
}
