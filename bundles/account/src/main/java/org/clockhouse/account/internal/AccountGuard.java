package org.clockhouse.account.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.account.Account;
import org.clockhouse.account.Grant;
import org.clockhouse.account.Role;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.spi.AccountRepository;
import org.clockhouse.account.spi.RoleRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which changes of accounts and keys are in order, and their audit. Works in the open transaction. */
@Component(service = AccountGuard.class)
public final class AccountGuard {

    private final GrantBook grants;
    private final AccountRepository accounts;
    private final RoleRepository roles;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;

    @Activate
    public AccountGuard(
            @Reference GrantBook grants,
            @Reference AccountRepository accounts,
            @Reference RoleRepository roles,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes) {
        this.grants = grants;
        this.accounts = accounts;
        this.roles = roles;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
    }

    /** @throws Refused {@code grant.role.unknown}, {@code grant.too-much} */
    void mayGive(Actor actor, Collection<Grant> given, Optional<EmployeeId> employee) {
        GrantRules.check(grants.of(actor), grants.held(given, employee));
    }

    /**
     * Who could sign in as another would hold what the other holds.
     *
     * @throws Refused {@code grant.too-much}
     */
    void mayTouch(Actor actor, Account account) {
        if (!account.id().text().equals(actor.id())) {
            GrantRules.check(grants.of(actor), grants.of(account).grants());
        }
    }

    /**
     * After a change of the account: somebody must be left who can give rights to everybody.
     *
     * @param before as it was; nothing is looked up unless it was such a one
     * @throws Refused {@code account.last-administrator}
     */
    void someoneAdministers(Account before) {
        if (before.disabled() || !administers(grants.of(before))) {
            return;
        }
        Set<RoleId> able = Stream.concat(Catalogue.ROLES.stream(), roles.list().stream())
                .filter(role -> role.permissions().contains(Catalogue.ADMINISTER))
                .map(Role::id)
                .collect(Collectors.toSet());
        List<Account> candidates = new ArrayList<>(accounts.holding(able));
        if (candidates.stream().noneMatch(account -> administers(grants.of(account)))) {
            throw new Refused(
                    "account.last-administrator",
                    "nobody would be left who can administer accounts: make another first");
        }
    }

    void record(AuditDraft draft) {
        audit.record(draft);
        OrgId org = draft.actor().org();
        transactions.afterCommit(() -> changes.tell(org, Topic.ACCOUNTS));
    }

    private static boolean administers(Rights rights) {
        return rights.held().getOrDefault(Catalogue.ADMINISTER, Scope.NOBODY).everybody();
    }
}
