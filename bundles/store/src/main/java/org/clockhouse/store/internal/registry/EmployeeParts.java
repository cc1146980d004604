package org.clockhouse.store.internal.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.spi.EmployeeFile;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;

/** Periods and search keys of people: written where they differ from what is stored. */
final class EmployeeParts {

    private static final String KEY =
            "insert into employee_search (org_id, key_text, sort_order, employee_id) values (?, ?, ?, ?)";
    private static final String PERIOD = "insert into employment (org_id, employee_id, from_on, until_on, site_id,"
            + " department_id, position_name, start_kind) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final JpaTransactions transactions;

    EmployeeParts(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    List<EmploymentPeriod> periods(Collection<EmployeeId> employees) {
        List<EmploymentPeriod> found = Among.probed(
                transactions,
                "select employee_id, from_on, until_on, site_id, department_id, position_name, start_kind"
                        + " from employment --DERBY-PROPERTIES index=employment_by_employee\n where org_id = ?",
                "employee_id",
                texts(employees),
                EmployeeColumns::period);
        found.sort(Comparator.comparing(EmploymentPeriod::employee).thenComparing(EmploymentPeriod::from));
        return found;
    }

    void insert(Collection<EmployeeFile> files) {
        List<Object[]> keys = new ArrayList<>();
        List<Object[]> periods = new ArrayList<>();
        for (EmployeeFile file : files) {
            String id = file.employee().id().text();
            file.keys().forEach(key -> keys.add(new Object[] {org(), key, file.order(), id}));
            file.periods().forEach(period -> periods.add(values(period)));
        }
        Sql.batch(transactions.connection(), PERIOD, periods);
        Sql.batch(transactions.connection(), KEY, keys);
    }

    void replace(Collection<EmployeeFile> files) {
        List<EmployeeId> ids = files.stream().map(file -> file.employee().id()).toList();
        Map<EmployeeId, List<EmploymentPeriod>> periods = new HashMap<>();
        periods(ids).forEach(period -> periods.computeIfAbsent(period.employee(), id -> new ArrayList<>())
                .add(period));
        Map<String, Set<Key>> keys = keys(ids);
        List<Object[]> goneKeys = new ArrayList<>();
        List<Object[]> newKeys = new ArrayList<>();
        List<Object[]> gonePeriods = new ArrayList<>();
        List<Object[]> newPeriods = new ArrayList<>();
        for (EmployeeFile file : files) {
            String id = file.employee().id().text();
            Set<Key> stored = keys.getOrDefault(id, Set.of());
            Set<Key> wanted =
                    file.keys().stream().map(key -> new Key(key, file.order())).collect(Collectors.toSet());
            minus(stored, wanted).forEach(key -> goneKeys.add(new Object[] {org(), key.text(), key.order(), id}));
            minus(wanted, stored).forEach(key -> newKeys.add(new Object[] {org(), key.text(), key.order(), id}));
            if (!file.periods().equals(periods.get(file.employee().id()))) {
                gonePeriods.add(new Object[] {org(), id});
                file.periods().forEach(period -> newPeriods.add(values(period)));
            }
        }
        Sql.batch(
                transactions.connection(),
                "delete from employee_search where org_id = ? and key_text = ? and sort_order = ? and employee_id = ?",
                goneKeys);
        Sql.batch(transactions.connection(), KEY, newKeys);
        Sql.batch(
                transactions.connection(), "delete from employment where org_id = ? and employee_id = ?", gonePeriods);
        Sql.batch(transactions.connection(), PERIOD, newPeriods);
    }

    static List<String> texts(Collection<EmployeeId> ids) {
        return ids.stream().map(EmployeeId::text).distinct().toList();
    }

    private record Key(String text, String order) {}

    private Map<String, Set<Key>> keys(Collection<EmployeeId> employees) {
        Map<String, Set<Key>> keys = new HashMap<>();
        Among.of(transactions, "select employee_id, key_text, sort_order from employee_search where org_id = ?")
                .each("employee_id", texts(employees), "", row -> keys.computeIfAbsent(
                                row.text("employee_id"), id -> new HashSet<>())
                        .add(new Key(row.text("key_text"), row.text("sort_order"))));
        return keys;
    }

    private static Set<Key> minus(Set<Key> all, Set<Key> without) {
        Set<Key> rest = new HashSet<>(all);
        rest.removeAll(without);
        return rest;
    }

    private Object[] values(EmploymentPeriod period) {
        return new Object[] {
            org(),
            period.employee().text(),
            period.from(),
            period.until().orElse(EmployeeColumns.FOREVER),
            period.placement().site().text(),
            period.placement().department().text(),
            period.placement().position(),
            period.start()
        };
    }

    private String org() {
        return transactions.org().text();
    }
}
