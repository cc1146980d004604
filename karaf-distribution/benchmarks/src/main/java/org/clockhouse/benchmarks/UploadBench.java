package org.clockhouse.benchmarks;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.clockhouse.benchmarks.PushTerminals.Answer;
import org.clockhouse.benchmarks.PushTerminals.Terminal;
import org.clockhouse.store.internal.PostgresServer;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Lines a second that the running archive takes from push terminals which send as fast as they are answered, and beside it the
 * bare inserts of as many rows in one commit, and the same terminals at {@link BareCalls}: turn about, the best of three each. What
 * attendance makes of the punches goes on meanwhile, and is waited for before the bare inserts, as is all else that follows a punch.
 * The first seconds, before the code is compiled, are told apart, and so is how long the compilers were at work; rounds in which they
 * took much of the suite's time are not counted, for the sake of either side.
 */
final class UploadBench {

    private static final int ROUNDS = 3;
    private static final int PEOPLE = 1_000;
    private static final int DAYS = 60;
    private static final long STEP_SECONDS = 100;
    private static final long LONGEST_WARM_UP = TimeUnit.MINUTES.toNanos(4);
    /** Of the suite's processor time: with more for the compilers it is the compilers that are measured. */
    private static final double COMPILERS = 0.05;
    /** Rounds that are left out because the compilers took more; after so many none is. */
    private static final int MOST_COOL = 12;

    private static final long LENGTH = TimeUnit.SECONDS.toNanos(5);

    /**
     * @param repeated how many of a batch were sent before
     * @param writers connections of the bare inserts
     * @param figure of the bare inserts, from the measurements that the targets were set by
     */
    private record Job(String name, int terminals, int batch, int repeated, int writers, double figure) {}

    private interface Bench {
        void run(String storeUrl, DataSource bare) throws Exception;
    }

    private final Suite suite;
    private final PushCompany company;
    private final Fleet fleet;
    private final Job job;
    private final LocalDateTime first;

    static void pagesOnDerby() throws Exception {
        derby((url, bare) -> run(url, BareInserts.create(bare, true), new Job("pages.derby", 16, 100, 50, 4, 19_100)));
    }

    static void pagesOnPostgres() throws Exception {
        postgres((url, bare) ->
                run(url, BareInserts.create(bare, false), new Job("pages.postgresql", 16, 100, 50, 4, 25_300)));
    }

    static void singlesOnDerby() throws Exception {
        derby((url, bare) ->
                run(url, BareInserts.create(bare, true), new Job("singles64.derby", 64, 1, 0, 16, 13_400)));
    }

    static void singlesOnPostgres() throws Exception {
        postgres((url, bare) ->
                run(url, BareInserts.create(bare, false), new Job("singles64.postgresql", 64, 1, 0, 16, 12_500)));
    }

    private static void derby(Bench bench) throws Exception {
        Places.derby((database, bare) -> bench.run("", bare));
    }

    private static void postgres(Bench bench) throws Exception {
        try (PostgresServer server = PostgresServer.start(true)) {
            PGSimpleDataSource bare = new PGSimpleDataSource();
            bare.setUrl(server.createDatabase("bare"));
            bare.setReWriteBatchedInserts(true);
            bench.run(server.createDatabase("bench"), bare);
        }
    }

    private static void run(String storeUrl, BareInserts inserts, Job job) throws Exception {
        try (Suite suite = Suite.start(storeUrl);
                PushTerminals net = new PushTerminals(suite.terminalPort())) {
            new UploadBench(suite, net, job).run(inserts);
        }
    }

    private UploadBench(Suite suite, PushTerminals net, Job job) throws Exception {
        this.suite = suite;
        this.job = job;
        LocalDate since = LocalDate.now().minusDays(DAYS);
        this.company = new PushCompany(suite, PEOPLE, since);
        this.first = since.plusDays(1).atStartOfDay();
        for (int n = 0; n < job.terminals(); n++) {
            company.hang("BUSY" + n, since);
        }
        this.fleet = new Fleet(net);
    }

    private void run(BareInserts inserts) throws Exception {
        try (BareCalls calls = new BareCalls(inserts, job.writers(), job.batch());
                PushTerminals bareNet = new PushTerminals(calls.port())) {
            run(inserts, new Fleet(bareNet));
        }
    }

