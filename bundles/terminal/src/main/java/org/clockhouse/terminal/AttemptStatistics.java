package org.clockhouse.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clockhouse.punch.PunchAttributes.Method;

/**
 * How attempts at a terminal went over some days.
 *
 * @param hours those of a day by the terminal's wall, 0 to 23, where there was an attempt
 * @param reasons why it refused, in its own words, the most frequent first
 * @param everywhere those at all terminals of the company in that time
 * @param delay from punch to store, on average, of those that came over the network; empty when there were none
 */
public record AttemptStatistics(
        Count all,
        List<OfHour> hours,
        List<OfMethod> methods,
        List<OfReason> reasons,
        Count everywhere,
        Optional<Duration> delay) {

    /** Fewer attempts say nothing. */
    private static final int ENOUGH = 20;

    private static final double NOTICEABLE = 0.03;

    public AttemptStatistics {
        hours = List.copyOf(hours);
        methods = List.copyOf(methods);
        reasons = List.copyOf(reasons);
    }

    public record Count(long accepted, long refused) {

        public static final Count NONE = new Count(0, 0);

        public Count plus(Count other) {
            return new Count(accepted + other.accepted, refused + other.refused);
        }

        public long attempts() {
            return accepted + refused;
        }

        /** The share refused, 0 to 1. */
        public double rate() {
            return attempts() == 0 ? 0 : (double) refused / attempts();
        }
    }

    public record OfHour(int hour, Count count) {}

    public record OfMethod(Method method, Count count) {}

    /** @param reason empty where the terminal gave none */
    public record OfReason(String reason, long refused) {}

    /** Whether more is refused than can be expected: twice the usual share, and enough to notice. */
    public boolean isAboveNorm() {
        return all.attempts() >= ENOUGH && all.rate() >= NOTICEABLE && all.rate() >= 2 * everywhere.rate();
    }
}
