package org.clockhouse.store.internal.account;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.account.Account;
import org.clockhouse.account.Grant;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.spi.AccountRepository;
import org.clockhouse.account.spi.SignInNames;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.Sql.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accounts with their grants. */
@Component
public final class SqlAccounts implements AccountRepository {

    /** Of one list in a statement. */
    private static final int AT_ONCE = 500;

    private final JpaTransactions transactions;
    private final GrantRows grants;

    @Activate
    public SqlAccounts(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
        this.grants = new GrantRows(transactions);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return read(select("id = ?", id.text())).stream().findFirst();
    }

    @Override
    public Optional<Account> findByName(String key) {
        return read(select("name_key = ?", key)).stream().findFirst();
    }

    @Override
    public Optional<Account> findByEmployee(EmployeeId employee) {
        return read(select("employee_id = ?", employee.text())).stream().findFirst();
    }

    @Override
    public Map<EmployeeId, AccountId> signingIn(Collection<EmployeeId> people) {
        Map<EmployeeId, AccountId> found = new HashMap<>();
        List<String> asked =
                people.stream().map(EmployeeId::text).distinct().sorted().toList();
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            transactions
                    .sql("select id, employee_id from account where org_id = ? and disabled = false", org())
                    .in("employee_id", asked.subList(from, Math.min(from + AT_ONCE, asked.size())))
                    .each(row -> found.put(EmployeeId.of(row.text("employee_id")), AccountId.of(row.text("id"))));
        }
        return found;
    }

    @Override
    public Slice<Account> page(String text, Page page) {
        String like = "%" + SignInNames.key(text).replaceAll("([!%_])", "!$1") + "%";
        List<Account> found = read(transactions
                .sql("select * from account where org_id = ?", org())
                .and(!text.isBlank(), "name_key like ? escape '!' or display_key like ? escape '!'", like, like)
                .and(!page.after().isEmpty(), "name_key > ?", page.after())
                .append(" order by name_key fetch first " + (page.limit() + 1) + " rows only"));
        return Slice.of(found, page, account -> SignInNames.key(account.name()));
    }

    @Override
    public List<Account> holding(Set<RoleId> roles) {
        Sql holders = transactions
                .sql("select * from account where org_id = ? and disabled = false", org())
                .append(" and id in (select holder_id from role_grant where org_id = ?", org())
                .in("role_code", roles.stream().map(RoleId::text).toList())
                .append(") order by name_key");
        return read(holders);
    }

    @Override
    public void insert(Account account) {
        refuseSecond(account);
        writing(account, () -> transactions
                .sql(
                        "insert into account (kind, name, name_key, display_name, display_key, employee_id, locale,"
                                + " must_change_password, disabled, version, org_id, id)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        values(account, account.version()))
                .update());
        grants.replace(account.id().text(), account.grants());
    }

    @Override
    public Account update(Account account) {
        refuseSecond(account);
        Account after = account.at(account.version() + 1);
        int changed = writing(account, () -> transactions
                .sql(
                        "update account set kind = ?, name = ?, name_key = ?, display_name = ?, display_key = ?,"
                                + " employee_id = ?, locale = ?, must_change_password = ?, disabled = ?, version = ?"
                                + " where org_id = ? and id = ?",
                        values(account, after.version()))
                .append(" and version = ?", account.version())
                .update());
        if (changed == 0) {
            find(account.id())
                    .orElseThrow(() -> new NotFound("account", account.id().text()));
            throw new Stale("account", account.id().text());
        }
        grants.replace(account.id().text(), account.grants());
        return after;
    }

    private Object[] values(Account account, long version) {
        return new Object[] {
            account.kind(),
            account.name(),
            SignInNames.key(account.name()),
            account.displayName(),
            SignInNames.key(account.displayName()),
            account.employee().map(EmployeeId::text).orElse(null),
            account.locale(),
            account.mustChangePassword(),
            account.disabled(),
            version,
            org(),
            account.id().text()
        };
    }

    /** Asked first, to tell apart which of the two is taken; whoever is faster still is met by the unique keys. */
    private void refuseSecond(Account account) {
        account.employee()
                .flatMap(this::findByEmployee)
                .filter(other -> !other.id().equals(account.id()))
                .ifPresent(other -> {
                    throw Refused.duplicateAt(
                            "/employeeId",
                            "account.employee.taken",
                            "this person has an account already: " + other.name());
                });
    }

    private static int writing(Account account, Supplier<Integer> write) {
        try {
            return write.get();
        } catch (RuntimeException e) {
            throw Failures.isDuplicate(e)
                    ? Refused.duplicateAt(
                            "/name", "account.name.taken", "there is an account " + account.name() + " already")
                    : e;
        }
    }

    private Sql select(String condition, String value) {
        return transactions.sql("select * from account where org_id = ? and " + condition, org(), value);
    }

    private List<Account> read(Sql select) {
        List<Account> bare = select.list(row -> account(row, Set.of()));
        Map<String, Set<Grant>> held = bare.isEmpty()
                ? Map.of()
                : grants.of(bare.stream().map(found -> found.id().text()).toList());
        return bare.stream()
                .map(found -> found.withGrants(held.getOrDefault(found.id().text(), Set.of())))
                .toList();
    }

    private Account account(Row row, Set<Grant> held) {
        return new Account(
                AccountId.of(row.text("id")),
                OrgId.of(row.text("org_id")),
                row.constant(Account.Kind.class, "kind"),
                row.text("name"),
                row.text("display_name"),
                row.optionalText("employee_id").map(EmployeeId::of),
                held,
                row.text("locale"),
                row.flag("must_change_password"),
                row.flag("disabled"),
                row.number("version"));
    }

    private String org() {
        return transactions.org().text();
    }
}
