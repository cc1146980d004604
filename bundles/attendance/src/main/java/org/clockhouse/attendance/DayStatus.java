package org.clockhouse.attendance;

/** The one word for an occurrence: the first that holds, in this order (guide, sections 6 and 17). Names are stored. */
public enum DayStatus {
    /** No punches yet, and not every terminal has reported past the window. */
    PROVISIONAL,
    EXEMPT,
    TRIP,
    ABSENT,
    HALF_DAY,
    MISSING_IN,
    SERIOUS_LATE,
    LATE,
    NORMAL
}
