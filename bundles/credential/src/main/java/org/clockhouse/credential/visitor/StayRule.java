package org.clockhouse.credential.visitor;

import org.clockhouse.kernel.Refused;

/**
 * How long a company keeps who its visitors were.
 *
 * @param keepDays after the end of a visit, when the visitor is forgotten
 * @param version 0 while nobody has set it
 */
public record StayRule(int keepDays, long version) {

    public static final StayRule USUAL = new StayRule(90, 0);

    public static final int LONGEST_KEPT = 3650;

    public StayRule {
        if (keepDays < 1 || keepDays > LONGEST_KEPT) {
            throw Refused.at(
                    "/keepDays",
                    "visitor-rule.days",
                    "visitors are kept for 1 to " + LONGEST_KEPT + " days after the visit");
        }
    }

    public StayRule atVersion(long stored) {
        return new StayRule(keepDays, stored);
    }
}
