package org.clockhouse.store.internal.account;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.SavedView;
import org.clockhouse.account.SavedViewId;
import org.clockhouse.account.spi.SavedViewRepository;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Saved views, a row for each role that sees one, and one for each person's choice of a screen. */
@Component
public final class SqlSavedViews implements SavedViewRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlSavedViews(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<SavedView> of(AccountId account, Set<RoleId> roles, String screen) {
        Sql sql = transactions.sql(
                "select * from saved_view v where v.org_id = ? and v.screen = ? and (v.owner_id = ? or exists (select 1"
                        + " from saved_view_role r where r.org_id = v.org_id and r.view_id = v.id",
                org(),
                screen,
                account.text());
        List<Draft> found = sql.in("r.role_id", roles.stream().map(RoleId::text).toList())
                .append(")) order by v.name, v.id")
                .list(Draft::of);
        return withRoles(found);
    }

    @Override
    public int count(AccountId owner) {
        return (int) transactions
                .sql("select count(*) from saved_view where org_id = ? and owner_id = ?", org(), owner.text())
                .number();
    }

    @Override
    public Optional<SavedView> find(SavedViewId id) {
        return withRoles(transactions
                        .sql("select * from saved_view where org_id = ? and id = ?", org(), id.text())
                        .list(Draft::of))
                .stream()
                .findFirst();
    }

    @Override
    public SavedView put(SavedView view) {
        Object[] values = {
            view.owner().text(),
            view.screen(),
            view.name(),
            view.filters(),
            view.version() + 1,
            org(),
            view.id().text()
        };
        int changed = view.version() == 0
                ? transactions
                        .sql(
                                "insert into saved_view (owner_id, screen, name, filters, version, org_id, id)"
                                        + " values (?, ?, ?, ?, ?, ?, ?)",
                                values)
                        .update()
                : transactions
                        .sql(
                                "update saved_view set owner_id = ?, screen = ?, name = ?, filters = ?, version = ?"
                                        + " where org_id = ? and id = ?",
                                values)
                        .append(" and version = ?", view.version())
                        .update();
        require(changed, view);
        transactions
                .sql(
                        "delete from saved_view_role where org_id = ? and view_id = ?",
                        org(),
                        view.id().text())
                .update();
        Sql.batch(
                transactions.connection(),
                "insert into saved_view_role (org_id, view_id, role_id) values (?, ?, ?)",
                view.roles().stream()
                        .map(role -> new Object[] {org(), view.id().text(), role.text()})
                        .toList());
        return view.at(view.version() + 1);
    }

    @Override
    public void remove(SavedView view) {
        require(
                transactions
                        .sql(
                                "delete from saved_view where org_id = ? and id = ? and version = ?",
                                org(),
                                view.id().text(),
                                view.version())
                        .update(),
                view);
    }

    @Override
    public Optional<SavedViewId> chosen(AccountId account, String screen) {
        return transactions
                .sql(
                        "select view_id from saved_view_choice where org_id = ? and account_id = ? and screen = ?",
                        org(),
                        account.text(),
                        screen)
                .first(row -> SavedViewId.of(row.text("view_id")));
    }

    @Override
    public void choose(AccountId account, String screen, Optional<SavedViewId> view) {
        transactions
                .sql(
                        "delete from saved_view_choice where org_id = ? and account_id = ? and screen = ?",
                        org(),
                        account.text(),
                        screen)
                .update();
        view.ifPresent(id -> transactions
                .sql(
                        "insert into saved_view_choice (org_id, account_id, screen, view_id) values (?, ?, ?, ?)",
                        org(),
                        account.text(),
                        screen,
                        id.text())
                .update());
    }

    private static void require(int changed, SavedView view) {
        if (changed == 0) {
            throw new Stale("saved-view", view.id().text());
        }
    }

    private List<SavedView> withRoles(List<Draft> found) {
        Map<String, Set<RoleId>> roles = new HashMap<>();
        transactions
                .sql("select view_id, role_id from saved_view_role where org_id = ?", org())
                .in("view_id", found.stream().map(Draft::id).toList())
                .each(row -> roles.computeIfAbsent(row.text("view_id"), any -> new HashSet<>())
                        .add(new RoleId(row.text("role_id"))));
        return found.stream()
                .map(one -> one.with(roles.getOrDefault(one.id(), Set.of())))
                .toList();
    }

    /** A view without its roles, which lie in another table. */
    private record Draft(String id, String owner, String screen, String name, String filters, long version) {

        static Draft of(Sql.Row row) {
            return new Draft(
                    row.text("id"),
                    row.text("owner_id"),
                    row.text("screen"),
                    row.text("name"),
                    row.text("filters"),
                    row.number("version"));
        }

        SavedView with(Set<RoleId> roles) {
            return new SavedView(SavedViewId.of(id), AccountId.of(owner), screen, name, filters, roles, version);
        }
    }

    private String org() {
        return transactions.org().text();
    }
}
