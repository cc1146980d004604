package org.clockhouse.store.internal;

import java.util.ArrayList;
import java.util.List;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;

/** Who may be seen, as a condition. */
public final class ScopeSql {

    private ScopeSql() {}

    /**
     * Leaves only rows whose person the scope contains: by site, by department or one above it, or by name.
     *
     * @param column holds the person's id, qualified where the statement has several tables
     */
    public static Sql seen(Sql sql, String org, String column, Scope scope) {
        if (scope.everybody()) {
            return sql;
        }
        List<String> ways = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (!scope.people().isEmpty()) {
            ways.add(column + " in (" + marks(scope.people().size()) + ")");
            scope.people().stream().map(EmployeeId::text).forEach(values::add);
        }
        if (!scope.sites().isEmpty()) {
            ways.add(column + " in (select id from employee where org_id = ? and site_id in ("
                    + marks(scope.sites().size()) + "))");
            values.add(org);
            scope.sites().stream().map(SiteId::text).forEach(values::add);
        }
        for (DepartmentId department : scope.departments()) {
            ways.add(column + " in (select e.id from employee e"
                    + " join department d on d.org_id = e.org_id and d.id = e.department_id"
                    + " where e.org_id = ? and d.path like ?)");
            values.add(org);
            values.add("%/" + department.text().replace("-", "") + "/%");
        }
        return sql.and(true, ways.isEmpty() ? "1 = 0" : String.join(" or ", ways), values.toArray());
    }

    private static String marks(int count) {
        return "?" + ", ?".repeat(count - 1);
    }
}
