package org.clockhouse.benchmarks;

import java.sql.Connection;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.clockhouse.store.internal.Database;

/**
 * Employee-days a second of a month of a thousand people, worked out and written back, cold (the first month of this process)
 * and warm (the best of three), and beside it the same punches read and the same rows written with nothing in between.
 */
final class MonthBench {

    static final int PEOPLE = 1_000;
    static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    static final LocalDate LAST = LocalDate.of(2026, 10, 31);

    private static final int ROUNDS = 3;
    private static final int DAYS = PEOPLE * 31;
    /** Rows a second that the bare work is expected to reach at least twice half of; see the targets of intake. */
    private static final double FIGURE = 25_000;

    private MonthBench() {}

    static void derby() throws Exception {
        Places.derby((database, bare) -> run(database, bare, "derby"));
    }

    static void postgres() throws Exception {
        Places.postgres((database, bare) -> run(database, bare, "postgresql"));
    }

    private static void run(Database database, DataSource bare, String name) throws Exception {
        MonthCompany company = new MonthCompany(database, PEOPLE);
        company.fill(bare);
        double cold = rate(company::work);
        company.check();
        BareMonth rows = new BareMonth(bare, company.org().text());
        double coldBound = rate(rows::work);
        System.out.println(new Line("month." + name + ".cold", cold, coldBound, FIGURE, "employee-days/s"));
        double warm = 0;
        double bound = 0;
        for (int round = 0; round < ROUNDS; round++) {
            rows.forget();
            bound = Math.max(bound, rate(rows::work));
            company.forget(bare);
            warm = Math.max(warm, rate(company::work));
            company.check();
        }
        System.out.println(new Line("month." + name + ".warm", warm, bound, FIGURE, "employee-days/s"));
        double unchanged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            unchanged = Math.max(unchanged, rate(company::work));
        }
        System.out.println(new Line("month." + name + ".unchanged", unchanged, bound, FIGURE, "employee-days/s"));
        sheet(company, name);
        company.stop();
    }

    /** Employee-days a second of the month sheet, as it is read page by page. */
    private static void sheet(MonthCompany company, String name) throws Exception {
        double whole = 0;
        double stored = 0;
        for (int round = 0; round < ROUNDS; round++) {
            stored = Math.max(stored, rate(company::readRows));
            whole = Math.max(whole, rate(company::readSheet));
        }
        System.out.println(new Line("sheet." + name, whole, stored, 0, "employee-days/s"));
    }

    private interface Work {
        void once() throws Exception;
    }

    private static double rate(Work work) throws Exception {
        long began = System.nanoTime();
        work.once();
        return DAYS / ((System.nanoTime() - began) / 1e9);
    }

    /** Runs a statement on a connection of its own. */
    static void execute(DataSource bare, String... statements) throws Exception {
        try (Connection connection = bare.getConnection()) {
            for (String statement : statements) {
                connection.createStatement().executeUpdate(statement);
            }
        }
    }
}
