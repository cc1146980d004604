package org.clockhouse.store.internal.registry;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tree by statements: a move rewrites many rows, which entities would only read first. */
@Component
public final class SqlDepartments implements DepartmentRepository {

    private static final String COLUMNS =
            "select id, parent_id, name_zh, name_en, path, closed, version from department";

    private final JpaTransactions transactions;

    @Activate
    public SqlDepartments(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Department> tree() {
        return transactions
                .sql(COLUMNS + " where org_id = ? order by path", org())
                .list(SqlDepartments::department);
    }

    @Override
    public Optional<Department> find(DepartmentId department) {
        return transactions
                .sql(COLUMNS + " where org_id = ? and id = ?", org(), department.text())
                .first(SqlDepartments::department);
    }

    @Override
    public void insert(Department department) {
        transactions
                .sql(
                        "insert into department (org_id, id, parent_id, name_zh, name_en, path, closed, version)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        department.id().text(),
                        department.parent().map(DepartmentId::text).orElse(null),
                        department.name().zh(),
                        department.name().en(),
                        department.path(),
                        department.closed(),
                        department.version())
                .update();
    }

    @Override
    public Department update(Department department) {
        transactions
                .sql(
                        "update department set parent_id = ?, name_zh = ?, name_en = ?, path = ?, closed = ?,"
                                + " version = version + 1 where org_id = ? and id = ? and version = ?",
                        department.parent().map(DepartmentId::text).orElse(null),
                        department.name().zh(),
                        department.name().en(),
                        department.path(),
                        department.closed(),
                        org(),
                        department.id().text(),
                        department.version())
                .updateOne("department", department.id().text());
        return new Department(
                department.id(),
                department.parent(),
                department.name(),
                department.path(),
                department.closed(),
                department.version() + 1);
    }

    @Override
    public void movePaths(String from, String to) {
        List<Object[]> moves = tree().stream()
                .filter(each -> each.path().startsWith(from) && !each.path().equals(from))
                .map(each -> new Object[] {
                    to + each.path().substring(from.length()), org(), each.id().text()
                })
                .toList();
        Sql.batch(transactions.connection(), "update department set path = ? where org_id = ? and id = ?", moves);
    }

    @Override
    public void lockTree() {
        int held = transactions
                .sql("update department_tree set changes = changes + 1 where org_id = ?", org())
                .update();
        if (held == 0) {
            transactions
                    .sql("insert into department_tree (org_id, changes) values (?, 1)", org())
                    .update();
        }
    }

    private String org() {
        return transactions.org().text();
    }

    private static Department department(Sql.Row row) {
        return new Department(
                DepartmentId.of(row.text("id")),
                row.optionalText("parent_id").map(DepartmentId::of),
                new LocalName(row.text("name_zh"), row.text("name_en")),
                row.text("path"),
                row.flag("closed"),
                row.number("version"));
    }
}
