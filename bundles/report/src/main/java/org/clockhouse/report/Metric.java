package org.clockhouse.report;

/** A figure. What each means is written once, in the words of the sheets, and shown wherever the figure is. Names are stored. */
public enum Metric {
    PEOPLE(Unit.COUNT),
    PLANNED_DAYS(Unit.COUNT),
    ATTENDED_DAYS(Unit.COUNT),
    RATE(Unit.HUNDREDTHS_OF_PERCENT),
    REQUIRED(Unit.MINUTES),
    ATTENDED(Unit.MINUTES),
    REGULAR(Unit.MINUTES),
    LATE_TIMES(Unit.COUNT),
    LATE(Unit.MINUTES),
    EARLY_TIMES(Unit.COUNT),
    EARLY(Unit.MINUTES),
    MISSING_PUNCHES(Unit.COUNT),
    ABSENT_DAYS(Unit.COUNT),
    HALF_DAYS(Unit.COUNT),
    ABSENT(Unit.MINUTES),
    LEAVE(Unit.MINUTES),
    TRIP(Unit.MINUTES),
    OVERTIME(Unit.MINUTES),
    OT_WORKDAY(Unit.MINUTES),
    OT_REST(Unit.MINUTES),
    OT_HOLIDAY(Unit.MINUTES),
    OVER_MONTH(Unit.MINUTES),
    OVER_DAYS(Unit.COUNT),
    SEVENTH_DAYS(Unit.COUNT),
    NIGHT(Unit.MINUTES),
    NIGHT_DUTIES(Unit.COUNT),
    UNSETTLED(Unit.COUNT),
    CYCLE_ATTENDED(Unit.MINUTES),
    CYCLE_STANDARD(Unit.MINUTES),
    CYCLE_REGULAR(Unit.MINUTES),
    CYCLE_OVERTIME(Unit.MINUTES),
    CYCLE_HOLIDAY(Unit.MINUTES),
    CYCLE_MONTHLY(Unit.MINUTES),
    CYCLE_OVER_CAP(Unit.MINUTES),
    CYCLE_PROVISIONAL(Unit.COUNT),
    UNPAID_LEAVE(Unit.MINUTES),
    TOTAL_REQUIRED(Unit.MINUTES),
    TOTAL_ATTENDED(Unit.MINUTES),
    TOTAL_REGULAR(Unit.MINUTES),
    TOTAL_LACKING(Unit.MINUTES),
    TOTAL_OVERTIME(Unit.MINUTES),
    LATES_COUNTED(Unit.COUNT),
    LATES_FREE(Unit.COUNT),
    LATES_FORGIVEN(Unit.MINUTES),
    LATES_CHARGED(Unit.COUNT),
    LATES_COST(Unit.MINUTES),
    EXCEPTION_POINTS(Unit.COUNT),
    ALLOWANCE_RESULTS(Unit.COUNT),
    ALLOWANCE_COUNT(Unit.COUNT),
    PAIR_DATES(Unit.COUNT),
    PAIR_BOTH(Unit.COUNT),
    PAIR_SHARE(Unit.HUNDREDTHS_OF_PERCENT),
    SHORT_RESTS(Unit.COUNT),
    BANNED_DAYS(Unit.COUNT),
    LOT_BROUGHT(Unit.MINUTES),
    LOT_TAKEN(Unit.MINUTES),
    LOT_LEFT(Unit.MINUTES),
    LOT_PAID(Unit.MINUTES),
    LOT_LAPSED(Unit.MINUTES);

    private final Unit unit;

    Metric(Unit unit) {
        this.unit = unit;
    }

    public Unit unit() {
        return unit;
    }

    /** What its number counts. */
    public enum Unit {
        COUNT,
        MINUTES,
        HUNDREDTHS_OF_PERCENT
    }
}
