package org.clockhouse.punch;

import java.time.Instant;
import java.util.Optional;

/**
 * How far one terminal's punches are in the log.
 *
 * @param cursor where its driver reads on from; empty for the start
 * @param reportedUpTo the completeness mark: every punch made before it is in the log; empty when unknown
 * @param lastPunch when the latest punch in the log was made; empty when there is none
 * @param rows how many of its rows are kept, punches and quarantined ones
 */
public record TerminalProgress(String cursor, Optional<Instant> reportedUpTo, Optional<Instant> lastPunch, long rows) {

    public static final TerminalProgress NONE = new TerminalProgress("", Optional.empty(), Optional.empty(), 0);
}
