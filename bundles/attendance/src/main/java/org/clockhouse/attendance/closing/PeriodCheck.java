package org.clockhouse.attendance.closing;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a period still needs, in numbers.
 *
 * @param people of the scope who were employed in it
 * @param sheets people by state; a state without people is left out
 * @param issues by kind; one without is left out
 * @param blocked people with an issue
 * @param pending dates that wait to be worked out again
 * @param quarantined rows of terminals that came in the period and could not be read
 * @param unmatched cards and numbers that punched in the period and are nobody's
 * @param unreported terminals that have not reported past its end, or past now, or lack records
 */
public record PeriodCheck(
        Period period,
        int people,
        Map<PersonSheet.State, Integer> sheets,
        Map<PersonSheet.Kind, Integer> issues,
        int blocked,
        long pending,
        int quarantined,
        int unmatched,
        int unreported) {

    public PeriodCheck {
        sheets = Collections.unmodifiableMap(new EnumMap<>(sheets));
        issues = Collections.unmodifiableMap(new EnumMap<>(issues));
    }

    /** Whether everybody's part is approved and nothing is open. */
    public boolean isReady() {
        return blocked == 0
                && pending == 0
                && quarantined == 0
                && unmatched == 0
                && unreported == 0
                && sheets.getOrDefault(PersonSheet.State.APPROVED, 0) == people;
    }
}
