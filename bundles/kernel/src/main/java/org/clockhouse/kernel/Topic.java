package org.clockhouse.kernel;

/** What a change hint is about. */
public enum Topic {
    ORGANISATION,
    EMPLOYEES,
    CREDENTIALS,
    TERMINALS,
    DRIVERS,
    PUNCHES,
    SHIFTS,
    TIMESHEETS,
    REQUESTS,
    ACCOUNTS,
    AUDIT,
    ROLL_CALLS,
    NOTICES
}
