package org.clockhouse.benchmarks;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Terminals of the 4370 family at the running archive: many of them in turn, and one with a long log. */
final class PullBench {

    private static final int TERMINALS = 300;
    private static final int HELD = 20;
    private static final int PEOPLE = 50;
    private static final int LONG_LOG = 100_000;
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final double MEBIBYTE = 1024.0 * 1024;

    private final Suite suite;
    private final PushCompany company;
    private final PullTerminals terminals;

    private PullBench(Suite suite, PushCompany company, PullTerminals terminals) {
        this.suite = suite;
        this.company = company;
        this.terminals = terminals;
    }

    private interface Bench {
        void run(PullBench bench) throws Exception;
    }

    static void visits() throws Exception {
        run(HELD, TERMINALS, PullBench::visitMany);
    }

    static void longLog() throws Exception {
        run(LONG_LOG, 2, PullBench::readLongLogs);
    }

    private static void run(int held, int count, Bench bench) throws Exception {
        try (Suite suite = Suite.start("")) {
            PushCompany company = new PushCompany(suite, PEOPLE, LocalDate.now().minusDays(1));
            try (PullTerminals terminals = PullTerminals.start(
                    Suite.freePorts(count), held, company.aheadOfHere().toSeconds(), count)) {
                bench.run(new PullBench(suite, company, terminals));
            }
        }
    }

    private void visitMany() throws Exception {
        List<String> hung = new ArrayList<>();
        for (int n = 0; n < TERMINALS; n++) {
            hung.add(company.hangForVisits(terminals.endpoint(n)));
        }
        String last = hung.get(hung.size() - 1);
        awaitStored(last, HELD);
        int visiting = suite.threads("terminal-visits-");
        System.out.println(Line.promised("visits.threads", visiting, 16, "threads"));
        System.out.println(Line.promised("visits.selectors", suite.threads("terminal-lines-"), 1, "threads"));
        System.out.println(Line.promised("visits.announced", announced(last), 1, "s"));
        System.out.println(Line.promised("visits.round", secondsBetweenVisits(), 11, "s"));
        company.startShiftNow();
        terminals.mute();
        TimeUnit.SECONDS.sleep(70);
        System.out.println(Line.promised("visits.round-at-shift-start", secondsBetweenVisits(), 3.5, "s"));
    }

    /** From a punch that the last terminal announces to its row. */
    private double announced(String terminal) throws Exception {
        long began = System.nanoTime();
        terminals.punch("1", TERMINALS - 1);
        awaitStored(terminal, HELD + 1);
        return (System.nanoTime() - began) / 1e9;
    }

    private double secondsBetweenVisits() throws Exception {
        long before = terminals.visits();
        long began = System.nanoTime();
        TimeUnit.SECONDS.sleep(LENGTH.toSeconds());
        long visits = terminals.visits() - before;
        return (System.nanoTime() - began) / 1e9 * TERMINALS / visits;
    }

    /** One for the time, and one while collections show what is held; they would take time from the first. */
    private void readLongLogs() throws Exception {
        String warm = company.hangForVisits(terminals.endpoint(0));
        long began = System.nanoTime();
        awaitStored(warm, LONG_LOG);
        System.out.println(Line.promised("log100k.time", (System.nanoTime() - began) / 1e9, 30, "s"));
        company.settle();
        long before = suite.heldBytes();
        String watched = company.hangForVisits(terminals.endpoint(1));
        long most = before;
        while (stored(watched) < LONG_LOG) {
            most = Math.max(most, suite.heldBytes());
        }
        System.out.println(Line.promised("log100k.heap-growth", (most - before) / MEBIBYTE, 32, "MiB"));
    }

    private void awaitStored(String terminal, long rows) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (stored(terminal) < rows) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(stored(terminal) + " of " + rows + " rows after " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private long stored(String terminal) throws Exception {
        return suite.get("/terminals/" + terminal + "/count").get("stored").asLong();
    }
}
