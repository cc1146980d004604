package org.clockhouse.store.internal.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        return transactions
                .sql(EmployeeColumns.SELECT, org())
                .in("e.id", Marks.padded(EmployeeParts.texts(employees)))
                .list(columns::employee);
    }

    @Override
    public Set<EmployeeId> seen(Scope scope, Collection<EmployeeId> employees) {
        Sql sql = transactions
                .sql("select e.id from employee e where e.org_id = ?", org())
                .in("e.id", Marks.padded(EmployeeParts.texts(employees)));
        return new HashSet<>(ScopeSql.seen(sql, org(), "e.id", scope).list(row -> EmployeeId.of(row.text("id"))));
    }

    @Override
    public List<Employee> numbered(Collection<String> bareNumbers) {
        return transactions
                .sql(EmployeeColumns.SELECT, org())
                .in("e.number_bare", Marks.padded(List.copyOf(bareNumbers)))
                .list(columns::employee);
    }

    @Override
    public Slice<Employee> page(Scope scope, EmployeeQuery query, Page page) {
        Sql sql = transactions.sql(EmployeeColumns.SELECT, org());
        ScopeSql.seen(sql, org(), "e.id", scope);
        new EmployeeSearch(transactions, columns).narrow(sql, query);
        if (!page.after().isEmpty()) {
            String[] after = page.after().split("\n", 2);
            if (after.length < 2) {
                throw new Refused("page.after", "not a cursor of this list");
            }
            sql.append(" and (e.sort_order > ? or (e.sort_order = ? and e.id > ?))", after[0], after[0], after[1]);
        }
        List<Map.Entry<String, Employee>> found = sql.append(
                        " order by e.sort_order, e.id fetch first " + (page.limit() + 1) + " rows only")
                .list(row -> Map.entry(row.text("sort_order") + "\n" + row.text("id"), columns.employee(row)));
        return Slice.of(found, page, Map.Entry::getKey).map(Map.Entry::getValue);
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
        if (!employees.isEmpty()) {
            // Periods and keys go along by their foreign keys.
            transactions
                    .sql("delete from employee where org_id = ?", org())
                    .in("id", Marks.padded(EmployeeParts.texts(employees)))
                    .update();
        }
    }

    @Override
    public Set<EmployeeId> referred(Collection<EmployeeId> employees) {
        Set<EmployeeId> referred = new HashSet<>();
        for (String place : References.TO_EMPLOYEES) {
            String[] column = place.split("\\.");
            transactions
                    .sql("select distinct " + column[1] + " as id from " + column[0] + " where org_id = ?", org())
                    .in(column[1], Marks.padded(EmployeeParts.texts(employees)))
                    .each(row -> referred.add(EmployeeId.of(row.text("id"))));
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
                throw Refused.duplicate("employee.number.taken", "one of the employee numbers is in use");
            }
            throw e;
        }
    }

    /** Reads and holds the rows, so that nobody changes them between the look and the write. */
    private void checkVersions(Collection<EmployeeFile> files) {
        Map<String, Long> stored = new HashMap<>();
        List<String> ids =
                files.stream().map(file -> file.employee().id().text()).toList();
        transactions
                .sql("select id, version from employee where org_id = ?", org())
                .in("id", Marks.padded(ids))
                .append(" for update")
                .each(row -> stored.put(row.text("id"), row.number("version")));
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
