package org.clockhouse.benchmarks;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportMode;
import org.clockhouse.registry.imports.ImportOptions;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.internal.imports.SheetImports;
import org.clockhouse.registry.internal.organisation.SiteRegister;
import org.clockhouse.registry.internal.people.EmployeeRegister;
import org.clockhouse.registry.organisation.SiteDraft;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.registry.JpaOrganisation;
import org.clockhouse.store.internal.registry.SqlDepartments;
import org.clockhouse.store.internal.registry.SqlEmployees;
import org.clockhouse.store.internal.registry.SqlImports;
import org.clockhouse.store.internal.registry.SqlRegistryChanges;

/**
 * Rows a second of five sheets of 10,000 people each, from upload to commit, the slowest of them counting, beside the same
 * rows of person, employment and search words inserted with nothing in between; and the slowest median of searches among
 * those 50,000, beside the same people read by their ids.
 */
final class PeopleBench {

    private static final String FAMILIES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈";
    private static final String GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲红梅建国华志宇浩然子轩欣怡晨思雨佳琪";
    private static final List<String> SEARCHES = List.of(
            "w",
            "wang",
            "王",
            "王伟",
            "wxm",
            "liwei",
            "zw",
            "X00012345",
            "12345",
            "1380",
            "13800012345",
            "生产",
            "伟",
            "nobody");
    private static final int SHEETS = 5;
    private static final int PEOPLE = 10_000;
    private static final int SEARCHED = 15;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneOffset.UTC);

    private final Actor actor = Actor.system(OrgId.next(), "bench");
    private final EmployeeRegister employees;
    private final SheetImports imports;

    private PeopleBench(Database database) {
        JpaTransactions transactions = new JpaTransactions(database);
        JpaOrganisation places = new JpaOrganisation(transactions);
        SqlDepartments tree = new SqlDepartments(transactions);
        SqlEmployees people = new SqlEmployees(transactions, database.cipher(), database.index());
        Changes changes = (company, topic) -> {};
        Journal journal = new Journal(new Unrecorded(), new SqlRegistryChanges(transactions), changes, transactions);
        employees = new EmployeeRegister(people, places, tree, journal, transactions, CLOCK);
        imports = new SheetImports(
                new SqlImports(transactions, database.cipher()),
                people,
                places,
                tree,
                journal,
                transactions,
                CLOCK,
                null);
        new SiteRegister(places, journal, transactions, CLOCK)
                .add(actor, new SiteDraft(new LocalName("上海", ""), ZoneId.of("Asia/Shanghai")));
    }

    static void derby() throws Exception {
        Places.derby((database, bare) -> run(database, bare, "derby"));
    }

    static void postgres() throws Exception {
        Places.postgres((database, bare) -> run(database, bare, "postgresql"));
    }

    private static void run(Database database, DataSource bare, String name) throws Exception {
        PeopleBench bench = new PeopleBench(database);
        double slowest = Double.MAX_VALUE;
        for (int sheet = 0; sheet < SHEETS; sheet++) {
            slowest = Math.min(slowest, bench.take(sheet));
        }
        double bound = PEOPLE * SHEETS / copied(bare, "employee", "employment", "employee_search");
        System.out.println(new Line("import." + name, slowest, bound, 0, "rows/s"));
        bench.search(bare, name);
    }

    /** @return rows a second */
    private double take(int number) {
        byte[] bytes = sheet(number).getBytes(StandardCharsets.UTF_8);
        long spent = processorTime();
        long began = System.nanoTime();
        ImportDraft draft = imports.open(actor, Scope.EVERYBODY, "p.csv", new ByteArrayInputStream(bytes));
        draft = imports.check(
                actor,
                Scope.EVERYBODY,
                draft.id(),
                draft.version(),
                draft.mapping(),
                List.of(),
                new ImportOptions(true, false, Optional.empty(), Optional.empty()));
        int fresh = imports.commit(actor, Scope.EVERYBODY, draft.id(), ImportMode.ALL_OR_NOTHING)
                .counts()
                .fresh();
        if (fresh != PEOPLE) {
            throw new IllegalStateException("of " + PEOPLE + " rows " + fresh + " were taken");
        }
        double took = seconds(began);
        System.err.printf(
                Locale.ROOT,
                "sheet %d: %.1f s, %.1f s of processor time%n",
                number,
                took,
                (processorTime() - spent) / 1e9);
        return PEOPLE / took;
    }

    private void search(DataSource bare, String name) throws SQLException {
        double slowest = 0;
        List<String> found = List.of();
        for (String text : SEARCHES) {
            double[] times = new double[SEARCHED];
            List<String> ids = List.of();
            for (int i = 0; i < SEARCHED; i++) {
                long began = System.nanoTime();
                ids =
                        employees
                                .page(actor.org(), Scope.EVERYBODY, EmployeeFilter.text(text), Page.first(50))
                                .items()
                                .stream()
                                .map(employee -> employee.id().text())
                                .toList();
                times[i] = seconds(began) * 1000;
            }
            Arrays.sort(times);
            if (times[SEARCHED / 2] > slowest) {
                slowest = times[SEARCHED / 2];
                found = ids;
            }
        }
        System.out.println(
                Line.of("search." + name, slowest, byId(bare, actor.org().text(), found), "ms"));
    }

    /** The median of reading each of these people. */
    private static double byId(DataSource bare, String org, List<String> ids) throws SQLException {
        double[] times = new double[SEARCHED];
        try (Connection connection = bare.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select * from employee where org_id = ? and id = ?")) {
            for (int i = 0; i < SEARCHED; i++) {
                long began = System.nanoTime();
                for (String id : ids) {
                    query.setString(1, org);
                    query.setString(2, id);
                    try (ResultSet found = query.executeQuery()) {
                        if (!found.next()) {
                            throw new IllegalStateException(id + " is not there");
                        }
                    }
                }
                times[i] = seconds(began) * 1000;
            }
        }
        Arrays.sort(times);
        return times[SEARCHED / 2];
    }

    /** @return how many seconds it takes to insert the rows of these tables into empty ones of the same columns */
    private static double copied(DataSource bare, String... tables) throws SQLException {
        double seconds = 0;
        for (String table : tables) {
            seconds += copied(bare, table);
        }
        return seconds;
    }

    private static double copied(DataSource bare, String table) throws SQLException {
        try (Connection connection = bare.getConnection()) {
            List<Object[]> rows = rows(connection, table);
            String copy = "bare_" + table;
            connection
                    .createStatement()
                    .executeUpdate("create table " + copy + " as select * from " + table + " with no data");
            connection.setAutoCommit(false);
            String marks = "?" + ", ?".repeat(rows.get(0).length - 1);
            long began = System.nanoTime();
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into " + copy + " values (" + marks + ")")) {
                int open = 0;
                for (Object[] row : rows) {
                    for (int i = 0; i < row.length; i++) {
                        insert.setObject(i + 1, row[i]);
                    }
                    insert.addBatch();
                    if (++open % 1_000 == 0) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
                insert.executeBatch();
                connection.commit();
            }
            return seconds(began);
        }
    }

    private static List<Object[]> rows(Connection connection, String table) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (ResultSet found = connection.createStatement().executeQuery("select * from " + table)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = found.getObject(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static String sheet(int sheet) {
        StringBuilder rows = new StringBuilder("工号,姓名,部门,手机,入职日期\n");
        for (int i = 0; i < PEOPLE; i++) {
            int n = sheet * PEOPLE + i;
            String name = letter(FAMILIES, n * 7) + letter(GIVEN, n * 13) + (n % 3 == 0 ? "" : letter(GIVEN, n / 50));
            rows.append(String.format(
                    Locale.ROOT, "X%08d,%s,生产部%d / 班组%d,138%08d,2024-03-01%n", n, name, n % 10, n % 7, n));
        }
        return rows.toString();
    }

    private static String letter(String letters, int n) {
        int at = Math.floorMod(n, letters.length());
        return letters.substring(at, at + 1);
    }

    /** Of this process, so with Derby and without PostgreSQL; says more than the clock where the machine is shared. */
    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
