package org.clockhouse.driver.serial.reader;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clockhouse.driver.DeskRead;

/** Makes frames of bytes as they come, in pieces of any size, and finds its feet again after noise. */
interface Collector {

    /** A reader says a frame in one breath: what stood so long is no beginning of what comes now. */
    Duration BREATH = Duration.ofSeconds(1);

    /** @param at when they came */
    void take(byte[] bytes, Instant at);

    Optional<Frame> next();

    /** A frame's text, or why there is none. */
    record Frame(String text, Optional<DeskRead> misread) {

        @Override
        public String toString() {
            return "Frame[" + text.length() + "]";
        }
    }
}
