package org.clockhouse.punch;

import java.time.Instant;
import java.util.Set;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.TerminalId;

/**
 * States whose a subject was for some time.
 *
 * @param terminals where the subject means this person; empty for everywhere
 * @param from inclusive
 * @param until exclusive; {@link PunchFilter#OPEN} when it has no end
 * @param unmatchedOnly leaves alone what is attributed to somebody already
 */
public record Attribution(
        EmployeeId employee,
        PunchSubject subject,
        Set<TerminalId> terminals,
        Instant from,
        Instant until,
        boolean unmatchedOnly) {

    public Attribution {
        terminals = Set.copyOf(terminals);
    }
}
