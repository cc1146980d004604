package org.clockhouse.store.internal.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.spi.EmployeeFile;
import org.clockhouse.registry.spi.EmployeeQuery;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.store.internal.BlindIndex;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.ScopeSql;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** People by statements and batches: lists, scopes and imports of thousands are what this table lives for. */
@Component
public final class SqlEmployees implements EmployeeRepository {

    private final JpaTransactions transactions;
    private final EmployeeColumns columns;
    private final EmployeeParts parts;

    @Activate
    public SqlEmployees(
            @Reference JpaTransactions transactions, @Reference FieldCipher cipher, @Reference BlindIndex index) {
        this.transactions = transactions;
        this.columns = new EmployeeColumns(cipher, index);
        this.parts = new EmployeeParts(transactions);
    }

    @Override
    public List<Employee> find(Collection<EmployeeId> employees) {
        return Among.probed(
                transactions, EmployeeColumns.BY_ID, "e.id", EmployeeParts.texts(employees), columns::employee);
    }

    @Override
    public Map<EmployeeId, LocalDate> births(Collection<EmployeeId> employees) {
        Map<EmployeeId, LocalDate> births = new HashMap<>();
        Among.probed(transactions, EmployeeColumns.BIRTH, "e.id", EmployeeParts.texts(employees), columns::birth)
                .forEach(one -> one.getValue().ifPresent(date -> births.put(one.getKey(), date)));
        return births;
    }

    @Override
    public Set<EmployeeId> seen(Scope scope, Collection<EmployeeId> employees) {
        List<EmployeeId> there = Among.probed(
                transactions,
                "select e.id from employee e --DERBY-PROPERTIES index=employee_by_id\n where e.org_id = ?",
                "e.id",
                EmployeeParts.texts(employees),
                row -> EmployeeId.of(row.text("id")));
        if (scope.everybody() || there.isEmpty()) {
            return new HashSet<>(there);
        }
        Sql named = ScopeSql.seen(
                transactions
                        .sql("select e.id from employee e where e.org_id = ?", org())
                        .in("e.id", Marks.padded(EmployeeParts.texts(there))),
                org(),
                "e.id",
                scope);
        return new HashSet<>(named.list(row -> EmployeeId.of(row.text("id"))));
    }

    @Override
    public List<Employee> numbered(Collection<String> bareNumbers) {
        return Among.probed(transactions, EmployeeColumns.BY_NUMBER, "e.number_bare", bareNumbers, columns::employee);
    }

    @Override
    public Slice<Employee> page(Scope scope, EmployeeQuery query, Page page) {
        return new EmployeePages(transactions, columns, scope, query, page).read();
    }

    @Override
    public List<Employee> visitors(EmployeeQuery query, int limit) {
        // Ids follow the time at which they were made.
        TreeSet<String> ids = new TreeSet<>(Comparator.reverseOrder());
        if (!query.prefix().isEmpty()) {
            transactions
                    .sql(
                            "select s.employee_id as id from employee_search s join employee e on e.org_id = s.org_id"
                                    + " and e.id = s.employee_id where s.org_id = ? and s.key_text >= ? and s.key_text < ?"
                                    + " and e.kind = 'VISITOR'",
                            org(),
                            query.prefix(),
                            query.prefix() + EmployeePages.END)
                    .each(row -> ids.add(row.text("id")));
        }
        if (!query.phone().isEmpty()) {
            transactions
                    .sql(
                            "select e.id from employee e where e.org_id = ? and " + columns.phoneColumn(query.phone())
                                    + " = ? and e.kind = 'VISITOR'",
                            org(),
                            columns.phoneHash(query.phone()))
                    .each(row -> ids.add(row.text("id")));
        }
        List<EmployeeId> newest = ids.stream().limit(limit).map(EmployeeId::of).toList();
        return find(newest).stream()
                .sorted(Comparator.comparing((Employee visitor) -> visitor.id().text())
                        .reversed())
                .toList();
    }

    @Override
    public List<EmploymentPeriod> periods(Collection<EmployeeId> employees) {
        return parts.periods(employees);
    }

    @Override
    public void insert(Collection<EmployeeFile> files) {
        batch(EmployeeColumns.INSERT, files, 0);
        parts.insert(files);
    }

    @Override
    public void update(Collection<EmployeeFile> files) {
        if (files.isEmpty()) {
            return;
        }
        checkVersions(files);
        batch(EmployeeColumns.UPDATE, files, 1);
        parts.replace(files);
    }

    @Override
    public void delete(Collection<EmployeeId> employees) {
        List<Object[]> ids = EmployeeParts.texts(employees).stream()
                .map(id -> new Object[] {org(), id})
                .toList();
        for (String table : List.of(
                "employee_search where org_id = ? and employee_id = ?",
                "employment where org_id = ? and employee_id = ?",
                "employee where org_id = ? and id = ?")) {
            Sql.batch(transactions.connection(), "delete from " + table, ids);
        }
    }

    @Override
    public Set<EmployeeId> referred(Collection<EmployeeId> employees) {
        Set<EmployeeId> referred = new HashSet<>();
        for (String place : References.TO_EMPLOYEES) {
            String[] column = place.split("\\.");
            Among.of(transactions, "select distinct " + column[1] + " as id from " + column[0] + " where org_id = ?")
                    .each(
                            column[1],
                            EmployeeParts.texts(employees),
                            "",
                            row -> referred.add(EmployeeId.of(row.text("id"))));
        }
        return referred;
    }

    @Override
    public List<EmployeeId> misplaced(LocalDate date, int limit) {
        return transactions
                .sql(
                        "select e.id from employee e join employment p on p.org_id = e.org_id and p.employee_id = e.id"
                                + " where e.org_id = ? and p.from_on <= ? and p.until_on >= ? and (p.site_id <> e.site_id"
                                + " or p.department_id <> e.department_id or p.position_name <> e.position_name"
                                + " or (p.start_kind <> 'TRANSFER' and p.from_on <> e.hired_on))"
                                + " order by e.id fetch first " + limit + " rows only",
                        org(),
                        date,
                        date)
                .list(row -> EmployeeId.of(row.text("id")));
    }

    private void batch(String statement, Collection<EmployeeFile> files, int later) {
        List<Object[]> rows = new ArrayList<>();
        files.forEach(
                file -> rows.add(columns.values(org(), file, file.employee().version() + later)));
        try {
            Sql.batch(transactions.connection(), statement, rows);
        } catch (RuntimeException e) {
            if (Failures.isDuplicate(e)) {
                throw Refused.duplicateAt("/number", "employee.number.taken", "one of the employee numbers is in use");
            }
            throw e;
        }
    }

    /** Reads and holds the rows, so that nobody changes them between the look and the write. */
    private void checkVersions(Collection<EmployeeFile> files) {
        Map<String, Long> stored = new HashMap<>();
        List<String> ids =
                files.stream().map(file -> file.employee().id().text()).toList();
        Among.of(transactions, "select id, version from employee where org_id = ?")
                .each("id", ids, "for update", row -> stored.put(row.text("id"), row.number("version")));
        for (EmployeeFile file : files) {
            String id = file.employee().id().text();
            if (!Long.valueOf(file.employee().version()).equals(stored.get(id))) {
                throw new Stale("employee", id);
            }
        }
    }

    private String org() {
        return transactions.org().text();
    }
}
