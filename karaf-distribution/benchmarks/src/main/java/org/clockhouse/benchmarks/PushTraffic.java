package org.clockhouse.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.clockhouse.benchmarks.PushTerminals.Answer;
import org.clockhouse.benchmarks.PushTerminals.Terminal;

/**
 * What terminals do all day: each asks every ten seconds what is wanted of it, and together they bring a hundred punches a second,
 * whether those before were answered or not. What is not acknowledged is sent again until it is.
 */
final class PushTraffic {

    static final int PEOPLE = 500;
    static final long POLL = TimeUnit.SECONDS.toNanos(10);

    private static final long PUNCH = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long AGAIN = TimeUnit.SECONDS.toNanos(2);

    /** As the log tells one from another. */
    record Sent(String serial, String line) {}

    private final PushTerminals net;
    private final PushCompany company;
    private final Random random = new Random(7);
    private final List<Terminal> calling = new ArrayList<>();
    private final Set<Sent> waiting = new HashSet<>();
    private final Set<Sent> taken = new HashSet<>();
    private Times acknowledged = new Times();
    private Times asked = new Times();
    private int punches;
    private int again;
    private boolean punching;

    PushTraffic(PushTerminals net, PushCompany company) {
        this.net = net;
        this.company = company;
    }

    static List<String> serials(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> prefix + n).toList();
    }

    /** They greet at some moment of the next ten seconds, ask from then on, and are punched at from when all have greeted. */
    void join(List<String> serials) {
        for (String serial : serials) {
            Terminal terminal = net.new Terminal(serial);
            net.at(System.nanoTime() + (long) (random.nextDouble() * POLL), () -> terminal.greet(answer -> {}));
            askAt(terminal, System.nanoTime() + POLL + (long) (random.nextDouble() * POLL));
            net.at(System.nanoTime() + 2 * POLL, () -> calling.add(terminal));
        }
    }

    private void askAt(Terminal terminal, long at) {
        net.at(at, () -> {
            terminal.ask(answer -> asked.add(answer.nanos()));
            askAt(terminal, at + POLL);
        });
    }

    void punch() {
        punching = true;
        punchAt(System.nanoTime());
    }

    void stopPunching() {
        punching = false;
    }

    private void punchAt(long at) {
        net.at(at, () -> {
            if (!calling.isEmpty()) {
                Terminal terminal = calling.get(random.nextInt(calling.size()));
                String line = PushCompany.line(1 + punches++ % PEOPLE, company.now());
                Sent sent = new Sent(terminal.serial(), line);
                waiting.add(sent);
                terminal.upload(line, answer -> took(terminal, sent, answer));
            }
            if (punching) {
                punchAt(at + PUNCH);
            }
        });
    }

    private void took(Terminal terminal, Sent sent, Answer answer) {
        if (answer.isLeaveToForget()) {
            acknowledged.add(answer.nanos());
            taken.add(sent);
            waiting.remove(sent);
        } else {
            again++;
            net.at(System.nanoTime() + AGAIN, () -> terminal.upload(sent.line(), next -> took(terminal, sent, next)));
        }
    }

    void measureAnew() {
        acknowledged = new Times();
        asked = new Times();
        again = 0;
    }

    Times acknowledged() {
        return acknowledged;
    }

    Times asked() {
        return asked;
    }

    /** How many calls were sent again. */
    int again() {
        return again;
    }

    /** Every punch that was acknowledged, ever. */
    Set<Sent> taken() {
        return taken;
    }

    boolean isAllTaken() {
        return waiting.isEmpty();
    }
}
