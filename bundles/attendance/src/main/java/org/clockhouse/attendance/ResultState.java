package org.clockhouse.attendance;

/** How settled a result is. Names are stored. */
public enum ResultState {
    /** Its window is open, or a terminal has not reported past it: it may change by itself. */
    PROVISIONAL,
    /** Every terminal has reported past the window: it changes only when a fact is changed. */
    FINAL,
    /** Its period is closed: it never changes. */
    LOCKED,
    /** The open period carries a difference to it. */
    ADJUSTED
}
