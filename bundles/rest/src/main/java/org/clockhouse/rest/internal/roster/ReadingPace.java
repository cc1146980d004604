package org.clockhouse.rest.internal.roster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How often each address is read: so many times in a minute, then not before the minute is over. */
final class ReadingPace {

    private static final int MOST = 10;
    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;

    private record Window(Instant from, int count) {}

    private final Clock clock;

    private final Map<String, Window> windows = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > ADDRESSES;
        }
    };

    ReadingPace(Clock clock) {
        this.clock = clock;
    }

    /** How long to wait; empty when it may be read now. */
    synchronized Optional<Duration> next(String address) {
        Instant now = clock.instant();
        Window window = windows.get(address);
        if (window == null || !now.isBefore(window.from().plus(SPAN))) {
            windows.remove(address);
            windows.put(address, new Window(now, 1));
            return Optional.empty();
        }
        if (window.count() >= MOST) {
            return Optional.of(Duration.between(now, window.from().plus(SPAN)));
        }
        windows.put(address, new Window(window.from(), window.count() + 1));
        return Optional.empty();
    }
}
