package org.clockhouse.store.internal.registry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.registry.spi.EmployeeQuery;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;

/**
 * Turns a query into conditions. A search by few letters fits many, so the list is walked in its order and each person's keys
 * are probed; one that fits few is looked up by key first, since the walk would go on and on.
 */
final class EmployeeSearch {

    private static final int FEW = 512;
    /** Above every letter a key may hold. */
    private static final String END = "\uFFFF";

    private final JpaTransactions transactions;
    private final EmployeeColumns columns;

    EmployeeSearch(JpaTransactions transactions, EmployeeColumns columns) {
        this.transactions = transactions;
        this.columns = columns;
    }

    void narrow(Sql sql, EmployeeQuery query) {
        search(sql, query);
        if (!query.departments().isEmpty()) {
            sql.in("e.department_id", Marks.padded(texts(query.departments())));
        }
        query.site().ifPresent(site -> sql.append(" and e.site_id = ?", site.text()));
        query.status().ifPresent(status -> {
            switch (status) {
                case PLANNED -> sql.append(" and e.hired_on > ?", query.today());
                case ENDED -> sql.append(" and e.hired_on <= ? and e.ended_on < ?", query.today(), query.today());
                case ACTIVE -> sql.append(" and e.hired_on <= ? and e.ended_on >= ?", query.today(), query.today());
            }
        });
        query.employedFrom()
                .ifPresent(from -> sql.append(
                        " and exists (select 1 from employment p where p.org_id = e.org_id and p.employee_id = e.id"
                                + " and p.from_on <= ? and p.until_on >= ?)",
                        query.employedUntil().orElseThrow(),
                        from));
    }

    private void search(Sql sql, EmployeeQuery query) {
        if (!query.searches()) {
            return;
        }
        List<String> ways = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (!query.prefix().isEmpty()) {
            byKey(query.prefix(), ways, values);
        }
        if (!query.phone().isEmpty()) {
            ways.add(columns.phoneColumn(query.phone()) + " = ?");
            values.add(columns.phoneHash(query.phone()));
        }
        if (!query.named().isEmpty()) {
            List<String> named = Marks.padded(texts(query.named()));
            ways.add("e.department_id in (" + marks(named.size()) + ")");
            values.addAll(named);
        }
        sql.append(ways.isEmpty() ? " and 1 = 0" : " and (" + String.join(" or ", ways) + ")", values.toArray());
    }

    private void byKey(String prefix, List<String> ways, List<Object> values) {
        Set<String> few = new LinkedHashSet<>(transactions
                .sql(
                        "select employee_id from employee_key where org_id = ? and key_text >= ? and key_text < ?"
                                + " fetch first " + (FEW + 1) + " rows only",
                        transactions.org().text(),
                        prefix,
                        prefix + END)
                .list(row -> row.text("employee_id")));
        if (few.size() <= FEW) {
            if (!few.isEmpty()) {
                List<String> ids = Marks.padded(List.copyOf(few));
                ways.add("e.id in (" + marks(ids.size()) + ")");
                values.addAll(ids);
            }
        } else {
            ways.add("exists (select 1 from employee_key k where k.org_id = e.org_id and k.employee_id = e.id"
                    + " and k.key_text >= ? and k.key_text < ?)");
            values.add(prefix);
            values.add(prefix + END);
        }
    }

    private static List<String> texts(Set<DepartmentId> departments) {
        return departments.stream().map(DepartmentId::text).sorted().toList();
    }

    private static String marks(int count) {
        return "?" + ", ?".repeat(count - 1);
    }
}
