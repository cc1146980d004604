package org.clockhouse.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.store.internal.attendance.SqlResults;
import org.clockhouse.store.internal.attendance.SqlRuleSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database with results in it, as an older version left it, is opened by this one. */
abstract class UpgradeContract {

    private static final String FAILURE = "V219__subscription_failure.sql";
    private static final String DEPARTURES = "V223__day_result_departures.sql";
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final EmployeeId ANN = EmployeeId.next();
    private static final EmployeeId BOB = EmployeeId.next();

    private final OrgId org = OrgId.next();
    private final List<DayResult> written = new ArrayList<>();

    /** One of this version, which tells what is to be found. */
    abstract Databases.Open store();

    /** Of a database that is not there yet. */
    abstract StoreSettings fresh(Path directory) throws SQLException;

    /** V223 works out a column for results that stand there, as this version does for each that it writes (decision 0451). */
    @Test
    void exceptionsAreFoundAsBeforeAndInTheSameOrder(@TempDir Path directory) throws SQLException {
        write(store().transactions());
        StoreSettings settings = fresh(directory);
        List<String> before = Schema.ALL.subList(0, Schema.ALL.indexOf(DEPARTURES));
        try (HikariDataSource old = Database.pool(settings)) {
            new Schema(old, settings.vendor(), before).bringUpToDate();
            try (Connection from = store().database().connection();
                    Connection to = old.getConnection()) {
                assertFalse(columns(to, "day_result").contains("departures"));
                bring(from, to);
                from.rollback();
            }
        }

        try (Database migrated = Database.open(settings)) {
            JpaTransactions transactions = new JpaTransactions(migrated);

            assertEquals(departures(store().transactions()), departures(transactions));
            for (EmployeeId person : List.of(ANN, BOB)) {
                assertEquals(exceptions(store().transactions(), person), exceptions(transactions, person));
            }
            for (String name : AttendanceException.NAMES) {
                Set<EmployeeId> expected = departing(store().transactions(), name);
                assertFalse(expected.isEmpty(), name);
                assertEquals(expected, departing(transactions, name), name);
            }
        }
    }

    /** One that met a migration of a later number first, as where two of them were made side by side. */
    @Test
    void aMigrationThatComesLateIsMetToo(@TempDir Path directory) throws SQLException {
        StoreSettings settings = fresh(directory);
        List<String> before =
                Schema.ALL.stream().filter(name -> !name.equals(FAILURE)).toList();
        try (HikariDataSource old = Database.pool(settings)) {
            new Schema(old, settings.vendor(), before).bringUpToDate();
            try (Connection there = old.getConnection()) {
                assertTrue(columns(there, "day_result").contains("departures"));
                assertFalse(columns(there, "subscription").contains("failure_code"));
            }
        }
        try (Database migrated = Database.open(settings);
                Connection there = migrated.connection()) {
            assertTrue(columns(there, "subscription").contains("failure_code"));
        }
    }

    /** Each status, each flag, all together, and a day that is as it should be. */
    private void write(JpaTransactions transactions) {
        transactions.run(org, () -> {
            RuleSet rules = new SqlRuleSets(transactions)
                    .put(new RuleSet(
                            RuleSetId.next(),
                            "R1",
                            new LocalName("规则", "Rules"),
                            1,
                            Shift.ALWAYS,
                            Policy.of(Map.of()),
                            0));
            for (DayStatus status : DayStatus.values()) {
                add(rules, ANN, Buckets.NONE, List.of(), status);
            }
            for (Flag.Kind kind : Flag.Kind.values()) {
                add(rules, BOB, Buckets.NONE, List.of(Flag.of(kind)), DayStatus.NORMAL);
            }
            List<Flag> all = List.of(Flag.Kind.values()).stream().map(Flag::of).toList();
            add(rules, ANN, Buckets.NONE.with(Bucket.LATE, 7), List.of(), DayStatus.LATE);
            add(rules, ANN, Buckets.NONE.with(Bucket.EARLY, 9), all, DayStatus.ABSENT);
            add(rules, BOB, Buckets.NONE.with(Bucket.LATE, 1).with(Bucket.EARLY, 1), all, DayStatus.HALF_DAY);
            new SqlResults(transactions).write(written, List.of(), List.of());
        });
    }

