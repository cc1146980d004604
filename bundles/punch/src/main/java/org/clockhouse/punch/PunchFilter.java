package org.clockhouse.punch;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.TerminalId;

/**
 * Which punches; empty parts choose all.
 *
 * @param from inclusive; {@link Instant#EPOCH} for all
 * @param until exclusive; {@link #OPEN} for all
 * @param flags with at least one of these
 */
public record PunchFilter(
        Optional<EmployeeId> employee,
        Optional<TerminalId> terminal,
        Instant from,
        Instant until,
        Set<PunchFlag> flags,
        boolean unmatchedOnly) {

    /** Later than any punch, and within what every database can hold. */
    public static final Instant OPEN = Instant.parse("9999-12-31T00:00:00Z");

    public static final PunchFilter ALL =
            new PunchFilter(Optional.empty(), Optional.empty(), Instant.EPOCH, OPEN, Set.of(), false);

    public PunchFilter {
        flags = Set.copyOf(flags);
    }
}
