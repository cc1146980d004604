package org.clockhouse.store.internal.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.spi.EmployeeQuery;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;

/**
 * Lists of people. Every way to a person has an index of its own, and a database follows only one at a time: so each way is
 * asked for the places of the first people it has after the cursor, these are merged, and only the people of the page are read
 * and unsealed.
 */
final class EmployeePages {

    /** So many people are fetched at a time by their ids. */
    private static final int AT_ONCE = 100;
    /** Up to so many departments are asked one by one. */
    private static final int FEW_DEPARTMENTS = 200;
    /** Above every letter a key may hold. */
    static final String END = "\uFFFF";

    private final JpaTransactions transactions;
    private final EmployeeColumns columns;
    private final Scope scope;
    private final EmployeeQuery query;
    private final Page page;
    private final Set<String> scopeDepartments;
    /** Order and id of people, as the cursor has them. */
    private final TreeSet<String> found = new TreeSet<>();

    EmployeePages(JpaTransactions transactions, EmployeeColumns columns, Scope scope, EmployeeQuery query, Page page) {
        this.transactions = transactions;
        this.columns = columns;
        this.scope = scope;
        this.query = query;
        this.page = page;
        this.scopeDepartments = scope.departments().isEmpty() ? Set.of() : below(scope.departments());
    }

    Slice<Employee> read() {
        if (!scope.isEmpty()) {
            if (query.searches()) {
                search();
            } else {
                list();
            }
        }
        Slice<String> places = Slice.of(found.stream().limit(page.limit() + 1L).toList(), page, Function.identity());
        Map<String, Employee> people = new HashMap<>();
        Among.probed(
                        transactions,
                        EmployeeColumns.BY_ID,
                        "e.id",
                        places.items().stream().map(EmployeePages::id).toList(),
                        columns::employee)
                .forEach(employee -> people.put(employee.id().text(), employee));
        return places.map(place -> people.get(id(place)));
    }

    private void search() {
        if (!query.prefix().isEmpty()) {
            byKey();
        }
        if (!query.phone().isEmpty()) {
            collect(conditions(new Condition(EmployeeColumns.PLACE)
                    .and(columns.phoneColumn(query.phone()) + " = ?", columns.phoneHash(query.phone()))));
        }
        List<String> named = query.named().stream().map(DepartmentId::text).toList();
        if (named.size() <= FEW_DEPARTMENTS) {
            byDepartment(named);
        } else {
            Condition condition = new Condition(EmployeeColumns.PLACE_IN_ORDER);
            condition.among("e.department_id", named);
            walk(condition);
        }
    }

    private void list() {
        boolean few = !query.departments().isEmpty() && query.departments().size() <= FEW_DEPARTMENTS;
        boolean scoped = !scope.everybody() && scope.sites().isEmpty() && scopeDepartments.size() <= FEW_DEPARTMENTS;
        if (few) {
            byDepartment(query.departments().stream().map(DepartmentId::text).toList());
        } else if (scoped) {
            byDepartment(scopeDepartments);
            byId(scope.people().stream().map(EmployeeId::text).toList());
        } else {
            walk(new Condition(EmployeeColumns.PLACE_IN_ORDER));
        }
    }