    private void run(BareInserts inserts, Fleet bareFleet) throws Exception {
        double cold = fleet.send(LENGTH);
        double warmed = warmUp();
        List<Round> warm = new ArrayList<>();
        int cool = 0;
        while (warm.size() < ROUNDS) {
            Round round = round(inserts, bareFleet);
            if (round.compilers() <= COMPILERS || cool == MOST_COOL) {
                warm.add(round);
            } else {
                cool++;
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("cold", cold);
        figures.put("warm_after_s", warmed);
        figures.put("cool_rounds", (double) cool);
        figures.put("bare_calls", best(warm, Round::calls));
        figures.put("suite_us", mean(warm, Round::suiteMicros));
        figures.put("client_us", mean(warm, Round::clientMicros));
        System.out.println(
                new Line(job.name(), best(warm, Round::taken), best(warm, Round::bare), job.figure(), "lines/s")
                        .with(figures));
    }

    /**
     * @param taken lines a second that the suite took
     * @param bare lines a second of the bare inserts
     * @param calls lines a second of the same terminals at bare inserts
     * @param compilers their part of the suite's processor time
     * @param suiteMicros processor time of the suite for a line
     * @param clientMicros processor time of the terminals for a line
     */
    private record Round(
            double taken, double bare, double calls, double compilers, double suiteMicros, double clientMicros) {}

    private static double best(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).max().orElseThrow();
    }

    private static double mean(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).average().orElseThrow();
    }

    private Round round(BareInserts inserts, Fleet bareFleet) throws Exception {
        company.settle();
        suite.calm();
        double bare = Load.run(job.writers(), Duration.ofNanos(LENGTH), thread -> inserts.work(thread, job.batch()));
        double calls = bareFleet.send(LENGTH);
        ThreadTimes parts = suite.spentByThreads();
        Duration suiteBefore = suite.spent();
        Duration clientBefore = own();
        double taken = fleet.send(LENGTH);
        Duration spent = suite.spent().minus(suiteBefore);
        Duration client = own().minus(clientBefore);
        ThreadTimes now = suite.spentByThreads();
        Round round = new Round(
                taken,
                bare,
                calls,
                compilers(parts, now, spent),
                spent.toNanos() / 1e3 / fleet.lines,
                client.toNanos() / 1e3 / fleet.lines);
        System.err.printf(
                "%s: %.0f lines/s for %.0f us of processor time each (%s), %.0f inserts/s%n",
                job.name(), taken, round.suiteMicros(), now.since(parts, fleet.lines), bare);
        return round;
    }

    private static double compilers(ThreadTimes before, ThreadTimes after, Duration spent) {
        Duration both = after.since(before, "C1 Compiler").plus(after.since(before, "C2 Compiler"));
        return both.toNanos() / (double) spent.toNanos();
    }

    /** @return after how many seconds the compilers had next to nothing left to do, or its patience was at its end */
    private double warmUp() throws Exception {
        long began = System.nanoTime();
        boolean compiling = true;
        while (compiling && System.nanoTime() - began < LONGEST_WARM_UP) {
            ThreadTimes parts = suite.spentByThreads();
            Duration before = suite.spent();
            fleet.send(LENGTH);
            compiling = compilers(parts, suite.spentByThreads(), suite.spent().minus(before)) > COMPILERS;
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** Processor time of the terminals, which are in this process. */
    private static Duration own() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The terminals of the job, all at one port. */
    private final class Fleet {

        private final PushTerminals net;
        private final List<Sender> senders = new ArrayList<>();
        private long lines;
        private boolean paused;

        Fleet(PushTerminals net) {
            this.net = net;
            for (int n = 0; n < job.terminals(); n++) {
                senders.add(new Sender(this, n));
            }
        }

        /** @return lines a second that were acknowledged */
        double send(long nanos) throws Exception {
            long began = System.nanoTime();
            lines = 0;
            paused = false;
            senders.forEach(Sender::next);
            net.runFor(nanos);
            paused = true;
            double rate = lines * 1e9 / (System.nanoTime() - began);
            net.runUntil(() -> senders.stream().noneMatch(sender -> sender.waits));
            return rate;
        }
    }

    /** One terminal, which sends its log in batches, and some lines of the last batch with the next again. */
    private final class Sender {

        private final Fleet fleet;
        private final int number;
        private final Terminal terminal;
        private List<String> before = List.of();
        private long made;
        private boolean waits;

        Sender(Fleet fleet, int number) {
            this.fleet = fleet;
            this.number = number;
            this.terminal = fleet.net.new Terminal("BUSY" + number);
        }

        private void next() {
            List<String> fresh = new ArrayList<>();
            List<String> batch = new ArrayList<>(before.subList(0, Math.min(before.size(), job.repeated())));
            while (batch.size() < job.batch()) {
                int person = 1 + (int) ((made * 7 + number) % PEOPLE);
                String line = PushCompany.line(person, first.plusSeconds(STEP_SECONDS * made++));
                fresh.add(line);
                batch.add(line);
            }
            before = fresh;
            waits = true;
            terminal.upload(String.join("", batch), answer -> took(batch.size(), answer));
        }

        private void took(int sent, Answer answer) {
            waits = false;
            if (!answer.text().startsWith("OK: " + sent)) {
                throw new IllegalStateException("not taken: " + answer);
            }
            fleet.lines += sent;
            if (!fleet.paused) {
                next();
            }
        }
    }
}
