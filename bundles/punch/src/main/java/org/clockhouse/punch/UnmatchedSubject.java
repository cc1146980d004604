package org.clockhouse.punch;

import java.time.Instant;
import org.clockhouse.kernel.TerminalId;

/**
 * A subject with punches that are attributed to nobody.
 *
 * @param lastTerminal where the latest of them was made
 */
public record UnmatchedSubject(
        PunchSubject subject, long punches, Instant first, Instant last, TerminalId lastTerminal) {}