    /** The keys say who comes where in the list, so the people are fetched in its order until the page is full. */
    private void byKey() {
        TreeSet<String> candidates = new TreeSet<>(transactions
                .sql(
                        "select sort_order, employee_id from employee_search"
                                + " where org_id = ? and key_text >= ? and key_text < ?",
                        org(),
                        query.prefix(),
                        query.prefix() + END)
                .list(row -> row.text("sort_order") + "\n" + row.text("employee_id")));
        List<String> ids = candidates.tailSet(page.after(), false).stream()
                .map(EmployeePages::id)
                .toList();
        for (int from = 0; from < ids.size() && found.size() <= page.limit(); from += AT_ONCE) {
            byId(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)));
        }
    }

    private void byId(Collection<String> ids) {
        Condition condition = conditions(new Condition(EmployeeColumns.PLACE));
        Among.of(transactions, condition.text()).with(condition.values()).each("e.id", ids, "", this::collect);
    }

    private void byDepartment(Collection<String> departments) {
        for (String department : departments) {
            walk(new Condition(EmployeeColumns.PLACE_IN_DEPARTMENT).and("e.department_id = ?", department));
        }
    }

    /** In the order of the list, from the cursor on, until the page is full. */
    private void walk(Condition start) {
        Condition condition = conditions(start);
        Sql sql = transactions
                .sql(condition.text(), org())
                .append("", condition.values().toArray());
        sql.append(" order by e.sort_order, e.id fetch first " + (page.limit() + 1) + " rows only")
                .each(this::collect);
    }

    private void collect(Condition condition) {
        transactions
                .sql(condition.text(), org())
                .append("", condition.values().toArray())
                .each(this::collect);
    }

    private void collect(Sql.Row row) {
        found.add(row.text("sort_order") + "\n" + row.text("id"));
    }

    private static String id(String place) {
        return place.substring(place.indexOf('\n') + 1);
    }

    /** Everything that must hold whichever way a person was found. */
    private Condition conditions(Condition start) {
        after(start);
        inScope(start);
        start.and("e.kind = 'EMPLOYEE'");
        if (!query.departments().isEmpty()) {
            start.among(
                    "e.department_id",
                    query.departments().stream().map(DepartmentId::text).toList());
        }
        query.site().ifPresent(site -> start.and("e.site_id = ?", site.text()));
        query.status().ifPresent(status -> {
            switch (status) {
                case PLANNED -> start.and("e.hired_on > ?", query.today());
                case ENDED -> start.and("e.hired_on <= ? and e.ended_on < ?", query.today(), query.today());
                case ACTIVE -> start.and("e.hired_on <= ? and e.ended_on >= ?", query.today(), query.today());
            }
        });
        query.employedFrom()
                .ifPresent(from -> start.and(
                        "exists (select 1 from employment p where p.org_id = e.org_id and p.employee_id = e.id"
                                + " and p.from_on <= ? and p.until_on >= ?)",
                        query.employedUntil().orElseThrow(),
                        from));
        return start;
    }

    private void after(Condition condition) {
        if (!page.after().isEmpty()) {
            String[] after = page.after().split("\n", 2);
            if (after.length < 2) {
                throw Page.unknownCursor();
            }
            // The first half is what an index can start at.
            condition.and("e.sort_order >= ? and (e.sort_order > ? or e.id > ?)", after[0], after[0], after[1]);
        }
    }

    private void inScope(Condition condition) {
        if (scope.everybody()) {
            return;
        }
        List<String> ways = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        way("e.site_id", scope.sites().stream().map(SiteId::text).toList(), ways, values);
        way("e.department_id", scopeDepartments, ways, values);
        way("e.id", scope.people().stream().map(EmployeeId::text).toList(), ways, values);
        condition.and(ways.isEmpty() ? "1 = 0" : String.join(" or ", ways), values.toArray());
    }

    private static void way(String column, Collection<String> among, List<String> ways, List<Object> values) {
        if (!among.isEmpty()) {
            List<String> padded = Marks.padded(List.copyOf(among));
            ways.add(column + " in (?" + ", ?".repeat(padded.size() - 1) + ")");
            values.addAll(padded);
        }
    }

    /** The departments and everything below them. */
    private Set<String> below(Set<DepartmentId> tops) {
        Map<String, String> paths = new HashMap<>();
        transactions
                .sql("select id, path from department where org_id = ?", org())
                .each(row -> paths.put(row.text("id"), row.text("path")));
        List<String> starts = tops.stream()
                .map(DepartmentId::text)
                .filter(paths::containsKey)
                .map(paths::get)
                .toList();
        return paths.entrySet().stream()
                .filter(entry -> starts.stream().anyMatch(entry.getValue()::startsWith))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private String org() {
        return transactions.org().text();
    }

    /** A statement that begins with the company, and its further values. */
    private static final class Condition {

        private final StringBuilder text;
        private final List<Object> values = new ArrayList<>();

        Condition(String select) {
            this.text = new StringBuilder(select);
        }

        Condition and(String condition, Object... more) {
            text.append(" and (").append(condition).append(')');
            values.addAll(List.of(more));
            return this;
        }

        void among(String column, List<String> among) {
            List<String> padded = Marks.padded(among);
            and(column + " in (?" + ", ?".repeat(padded.size() - 1) + ")", padded.toArray());
        }

        String text() {
            return text.toString();
        }

        List<Object> values() {
            return values;
        }
    }
}
