package org.clockhouse.terminal.spi;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * What a terminal's clock showed at an instant.
 *
 * @param clockReading to the second
 */
public record Contact(Instant at, LocalDateTime clockReading) {

    /** How far the terminal's clock was ahead of UTC. */
    public Duration offset() {
        return Duration.between(at, clockReading.toInstant(ZoneOffset.UTC));
    }
}
