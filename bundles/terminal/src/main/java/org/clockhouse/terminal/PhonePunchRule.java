package org.clockhouse.terminal;

import org.clockhouse.kernel.Refused;

/**
 * How punches by phone are taken.
 *
 * @param outside what becomes of one from elsewhere, without a position, or with one that is too vague
 * @param mostAccuracy metres; a position that is less exact is too vague
 * @param keepDays after which positions are destroyed; what was judged by them stays
 * @param version 0 while nobody has set it
 */
public record PhonePunchRule(Outside outside, int mostAccuracy, int keepDays, long version) {

    /** Names are stored: they are never changed. */
    public enum Outside {
        /** It is kept, and counts when somebody accepts it. */
        HELD,
        /** It is kept as evidence, and does not count. */
        REFUSED
    }

    public static final PhonePunchRule USUAL = new PhonePunchRule(Outside.HELD, 200, 30, 0);

    public static final int LONGEST_KEPT = 366;
    private static final int LEAST_ACCURACY = 10;
    private static final int VAGUEST = 5_000;

    public PhonePunchRule {
        if (mostAccuracy < LEAST_ACCURACY || mostAccuracy > VAGUEST) {
            throw Refused.at(
                    "/mostAccuracy", "phone.accuracy", "a limit is " + LEAST_ACCURACY + " to " + VAGUEST + " metres");
        }
        if (keepDays < 1 || keepDays > LONGEST_KEPT) {
            throw Refused.at("/keepDays", "phone.days", "positions are kept for 1 to " + LONGEST_KEPT + " days");
        }
    }

    public PhonePunchRule atVersion(long stored) {
        return new PhonePunchRule(outside, mostAccuracy, keepDays, stored);
    }
}
