package org.clockhouse.punch;

import java.time.Instant;
import java.util.Optional;

/**
 * What lies in the log beyond a position.
 *
 * @param punches how many
 * @param oldest when the suite took in the first of them; empty when there is none
 * @param last the last position of the log that can be read, whatever the position asked for
 */
public record Backlog(long punches, Optional<Instant> oldest, long last) {}
