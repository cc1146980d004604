package org.clockhouse.terminal;

import java.time.Duration;
import java.time.Instant;

/** How far a terminal's clock was ahead of the wall time of its zone. */
public record ClockReading(Instant at, Duration error) {}
