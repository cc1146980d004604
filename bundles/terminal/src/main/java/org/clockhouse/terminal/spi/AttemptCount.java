package org.clockhouse.terminal.spi;

import java.time.LocalDateTime;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.terminal.AttemptStatistics.Count;

/**
 * Attempts at one terminal within one hour by one method.
 *
 * @param hour by the terminal's wall
 * @param timed how many came over the network
 * @param delayMillis from punch to store, of these together
 */
public record AttemptCount(
        TerminalId terminal, LocalDateTime hour, Method method, Count count, long timed, long delayMillis) {

    public AttemptCount plus(AttemptCount other) {
        return new AttemptCount(
                terminal, hour, method, count.plus(other.count), timed + other.timed, delayMillis + other.delayMillis);
    }
}
