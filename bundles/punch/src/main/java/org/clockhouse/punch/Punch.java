package org.clockhouse.punch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.TerminalId;

/**
 * One recorded presentation at a terminal.
 *
 * @param position its place in the company's log: unique, rising, with gaps
 * @param receivedAt when the suite stored it
 * @param employee whom it is attributed to; the only part that may change
 */
public record Punch(
        long position,
        TerminalId terminal,
        Road road,
        Instant receivedAt,
        PunchSubject subject,
        Optional<EmployeeId> employee,
        PunchTime time,
        PunchAttributes attributes,
        Set<PunchFlag> flags) {

    public Punch {
        flags = Set.copyOf(flags);
    }

    public Instant at() {
        return time.at();
    }

    /** How far the terminal's clock was ahead, when that was more than is tolerated; else zero. */
    public Duration clockError() {
        return flags.contains(PunchFlag.CLOCK_OFF) ? time.error() : Duration.ZERO;
    }
}
