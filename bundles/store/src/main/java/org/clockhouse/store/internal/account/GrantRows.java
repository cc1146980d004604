package org.clockhouse.store.internal.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.account.Grant;
import org.clockhouse.account.RoleId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;

/** The grants of accounts and keys, which are parts of them. */
record GrantRows(JpaTransactions transactions) {

    void replace(String holder, Collection<Grant> grants) {
        String org = transactions.org().text();
        transactions
                .sql("delete from role_grant where org_id = ? and holder_id = ?", org, holder)
                .update();
        List<Object[]> rows = new ArrayList<>();
        for (Grant grant : grants) {
            rows.add(new Object[] {org, holder, rows.size(), grant.role().text(), ScopeText.of(grant.scope())});
        }
        Sql.batch(
                transactions.connection(),
                "insert into role_grant (org_id, holder_id, ordinal, role_code, scope) values (?, ?, ?, ?, ?)",
                rows);
    }

    /** By holder; who holds nothing has no entry. */
    Map<String, Set<Grant>> of(Collection<String> holders) {
        Map<String, Set<Grant>> grants = new HashMap<>();
        transactions
                .sql(
                        "select * from role_grant where org_id = ?",
                        transactions.org().text())
                .in("holder_id", holders)
                .each(row -> grants.computeIfAbsent(row.text("holder_id"), any -> new HashSet<>())
                        .add(new Grant(new RoleId(row.text("role_code")), ScopeText.read(row.text("scope")))));
        return grants;
    }
}
