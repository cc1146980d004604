package org.clockhouse.registry.calendar;

/** What kind of day a date is; the values of semantics.md, section 1. */
public enum DayType {
    WORKDAY,
    REST_DAY,
    /** A public holiday by law: work on it is paid threefold in China. */
    STATUTORY,
    COMPANY_HOLIDAY,
    /** A weekend day that is worked in exchange for another. */
    SWAPPED_WORKDAY,
    /** A weekday that is free in exchange for another. */
    SWAPPED_REST;

    /** Whether people work unless their roster says otherwise. */
    public boolean isWorked() {
        return this == WORKDAY || this == SWAPPED_WORKDAY;
    }
}
