package org.clockhouse.store.internal.attendance;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.SqlFailure;
import org.clockhouse.store.internal.Vendor;

/**
 * One question about many people. Derby is asked once for each person, because it walks through the whole index for a list of
 * values that is not in front. PostgreSQL is asked once for all, and made to look into the index once for each: left to its
 * estimates it filters a company's rows by comparing each with every person.
 */
final class People {

    private static final int FETCH = 5_000;

    private final JpaTransactions transactions;

    People(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    /** Makes a value of the row a result stands at. */
    @FunctionalInterface
    interface Reader<T> {
        T read(EmployeeId employee, ResultSet row) throws SQLException;
    }

    /**
     * @param select with the person in the first column, up to and including the name of the table
     * @param index in which Derby is to look, as {@code constraint=} or {@code index=}: a plan that it made while the table was
     *     empty reads all of it
     * @param where what else must hold, with a question mark for each value; the column {@code employee_id} is added
     * @param order what follows the person in the order; columns that are selected
     * @param values dates, instants and texts
     */
    <T> List<T> ask(
            Collection<EmployeeId> employees,
            String select,
            String index,
            String where,
            String order,
            List<?> values,
            Reader<T> reader) {
        if (employees.isEmpty()) {
            return List.of();
        }
        boolean derby = transactions.vendor() == Vendor.DERBY;
        String one = select + " --DERBY-PROPERTIES " + index + "\n where org_id = ? and employee_id = "
                + (derby ? "?" : "p.person") + " and " + where;
        String text = derby
                ? one + " order by " + order
                : "select x.* from unnest(?) as p(person) cross join lateral (" + one
                        + " offset 0) x order by employee_id, " + order;
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = transactions.connection().prepareStatement(text)) {
            statement.setFetchSize(FETCH);
            statement.setString(derby ? 1 : 2, transactions.org().text());
            for (int i = 0; i < values.size(); i++) {
                bind(statement, i + 3, values.get(i));
            }
            if (derby) {
                eachPerson(statement, employees, reader, found);
            } else {
                allPeople(statement, employees, reader, found);
            }
            return found;
        } catch (SQLException e) {
            throw new SqlFailure(text, e);
        }
    }

    private static <T> void eachPerson(
            PreparedStatement statement, Collection<EmployeeId> employees, Reader<T> reader, List<T> found)
            throws SQLException {
        for (EmployeeId employee : new TreeSet<>(employees)) {
            statement.setString(2, employee.text());
            read(statement, Map.of(employee.text(), employee), reader, found);
        }
    }

    private static <T> void allPeople(
            PreparedStatement statement, Collection<EmployeeId> employees, Reader<T> reader, List<T> found)
            throws SQLException {
        Map<String, EmployeeId> byText = new HashMap<>();
        employees.forEach(employee -> byText.put(employee.text(), employee));
        statement.setArray(
                1,
                statement
                        .getConnection()
                        .createArrayOf("bpchar", byText.keySet().toArray()));
        read(statement, byText, reader, found);
    }

    private static <T> void read(
            PreparedStatement statement, Map<String, EmployeeId> people, Reader<T> reader, List<T> found)
            throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(people.get(rows.getString(1)), rows));
            }
        }
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof LocalDate date) {
            statement.setDate(index, Date.valueOf(date));
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else {
            statement.setLong(index, ((Instant) value).toEpochMilli());
        }
    }
}
