package org.clockhouse.benchmarks;

import javax.sql.DataSource;
import org.clockhouse.store.internal.Database;

/**
 * A month of fifty thousand people, worked out and written back, and how much more each of their days costs than a day of one of a thousand
 * people in the same database, who are worked out before and after. In the memory of all benchmarks, which is half of what is promised.
 */
final class LargeBench {

    private static final int FEW = 1_000;
    private static final int MANY = 50_000;
    private static final int ROUNDS = 3;
    private static final double LIMIT_SECONDS = 60;
    private static final double LIMIT_GROWTH = 1.3;

    private LargeBench() {}

    static void derby() throws Exception {
        Places.derby((database, bare) -> run(database, bare, "derby"));
    }

    static void postgres() throws Exception {
        Places.postgres((database, bare) -> run(database, bare, "postgresql"));
    }

    private static void run(Database database, DataSource bare, String name) throws Exception {
        MonthCompany large = new MonthCompany(database, MANY);
        large.fill(bare);
        MonthCompany small = new MonthCompany(database, FEW);
        small.fill(bare);
        double few = seconds(small, bare);
        double many = once(large);
        few = Math.min(few, seconds(small, bare));
        large.stop();
        small.stop();
        System.out.println(Line.promised("large." + name + ".time", many, LIMIT_SECONDS, "s"));
        System.out.println(
                Line.promised("large." + name + ".growth", many / MANY / (few / FEW), LIMIT_GROWTH, "of a day's cost"));
    }

    private static double seconds(MonthCompany company, DataSource bare) throws Exception {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            company.forget(bare);
            best = Math.min(best, once(company));
        }
        return best;
    }

    private static double once(MonthCompany company) {
        long began = System.nanoTime();
        company.work();
        double took = (System.nanoTime() - began) / 1e9;
        company.check();
        return took;
    }
}
