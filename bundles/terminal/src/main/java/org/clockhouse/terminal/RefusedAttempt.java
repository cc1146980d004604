package org.clockhouse.terminal;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes.Method;

/**
 * An attempt that a terminal refused.
 *
 * @param position of the punch in the log
 * @param employee empty when nobody knows who it was
 * @param reason in the terminal's own words; may be empty
 */
public record RefusedAttempt(
        long position, TerminalId terminal, Optional<EmployeeId> employee, Instant at, Method method, String reason) {}
