package org.clockhouse.credential.replacement;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;

/**
 * Which replacements; everything given must hold.
 *
 * @param card number of the old or the new card in any writing; empty for all
 * @param operator part of who did it; empty for all
 * @param from inclusive
 * @param until exclusive
 */
public record ReplacementFilter(
        Optional<EmployeeId> employee,
        String card,
        String operator,
        Optional<ReplacementReason> reason,
        Optional<Fee.State> fee,
        Instant from,
        Instant until) {

    /** Later than any replacement. */
    public static final Instant OPEN = Instant.parse("9999-12-31T00:00:00Z");

    public static final ReplacementFilter ALL =
            new ReplacementFilter(Optional.empty(), "", "", Optional.empty(), Optional.empty(), Instant.EPOCH, OPEN);
}
