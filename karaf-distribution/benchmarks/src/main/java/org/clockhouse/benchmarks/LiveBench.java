package org.clockhouse.benchmarks;

import java.time.LocalDate;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.clockhouse.benchmarks.PushTerminals.Answer;
import org.clockhouse.benchmarks.PushTerminals.Terminal;

/**
 * From a punch at a push terminal to the hint that punches came, and to the board, which is asked for whenever a hint comes as the
 * console does: alone, and while a thousand terminals bring a hundred punches a second.
 */
final class LiveBench {

    private static final int TERMINALS = 1_000;
    private static final int PUNCHES = 20;
    private static final int LIVE = PushTraffic.PEOPLE;
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(40);
    private static final double LIMIT_SECONDS = 1;

    private final Suite suite;
    private final PushCompany company;
    private final PushTerminals own;
    private final Terminal terminal;
    private final LinkedBlockingQueue<String> hints = new LinkedBlockingQueue<>();
    private int person = LIVE;

    private LiveBench(Suite suite, PushTerminals own) throws Exception {
        this.suite = suite;
        this.own = own;
        this.company =
                new PushCompany(suite, LIVE + 3 * PUNCHES, LocalDate.now().minusDays(1));
        this.terminal = own.new Terminal("LIVE1");
    }

    static void run() throws Exception {
        try (Suite suite = Suite.start("");
                PushTerminals own = new PushTerminals(suite.terminalPort())) {
            new LiveBench(suite, own).measure();
        }
    }

    private void measure() throws Exception {
        company.hang("LIVE1", LocalDate.now().minusDays(1));
        company.authorise(PushTraffic.serials("PUSH", TERMINALS));
        Thread listening = new Thread(this::listen, "hints");
        listening.setDaemon(true);
        listening.start();
        company.settle();
        punch("live.warm", PUNCHES);
        punch("live", PUNCHES);
        AtomicBoolean over = new AtomicBoolean();
        Thread many = new Thread(() -> traffic(over), "traffic");
        many.start();
        TimeUnit.NANOSECONDS.sleep(WARM_UP);
        punch("live.at-load", PUNCHES);
        over.set(true);
        many.join();
    }

    private void listen() {
        try {
            suite.changes().filter(line -> line.startsWith("data:")).forEach(hints::add);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void traffic(AtomicBoolean over) {
        try (PushTerminals net = new PushTerminals(suite.terminalPort())) {
            PushTraffic traffic = new PushTraffic(net, company);
            traffic.join(PushTraffic.serials("PUSH", TERMINALS));
            traffic.punch();
            net.runUntil(over::get);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each by somebody who was not seen today. */
    private void punch(String name, int count) throws Exception {
        Times hint = new Times();
        Times board = new Times();
        for (int n = 0; n < count; n++) {
            person++;
            hints.clear();
            long began = System.nanoTime();
            upload();
            await(line -> line.contains("PUNCHES"));
            hint.add(System.nanoTime() - began);
            while (!company.isOnBoard(person)) {
                await(line -> line.contains("PUNCHES") || line.contains("TIMESHEETS"));
            }
            board.add(System.nanoTime() - began);
            TimeUnit.MILLISECONDS.sleep(500);
        }
        System.out.println(Line.promised(name + ".hint-p50", hint.millis(50) / 1_000, LIMIT_SECONDS, "s"));
        System.out.println(Line.promised(name + ".board-p50", board.millis(50) / 1_000, LIMIT_SECONDS, "s"));
        System.out.println(Line.promised(name + ".board-longest", board.millis(100) / 1_000, LIMIT_SECONDS, "s"));
    }

    private void upload() throws Exception {
        Answer[] answer = new Answer[1];
        terminal.upload(PushCompany.line(person, company.now()), got -> answer[0] = got);
        own.runUntil(() -> answer[0] != null);
        if (!answer[0].isLeaveToForget()) {
            throw new IllegalStateException("not taken: " + answer[0]);
        }
    }

    private void await(Predicate<String> wanted) throws InterruptedException {
        String hint = hints.poll(10, TimeUnit.SECONDS);
        while (hint != null && !wanted.test(hint)) {
            hint = hints.poll(10, TimeUnit.SECONDS);
        }
        if (hint == null) {
            throw new IllegalStateException("no hint within ten seconds");
        }
    }
}
