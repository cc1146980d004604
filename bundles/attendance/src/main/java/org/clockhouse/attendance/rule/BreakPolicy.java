package org.clockhouse.attendance.rule;

import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.rule.Policy.Spans;

/**
 * Section 8: what is not worked time between an in and an out.
 *
 * @param allowance of punched breaks, in minutes
 * @param band in which a punched break must start and end; empty for anywhere
 * @param onDay unpaid breaks of a date without a planned shift
 * @param outside unpaid breaks outside the planned shift
 * @param least minutes of a punched break, below which it is flagged
 * @param most how many punched breaks are not too many
 * @param due the break that work at a stretch asks for
 * @param paidMeal up to how many minutes between two pairs are added back
 */
public record BreakPolicy(
        Kind kind,
        int allowance,
        Spans band,
        OptionalInt least,
        OptionalInt most,
        Optional<Due> due,
        Spans onDay,
        Spans outside,
        Optional<AutoMeal> autoMeal,
        int paidMeal) {

    /** So many minutes without work, before more than so many were worked at a stretch. */
    public record Due(int minutes, int after) {}

    /** How a break of the shift is known. */
    public enum Kind {
        /** By the clock: the breaks of the shift. */
        WINDOW,
        /** By the function keys BREAK_OUT and BREAK_IN. */
        PUNCHED
    }

    /** A meal that is taken off without a punch, when more than {@code after} minutes were worked. */
    public record AutoMeal(int minutes, int after, Limit limit) {

        /** How much of it. */
        public enum Limit {
            /** Never so much that fewer than {@code after} are left. */
            PROTECT,
            FULL
        }

        public int of(int worked) {
            if (worked <= after) {
                return 0;
            }
            return Math.min(worked, limit == Limit.FULL ? minutes : Math.min(minutes, worked - after));
        }

        /** How long somebody works, the meal among it, until so many minutes are left without it. */
        public int until(int left) {
            return left <= after ? left : left + minutes;
        }
    }
}
