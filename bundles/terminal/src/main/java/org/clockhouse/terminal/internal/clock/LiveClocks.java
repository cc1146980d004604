package org.clockhouse.terminal.internal.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.kernel.TerminalId;

/**
 * How far the clocks of terminals are off that call and cannot be asked: a punch that is sent at once shows what the clock read some
 * moments ago. The largest of the last few is nearest to the truth, because a delay only ever makes a clock look slow.
 */
public final class LiveClocks {

    private static final int LAST = 5;
    private static final int FEWEST = 3;
    /** More at once were not sent one by one as they were made. */
    private static final int MOST_AT_ONCE = 2;

    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private final Map<TerminalId, Deque<Duration>> seen = new ConcurrentHashMap<>();

    /** @return how far the clock is ahead, once enough was seen; empty for what was not sent at once */
    public Optional<Duration> seen(TerminalId terminal, PunchPage page, Reckoning reckoning, Instant now) {
        if (page.rows() > MOST_AT_ONCE) {
            return Optional.empty();
        }
        Optional<Duration> ahead = page.punches().stream()
                .map(RawPunch::clockReading)
                .max(Comparator.<LocalDateTime>naturalOrder())
                .map(reading -> Duration.between(now, reckoning.plain(reading)))
                .filter(error -> error.abs().compareTo(HALF_A_DAY) < 0);
        return ahead.flatMap(error -> largest(terminal, error));
    }

    private Optional<Duration> largest(TerminalId terminal, Duration error) {
        Deque<Duration> last = seen.computeIfAbsent(terminal, id -> new ArrayDeque<>());
        synchronized (last) {
            last.addLast(error);
            if (last.size() > LAST) {
                last.removeFirst();
            }
            return last.size() < FEWEST ? Optional.empty() : last.stream().max(Comparator.naturalOrder());
        }
    }
}
