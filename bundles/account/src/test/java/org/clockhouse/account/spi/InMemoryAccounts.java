package org.clockhouse.account.spi;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.account.Account;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;

/** Accounts in a map. */
public final class InMemoryAccounts implements AccountRepository {

    private final Table<AccountId, Account> rows;

    public InMemoryAccounts(InMemoryTransactions transactions) {
        this.rows = new Table<>(transactions);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return rows.find(id);
    }

    @Override
    public Optional<Account> findByName(String key) {
        return rows.values().filter(row -> key(row).equals(key)).findFirst();
    }

    @Override
    public Optional<Account> findByEmployee(EmployeeId employee) {
        return rows.values()
                .filter(row -> row.employee().equals(Optional.of(employee)))
                .findFirst();
    }

    @Override
    public Map<EmployeeId, AccountId> signingIn(Collection<EmployeeId> people) {
        return rows.values()
                .filter(row -> !row.disabled())
                .filter(row -> row.employee().filter(people::contains).isPresent())
                .collect(Collectors.toMap(row -> row.employee().orElseThrow(), Account::id));
    }

    @Override
    public Slice<Account> page(String text, Page page) {
        String wanted = SignInNames.key(text);
        List<Account> found = rows.values()
                .filter(row -> key(row).contains(wanted)
                        || SignInNames.key(row.displayName()).contains(wanted))
                .filter(row -> page.after().isEmpty() || key(row).compareTo(page.after()) > 0)
                .sorted(Comparator.comparing(InMemoryAccounts::key))
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, InMemoryAccounts::key);
    }

    @Override
    public List<Account> holding(Set<RoleId> roles) {
        return rows.values()
                .filter(row -> !row.disabled())
                .filter(row -> row.grants().stream().anyMatch(grant -> roles.contains(grant.role())))
                .toList();
    }

    @Override
    public void insert(Account account) {
        unique(account);
        rows.put(account.id(), account);
    }

    @Override
    public Account update(Account account) {
        Account row = find(account.id())
                .orElseThrow(() -> new NotFound("account", account.id().text()));
        if (row.version() != account.version()) {
            throw new Stale("account", account.id().text());
        }
        unique(account);
        Account after = account.at(account.version() + 1);
        rows.put(after.id(), after);
        return after;
    }

    private void unique(Account account) {
        rows.values().filter(row -> !row.id().equals(account.id())).forEach(row -> {
            if (key(row).equals(key(account))) {
                throw Refused.duplicate("account.name.taken", "there is an account " + account.name() + " already");
            }
            if (row.employee().isPresent() && row.employee().equals(account.employee())) {
                throw Refused.duplicate("account.employee.taken", "this person has an account already");
            }
        });
    }

    private static String key(Account account) {
        return SignInNames.key(account.name());
    }
}
