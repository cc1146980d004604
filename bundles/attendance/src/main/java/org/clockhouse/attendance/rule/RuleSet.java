package org.clockhouse.attendance.rule;

import java.time.LocalDate;
import org.clockhouse.kernel.LocalName;

/**
 * A versioned bundle of policy values, in one of its editions.
 *
 * @param edition 1, 2, 3 ...; an edition never changes after its first use
 * @param effectiveFrom work dates from here on take this edition, whatever the day of calculation
 * @param version of the whole rule set, for optimistic locking
 */
public record RuleSet(
        RuleSetId id, String code, LocalName name, int edition, LocalDate effectiveFrom, Policy policy, long version) {}
