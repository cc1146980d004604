package org.clockhouse.terminal.internal.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.terminal.Terminal;

/**
 * When one terminal is visited next. After failures in a row it waits twice as long each time: 1, 2, 4 … 300 s where it does not
 * answer, 1, 2, 4 … 60 min where it says no; a fifth more or less.
 */
public final class Turns {

    /** How long to wait after the first failure, and at most. */
    public record Pace(Duration first, Duration longest) {

        static final Pace LOST = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(300));
        /** A terminal that is asked again and again what it refuses may lock its users out. */
        static final Pace REFUSED = new Pace(Duration.ofMinutes(1), Duration.ofHours(1));
    }

    private static final double JITTER = 0.2;

    public final OrgId org;
    private final SplittableRandom random;
    private Terminal terminal;
    private Instant due = Instant.MIN;
    private boolean running;
    private boolean rung;
    private int failures;

    public Turns(OrgId org, SplittableRandom random) {
        this.org = org;
        this.random = random;
    }

    /** An edited terminal has a turn at once. */
    public synchronized void serve(Terminal current) {
        if (terminal != null && terminal.version() != current.version()) {
            failures = 0;
            atOnce();
        }
        terminal = current;
    }

    public synchronized Terminal terminal() {
        return terminal;
    }

    /** As soon as the present turn, if any, is over. */
    public synchronized void atOnce() {
        rung = running;
        due = Instant.MIN;
    }

    /** Begins a turn if one is due and none is under way. */
    public synchronized boolean take(Instant now) {
        if (running || due.isAfter(now)) {
            return false;
        }
        running = true;
        return true;
    }

    /** Begins a turn out of turn once none is under way. @return false when one went on for that long */
    synchronized boolean seize(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (running) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        running = true;
        return true;
    }

    /** Ends the turn. */
    public synchronized void done(Instant next) {
        failures = 0;
        end(next);
    }

    /** Ends a turn that failed. @return failures in a row */
    public synchronized int backOff(Instant now) {
        return backOff(now, Pace.LOST);
    }

    /** Ends a turn that failed. @return failures in a row */
    public synchronized int backOff(Instant now, Pace pace) {
        double seconds =
                Math.min(pace.longest().toSeconds(), pace.first().toSeconds() * Math.pow(2, Math.min(failures, 20)));
        failures++;
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        end(now.plusMillis((long) (1_000 * seconds * factor)));
        return failures;
    }

    private void end(Instant next) {
        running = false;
        due = rung ? Instant.MIN : next;
        rung = false;
        notifyAll();
    }
}
