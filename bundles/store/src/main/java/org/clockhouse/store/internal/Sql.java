package org.clockhouse.store.internal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clockhouse.kernel.Stale;

/**
 * A statement under construction: text and the values of its question marks. Values may be {@code String}, numbers,
 * {@code Boolean}, {@code byte[]}, {@link LocalDate} (a date), {@link Instant} (a bigint of milliseconds), an enum (its
 * name) or null.
 *
 * <pre>{@code
 * transactions.sql("select * from employee where org_id = ?", transactions.org().text())
 *         .and(!filter.text().isEmpty(), "name_zh like ?", filter.text() + "%")
 *         .in("site_id", filter.sites())
 *         .append(" order by number fetch first " + (page.limit() + 1) + " rows only")
 *         .list(row -> new Item(row.text("id"), row.date("hired_on")));
 * }</pre>
 */
public final class Sql {

    private static final int FETCH = 1000;

    private final Connection connection;
    private final StringBuilder text;
    private final List<Object> values;

    public Sql(Connection connection, String text, Object... values) {
        this.connection = connection;
        this.text = new StringBuilder(text);
        this.values = new ArrayList<>(Arrays.asList(values));
    }

    public Sql append(String more, Object... moreValues) {
        text.append(more);
        values.addAll(Arrays.asList(moreValues));
        return this;
    }

    /** {@code and (condition)}, when it is wanted. */
    public Sql and(boolean wanted, String condition, Object... conditionValues) {
        return wanted ? append(" and (" + condition + ")", conditionValues) : this;
    }

    /** {@code and column in (…)}; nothing matches an empty collection. */
    public Sql in(String column, Collection<?> among) {
        if (among.isEmpty()) {
            return append(" and 1 = 0");
        }
        String marks = "?" + ", ?".repeat(among.size() - 1);
        return append(" and " + column + " in (" + marks + ")", among.toArray());
    }

    public <T> List<T> list(Function<Row, T> reader) {
        List<T> found = new ArrayList<>();
        each(row -> found.add(reader.apply(row)));
        return found;
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(Function<Row, T> reader) {
        return list(reader).stream().findFirst();
    }

    /** Forward only, {@value #FETCH} rows at a time: for results that do not fit in memory. */
    public void each(Consumer<Row> consumer) {
        try (PreparedStatement statement = prepare(connection, text.toString(), values)) {
            statement.setFetchSize(FETCH);
            try (ResultSet found = statement.executeQuery()) {
                Row row = new Row(found);
                while (found.next()) {
                    consumer.accept(row);
                }
            }
        } catch (SQLException e) {
            throw new SqlFailure(text.toString(), e);
        }
    }

    /** A single number, such as a count; 0 when there is no row or it is null. */
    public long number() {
        try (PreparedStatement statement = prepare(connection, text.toString(), values);
                ResultSet found = statement.executeQuery()) {
            return found.next() ? found.getLong(1) : 0;
        } catch (SQLException e) {
            throw new SqlFailure(text.toString(), e);
        }
    }

    /** @return how many rows were changed */
    public int update() {
        try (PreparedStatement statement = prepare(connection, text.toString(), values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(text.toString(), e);
        }
    }

    /**
     * Changes the row that is meant as it was read.
     *
     * @param kind of thing that the row is
     * @throws Stale if no row is as the statement wants it: somebody changed it since, or it is gone
     */
    public void updateOne(String kind, String id) {
        if (update() == 0) {
            throw new Stale(kind, id);
        }
    }

    /**
     * The same statement for each set of values, in one round trip where the database can.
     *
     * @return how many rows were changed, as far as the database says
     */
    public static int batch(Connection connection, String text, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (Object[] row : rows) {
                bind(statement, Arrays.asList(row));
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch())
                    .filter(count -> count > 0)
                    .sum();
        } catch (SQLException e) {
            throw new SqlFailure(text, e.getNextException() == null ? e : e.getNextException());
        }
    }

    private static PreparedStatement prepare(Connection connection, String text, List<Object> values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        try {
            bind(statement, values);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(statement, i + 1, values.get(i));
        }
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof String string) {
            statement.setString(index, string);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Integer number) {
            statement.setInt(index, number);
        } else if (value instanceof Boolean flag) {
            statement.setBoolean(index, flag);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value instanceof LocalDate date) {
            statement.setDate(index, Date.valueOf(date));
        } else if (value instanceof Instant instant) {
            statement.setLong(index, instant.toEpochMilli());
        } else if (value instanceof Enum<?> constant) {
            statement.setString(index, constant.name());
        } else if (value instanceof BigDecimal decimal) {
            statement.setBigDecimal(index, decimal);
        } else if (value == null) {
            statement.setObject(index, null);
        } else {
            throw new IllegalArgumentException("no column holds a " + value.getClass());
        }
    }

    /** The row a result stands at; valid until the next. */
    public static final class Row {

        private final ResultSet found;

        Row(ResultSet found) {
            this.found = found;
        }

        /** Empty when null. */
        public String text(String column) {
            return optionalText(column).orElse("");
        }

        public Optional<String> optionalText(String column) {
            return Optional.ofNullable(get(() -> found.getString(column)));
        }

        /** 0 when null. */
        public long number(String column) {
            return get(() -> found.getLong(column));
        }

        /** 0 when null. */
        public int integer(String column) {
            return get(() -> found.getInt(column));
        }

        public boolean flag(String column) {
            return get(() -> found.getBoolean(column));
        }

        /** As the database has it: for what is only handed back to it. */
        public Object value(String column) {
            return get(() -> found.getObject(column));
        }

        public byte[] bytes(String column) {
            return get(() -> found.getBytes(column));
        }

        public LocalDate date(String column) {
            return optionalDate(column).orElseThrow();
        }

        public Optional<LocalDate> optionalDate(String column) {
            return Optional.ofNullable(get(() -> found.getDate(column))).map(Date::toLocalDate);
        }

        /** From a bigint of milliseconds. */
        public Instant instant(String column) {
            return Instant.ofEpochMilli(number(column));
        }

        public Optional<Instant> optionalInstant(String column) {
            return isNull(column) ? Optional.empty() : Optional.of(instant(column));
        }

        public boolean isNull(String column) {
            return get(() -> found.getObject(column)) == null;
        }

        public <E extends Enum<E>> E constant(Class<E> type, String column) {
            return Enum.valueOf(type, text(column));
        }

        private static <T> T get(Getter<T> getter) {
            try {
                return getter.get();
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        }

        private interface Getter<T> {
            T get() throws SQLException;
        }
    }
}
