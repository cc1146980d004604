package org.clockhouse.kernel.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.clockhouse.kernel.Rush;

/** Counts facts by quarters of a second, and remembers the quarter before. */
final class FactRate implements Rush {

    private static final long QUARTER = TimeUnit.MILLISECONDS.toNanos(250);
    /** In two quarters: twice what a thousand terminals bring all day. */
    private static final int MANY = 100;

    private static final int SHARE = 19;
    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private long began;
    private int before;
    private int now;

    FactRate(LongSupplier nanos) {
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    synchronized void add(int facts) {
        turn();
        now += facts;
    }

    /** Nineteen parts of twenty are left to others, but no single rest is so long that results seem to have stopped. */
    @Override
    public synchronized Duration rest(Duration worked) {
        turn();
        if (before + now < MANY) {
            return Duration.ZERO;
        }
        Duration rest = worked.multipliedBy(SHARE);
        if (rest.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return rest.compareTo(LONGEST) < 0 ? rest : LONGEST;
    }

    private void turn() {
        long quarters = (nanos.getAsLong() - began) / QUARTER;
        if (quarters > 0) {
            before = quarters == 1 ? now : 0;
            now = 0;
            began += quarters * QUARTER;
        }
    }
}
