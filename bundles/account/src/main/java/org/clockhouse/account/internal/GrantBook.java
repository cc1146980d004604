package org.clockhouse.account.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.clockhouse.account.Account;
import org.clockhouse.account.ApiKey;
import org.clockhouse.account.ApiKeyId;
import org.clockhouse.account.Grant;
import org.clockhouse.account.Role;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.spi.AccountRepository;
import org.clockhouse.account.spi.ApiKeyRepository;
import org.clockhouse.account.spi.RoleRepository;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who holds what, from the rows. */
@Component(service = GrantBook.class)
public final class GrantBook {

    private final AccountRepository accounts;
    private final ApiKeyRepository keys;
    private final RoleRepository roles;
    private final Transactions transactions;

    @Activate
    public GrantBook(
            @Reference AccountRepository accounts,
            @Reference ApiKeyRepository keys,
            @Reference RoleRepository roles,
            @Reference Transactions transactions) {
        this.accounts = accounts;
        this.keys = keys;
        this.roles = roles;
        this.transactions = transactions;
    }

    Rights of(Actor actor) {
        return transactions.in(actor.org(), () -> switch (actor.kind()) {
            case ACCOUNT -> account(actor).map(this::of).orElse(Rights.NONE);
            case API_KEY ->
                keys.find(ApiKeyId.of(actor.id()))
                        .filter(key -> !key.revoked())
                        .map(this::of)
                        .orElse(Rights.NONE);
            case SYSTEM -> everything();
            case TERMINAL -> Rights.NONE;
        });
    }

    /** The enabled account that acts; empty for machines and the suite itself. */
    Optional<Account> account(Actor actor) {
        return actor.kind() == Actor.Kind.ACCOUNT
                ? transactions
                        .in(actor.org(), () -> accounts.find(AccountId.of(actor.id())))
                        .filter(account -> !account.disabled())
                : Optional.empty();
    }

    Rights of(Account account) {
        return new Rights(held(account.grants(), account.employee()));
    }

    /** @throws Refused {@code grant.role.unknown} */
    List<Rights.Held> held(Collection<Grant> grants, Optional<EmployeeId> employee) {
        return grants.stream().map(grant -> held(grant, employee)).toList();
    }

    Optional<Role> role(RoleId id) {
        return Catalogue.builtIn(id).or(() -> roles.find(id));
    }

    private Rights of(ApiKey key) {
        return new Rights(held(key.grants(), Optional.empty()));
    }

    private Rights.Held held(Grant grant, Optional<EmployeeId> employee) {
        Role role = role(grant.role())
                .orElseThrow(() -> new Refused(
                        "grant.role.unknown", "no role " + grant.role().text()));
        return switch (role.reach()) {
            case GRANTED_SCOPE -> new Rights.Held(role, grant.scope());
            case OWN_PERSON -> new Rights.Held(role, employee.map(Scope::only).orElse(Scope.NOBODY));
        };
    }

    private static Rights everything() {
        Role all = Catalogue.builtIn(Catalogue.SYSTEM_ADMINISTRATOR).orElseThrow();
        return new Rights(List.of(new Rights.Held(all, Scope.EVERYBODY)));
    }
}
