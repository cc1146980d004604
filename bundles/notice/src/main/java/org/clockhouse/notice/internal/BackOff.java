package org.clockhouse.notice.internal;

import java.time.Duration;
import java.time.Instant;
import org.clockhouse.notice.Message;

/** When to try again. */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    /** Over a weekend's night, not over a weekend: who waits for a mail should hear that it does not come. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private BackOff() {}

    /** Doubled each time, up to an hour, and spread by a fifth, so that what failed together does not come back together. */
    static Duration after(int attempts, double chance) {
        long doubled = FIRST.toMillis() << Math.min(attempts - 1, 10);
        long wait = Math.min(doubled, LONGEST.toMillis());
        return Duration.ofMillis((long) (wait * (0.8 + 0.4 * chance)));
    }

    static boolean isOver(Message message, Instant now) {
        return message.madeAt().plus(PATIENCE).isBefore(now);
    }
}
