package org.clockhouse.attendance;

import java.util.List;
import java.util.OptionalInt;

/**
 * Section 10: which minutes are overtime, and of which kind.
 *
 * @param tolerance with QUANTITY an excess at or below it is not overtime
 * @param pre whether presence before the start is overtime too, by punch
 * @param gap overtime after a shift starts so much after its end
 * @param least fewer minutes are not recognised
 * @param unit recognised minutes are rounded down to it
 * @param daily tiers of a date, by threshold
 * @param weekly tiers of a week
 * @param dayCap ceiling of a date: flagged, never cut
 * @param monthCap ceiling of the month of work
 */
public record OvertimePolicy(
        Recognition recognition,
        Basis basis,
        int tolerance,
        boolean pre,
        int gap,
        int least,
        int unit,
        DayKind dayKind,
        List<Tier> daily,
        List<Tier> weekly,
        Combine combine,
        OptionalInt dayCap,
        OptionalInt monthCap,
        CapPolicy capPolicy) {

    /** What makes unplanned minutes overtime. */
    public enum Recognition {
        NONE,
        /** Presence. */
        BY_PUNCH,
        /** Presence inside an approval. */
        WITHIN_APPROVAL,
        /** The approval, whether anybody was there or not. */
        BY_APPROVAL
    }

    /** What it is counted from. */
    public enum Basis {
        /** Outside the planned shift. */
        PLAN,
        /** Attended above the required minutes. */
        QUANTITY
    }

    /** Whose kind a minute takes. */
    public enum DayKind {
        /** On a statutory date holiday; any other that of the work date or, when that is statutory, of its own date. */
        HOLIDAY_SPLIT,
        WORK_DATE,
        /** Each that of its own date. */
        ALL_SPLIT
    }

    /** How thresholds of a date and of a week meet. A minute is counted once. */
    public enum Combine {
        /** Above either. */
        UNION,
        /** The week is counted over what is below the daily threshold. */
        REGULAR_ONLY
    }

    /** What a ceiling does. Nothing worked is ever cut. */
    public enum CapPolicy {
        PAY_AND_FLAG,
        /** New requests for overtime are refused. */
        BLOCK_REQUEST
    }

    public OvertimePolicy {
        daily = List.copyOf(daily);
        weekly = List.copyOf(weekly);
    }

    /** So much of what may be recognised is. */
    public int recognised(int minutes) {
        return minutes < least ? 0 : minutes - minutes % unit;
    }
}
