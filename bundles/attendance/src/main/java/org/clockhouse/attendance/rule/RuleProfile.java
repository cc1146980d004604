package org.clockhouse.attendance.rule;

import java.time.DayOfWeek;
import java.util.Set;
import org.clockhouse.kernel.LocalName;

/**
 * Settings that ship with the suite, to start a rule set from: those of a country or of a working-hour system.
 *
 * @param restDays the weekdays that a calendar for it leaves free
 */
public record RuleProfile(String code, LocalName name, Set<DayOfWeek> restDays, Policy policy) {

    public RuleProfile {
        restDays = Set.copyOf(restDays);
    }
}
