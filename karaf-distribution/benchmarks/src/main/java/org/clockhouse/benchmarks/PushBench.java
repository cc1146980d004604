package org.clockhouse.benchmarks;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.clockhouse.store.internal.PostgresServer;

/**
 * A thousand terminals at the running archive: how long a punch waits for its acknowledgement, and what each terminal costs in
 * memory and threads, against ten of them that did the same before.
 */
final class PushBench {

    private static final int TERMINALS = 1_000;
    private static final int FEW = 10;
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(60);
    private static final long LENGTH = TimeUnit.SECONDS.toNanos(60);
    private static final double LIMIT_MILLIS = 20;
    private static final double LIMIT_KIB = 64;
    private static final double KIBIBYTE = 1024;

    private final String name;
    private final Suite suite;
    private final PushCompany company;
    private final PushTerminals net;
    private final PushTraffic traffic;

    private PushBench(String name, Suite suite, PushTerminals net) throws Exception {
        this.name = "push." + name;
        this.suite = suite;
        this.net = net;
        this.company =
                new PushCompany(suite, PushTraffic.PEOPLE, LocalDate.now().minusDays(1));
        this.traffic = new PushTraffic(net, company);
    }

    static void derby() throws Exception {
        run("derby", "");
    }

    static void postgres() throws Exception {
        try (PostgresServer server = PostgresServer.start(true)) {
            run("postgresql", server.createDatabase("bench"));
        }
    }

    private static void run(String name, String storeUrl) throws Exception {
        try (Suite suite = Suite.start(storeUrl);
                PushTerminals net = new PushTerminals(suite.terminalPort())) {
            new PushBench(name, suite, net).run();
        }
    }

    private void run() throws Exception {
        company.authorise(PushTraffic.serials("FEW", FEW));
        company.authorise(PushTraffic.serials("PUSH", TERMINALS));
        traffic.join(PushTraffic.serials("FEW", FEW));
        traffic.punch();
        net.runFor(WARM_UP);
        company.settle();
        long held = suite.heldBytes();
        int threads = suite.threads();
        traffic.join(PushTraffic.serials("PUSH", TERMINALS));
        net.runFor(WARM_UP);
        traffic.measureAnew();
        long spent = suite.spent().toMillis();
        net.runFor(LENGTH);
        report(suite.spent().toMillis() - spent);
        int more = suite.threads();
        company.settle();
        System.err.printf("%s: %d threads with %d terminals, %d with a thousand more%n", name, threads, FEW, more);
        double each = (suite.heldBytes() - held) / KIBIBYTE / TERMINALS;
        System.out.println(Line.promised(name + ".heap-of-a-terminal", each, LIMIT_KIB, "KiB"));
    }

    private void report(long spentMillis) {
        Times acknowledged = traffic.acknowledged();
        Times asked = traffic.asked();
        System.err.printf(
                "%s: %d punches, p99.9 %.1f ms, %d sent again; %d polls, p50 %.1f ms, p99 %.1f ms; %d %% of a processor%n",
                name,
                acknowledged.count(),
                acknowledged.millis(99.9),
                traffic.again(),
                asked.count(),
                asked.millis(50),
                asked.millis(99),
                100 * spentMillis / TimeUnit.NANOSECONDS.toMillis(LENGTH));
        System.out.println(Line.promised(name + ".acknowledged-p50", acknowledged.millis(50), LIMIT_MILLIS, "ms"));
        System.out.println(Line.promised(name + ".acknowledged-p99", acknowledged.millis(99), LIMIT_MILLIS, "ms"));
    }
}
