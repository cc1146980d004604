package org.clockhouse.notice.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.account.Account;
import org.clockhouse.account.Accounts;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.notice.Audience;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which accounts an audience is. */
@Component(service = Readers.class)
public final class Readers {

    private final Accounts accounts;

    @Activate
    public Readers(@Reference Accounts accounts) {
        this.accounts = accounts;
    }

    /** Accounts in service with one of the roles, for as many audiences as there are. */
    List<Account> holding(OrgId org, Set<RoleId> roles) {
        return roles.isEmpty() ? List.of() : accounts.holding(org, roles);
    }

    /** @param holders of the roles, as {@link #holding} found them */
    Set<AccountId> of(OrgId org, Audience audience, Set<RoleId> roles, List<Account> holders) {
        if (audience instanceof Audience.Own own) {
            return accounts.ofEmployee(org, own.person()).stream()
                    .filter(account -> !account.disabled())
                    .map(Account::id)
                    .collect(Collectors.toSet());
        }
        return holders.stream()
                .filter(account -> !isAbout(account, audience))
                .filter(account -> account.grants().stream()
                        .anyMatch(grant -> roles.contains(grant.role()) && reaches(grant.scope(), audience)))
                .map(Account::id)
                .collect(Collectors.toSet());
    }

    private static boolean isAbout(Account account, Audience audience) {
        return audience instanceof Audience.Over over
                && account.employee().filter(over.person()::equals).isPresent();
    }

    private static boolean reaches(Scope scope, Audience audience) {
        if (scope.everybody()) {
            return true;
        }
        if (audience instanceof Audience.At at) {
            return scope.sites().contains(at.site());
        }
        return audience instanceof Audience.Over over
                && (scope.sites().contains(over.site())
                        || scope.people().contains(over.person())
                        || over.departments().stream().anyMatch(scope.departments()::contains));
    }
}
