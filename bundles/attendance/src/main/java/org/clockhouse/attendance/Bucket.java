package org.clockhouse.attendance;

/**
 * What minutes are counted as. In every day result {@code ATTENDED = REGULAR + OT_WORKDAY + OT_REST + OT_HOLIDAY + OVERTIME +
 * EXTRA} (guide, section 8). Names and order are stored: add at the end, never change.
 */
public enum Bucket {
    /** Planned net minutes of the work date. */
    REQUIRED,
    /** Net minutes between paired punches. */
    ATTENDED,
    /** Part of attended inside required minutes, never more than required. */
    REGULAR,
    /** Required minutes between the start and the first in, after grace. */
    LATE,
    /** Required minutes between the last out and the end, after grace. */
    EARLY,
    /** Required minutes that nothing covers, before grace. */
    SHORT,
    /** Attended minutes in no other bucket. */
    EXTRA,
    /** Recognised overtime on a workday. */
    OT_WORKDAY,
    /** Recognised overtime on a rest day. */
    OT_REST,
    /** Recognised overtime on a statutory holiday. */
    OT_HOLIDAY,
    /** Overtime by quantity or tiers. */
    OVERTIME,
    /** Required minutes counted without presence. */
    CREDITED,
    /** Required minutes covered by approved leave that does not count as attended. */
    LEAVE,
    /** Required minutes covered by an approved trip. */
    TRIP,
    /** Required minutes waived, for example after a late evening. */
    FORGIVEN,
    /** Required minutes that nothing covers when the day is absent. */
    ABSENT,
    /** Attended minutes inside the night window: an overlay, in no sum. */
    NIGHT,
    /** Minutes of core time before the first in. */
    CORE_LATE,
    /** Time between two pairs, rounded. */
    MEAL,
    /** Leave taken off the balance: what is covered, rounded. */
    BALANCE_CHARGE,
    /** Part of leave that is not paid: an overlay, in no sum. */
    UNPAID_LEAVE
}