    private void add(RuleSet rules, EmployeeId person, Buckets minutes, List<Flag> flags, DayStatus status) {
        written.add(new DayResult(
                person,
                FIRST.plusDays(written.size() / 2),
                written.size() % 2,
                Optional.empty(),
                DayType.WORKDAY,
                Optional.empty(),
                Optional.empty(),
                minutes,
                flags,
                status,
                ResultState.FINAL,
                new DayResult.RuleRef(rules.id(), rules.code(), 1, 1),
                written.size(),
                1,
                Instant.parse("2026-11-20T08:00:00Z")));
    }

    /** What the older version would have written: the same but for columns that it did not have. */
    private void bring(Connection from, Connection to) throws SQLException {
        copy(from, to, "rule_set", Map.of());
        copy(from, to, "rule_set_edition", Map.of());
        int rules = new Sql(to, "select ref from rule_set_edition where org_id = ?", org.text())
                .first(row -> row.integer("ref"))
                .orElseThrow();
        copy(from, to, "day_result", Map.of("rules_ref", rules));
        to.commit();
    }

    /** @param instead values of columns that are others there; what the database numbers by itself is left out */
    private void copy(Connection from, Connection to, String table, Map<String, Object> instead) throws SQLException {
        Set<String> columns = columns(to, table);
        columns.remove("ref");
        String marks = "?" + ", ?".repeat(columns.size() - 1);
        try (PreparedStatement read = from.prepareStatement(
                        "select " + String.join(", ", columns) + " from " + table + " where org_id = ?");
                PreparedStatement write = to.prepareStatement(
                        "insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks + ")")) {
            read.setString(1, org.text());
            try (ResultSet rows = read.executeQuery()) {
                ResultSetMetaData kinds = rows.getMetaData();
                while (rows.next()) {
                    for (int i = 1; i <= columns.size(); i++) {
                        String name = kinds.getColumnName(i).toLowerCase(Locale.ROOT);
                        boolean isText = kinds.getColumnTypeName(i).equals("CLOB");
                        write.setObject(i, instead.getOrDefault(name, isText ? rows.getString(i) : rows.getObject(i)));
                    }
                    write.executeUpdate();
                }
            }
        }
    }

    private static Set<String> columns(Connection connection, String table) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (PreparedStatement none = connection.prepareStatement("select * from " + table + " where 1 = 0");
                ResultSet empty = none.executeQuery()) {
            for (int i = 1; i <= empty.getMetaData().getColumnCount(); i++) {
                names.add(empty.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private List<String> departures(JpaTransactions transactions) {
        return transactions.in(org, () -> transactions
                .sql(
                        "select employee_id, work_date, ordinal, departures from day_result where org_id = ?"
                                + " order by work_date, ordinal",
                        org.text())
                .list(row -> row.text("employee_id")
                        + ' '
                        + row.date("work_date")
                        + ' '
                        + row.integer("ordinal")
                        + ' '
                        + row.integer("departures")));
    }

    private Map<String, List<String>> exceptions(JpaTransactions transactions, EmployeeId person) {
        return transactions.in(org, () -> {
            Map<String, List<String>> found = new TreeMap<>();
            new SqlResults(transactions)
                    .of(List.of(person), FIRST, FIRST.plusDays(60))
                    .forEach(day -> found.put(day.date() + " " + day.ordinal(), day.exceptions()));
            return found;
        });
    }

    private Set<EmployeeId> departing(JpaTransactions transactions, String exception) {
        return transactions.in(
                org, () -> new SqlResults(transactions).departing(FIRST, FIRST.plusDays(60), Set.of(exception)));
    }
}
