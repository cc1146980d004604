package org.clockhouse.store.internal.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.Vendor;

/**
 * Rows whose column has one of many values. Derby looks an IN list up only where its column leads the index, and the company
 * leads all of ours: with 20,000 rows 1,024 values took 2 to 3 s by IN and 0.1 to 0.2 s one by one, which in an embedded
 * database costs no round trip. PostgreSQL gets its IN lists.
 */
public final class Among {

    private static final int AT_ONCE = 1000;

    private final JpaTransactions transactions;
    private final String select;
    private final List<Object> given = new ArrayList<>();

    private Among(JpaTransactions transactions, String select) {
        this.transactions = transactions;
        this.select = select;
    }

    /**
     * @param select ends after {@code where org_id = ?} and perhaps further conditions without values
     * @param tail for example {@code order by}, which holds within one value, or {@code for update}; may be empty
     */
    public static <T> List<T> list(
            JpaTransactions transactions,
            String select,
            String column,
            Collection<?> values,
            String tail,
            Function<Sql.Row, T> reader) {
        List<T> found = new ArrayList<>();
        of(transactions, select).each(column, values, tail, row -> found.add(reader.apply(row)));
        return found;
    }

    /** For a select with more values of its own, see {@link #with}. */
    public static Among of(JpaTransactions transactions, String select) {
        return new Among(transactions, select);
    }

    /** Values of the select's question marks after the company's. */
    public Among with(Collection<?> values) {
        given.addAll(values);
        return this;
    }

    /** As {@link #list}, where the column leads the index that the select names: by IN on both. */
    public static <T> List<T> probed(
            JpaTransactions transactions,
            String select,
            String column,
            Collection<?> values,
            Function<Sql.Row, T> reader) {
        List<T> found = new ArrayList<>();
        of(transactions, select).byIn(column, values, "", row -> found.add(reader.apply(row)));
        return found;
    }

    public void each(String column, Collection<?> values, String tail, Consumer<Sql.Row> consumer) {
        if (transactions.vendor() != Vendor.DERBY) {
            byIn(column, values, tail, consumer);
            return;
        }
        // Once, so that what the entity manager holds back is seen; the lookups then need not ask again.
        transactions.connection();
        new LinkedHashSet<>(values).forEach(value -> sql().append(" and " + column + " = ? " + tail, value)
                .each(consumer));
    }

    private void byIn(String column, Collection<?> values, String tail, Consumer<Sql.Row> consumer) {
        transactions.connection();
        List<Object> distinct = List.copyOf(new LinkedHashSet<>(values));
        for (int from = 0; from < distinct.size(); from += AT_ONCE) {
            List<Object> part = distinct.subList(from, Math.min(distinct.size(), from + AT_ONCE));
            sql().in(column, Marks.padded(part)).append(" " + tail).each(consumer);
        }
    }

    private Sql sql() {
        Sql sql = new Sql(transactions.appending(), select, transactions.org().text());
        return given.isEmpty() ? sql : sql.append("", given.toArray());
    }
}
