package org.clockhouse.attendance.rule;

import java.util.OptionalInt;

/**
 * Section 10: which minutes are overtime, and of which kind.
 *
 * @param tolerance with QUANTITY an excess at or below it is not overtime
 * @param pre whether presence before the start is overtime too, by punch
 * @param gap overtime after a shift starts so much after its end
 * @param least fewer minutes are not recognised
 * @param unit recognised minutes are rounded down to it
 * @param callBack so many minutes count at least for a call-back, which is a stretch that no shift adjoins
 * @param rest what differs on rest days
 * @param holiday what differs on statutory dates
 * @param tiers by threshold
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
        int callBack,
        OfKind rest,
        OfKind holiday,
        DayKind dayKind,
        TierPolicy tiers,
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

    /**
     * What differs for overtime of one kind of day; what is left open is as on workdays, and counts together with them.
     *
     * @param most ceiling of a date, of this kind alone
     */
    public record OfKind(Own mode, OptionalInt least, OptionalInt unit, OptionalInt most) {}

    /** Recognition of a kind of day. */
    public enum Own {
        AS_WORKDAY,
        NONE,
        BY_PUNCH,
        WITHIN_APPROVAL,
        BY_APPROVAL
    }

    /** By what overtime of a kind of day is recognised; kinds with the same terms are recognised in one sum. */
    public record Terms(Recognition recognition, int least, int unit) {

        /** So much of what may be recognised is. */
        public int recognised(int minutes) {
            return minutes < least ? 0 : minutes - minutes % unit;
        }
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

    /** What a ceiling does. Nothing worked is ever cut. */
    public enum CapPolicy {
        PAY_AND_FLAG,
        /** New requests for overtime are refused. */
        BLOCK_REQUEST
    }

    public Terms onWorkdays() {
        return new Terms(recognition, least, unit);
    }

    public Terms onRestDays() {
        return terms(rest);
    }

    public Terms onHolidays() {
        return terms(holiday);
    }

    private Terms terms(OfKind own) {
        return new Terms(
                own.mode() == Own.AS_WORKDAY
                        ? recognition
                        : Recognition.valueOf(own.mode().name()),
                own.least().orElse(least),
                Math.max(1, own.unit().orElse(unit)));
    }

    /** Whether overtime of some kind of day is recognised like this. */
    public boolean recognises(Recognition how) {
        return recognition == how
                || onRestDays().recognition() == how
                || onHolidays().recognition() == how;
    }
}
