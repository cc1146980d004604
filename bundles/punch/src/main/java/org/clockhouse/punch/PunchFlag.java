package org.clockhouse.punch;

/** Why a person may want to look at a punch that counts all the same. Names are stored: they are never changed. */
public enum PunchFlag {
    /** The wall time occurs twice on that day; the earlier offset was taken. */
    REPEATED_HOUR,
    /** The wall time does not occur on that day; it was moved by the length of the gap. */
    SKIPPED_HOUR,
    /** It reads more than a day earlier than a record before it: a clock reset, or a late upload. */
    GOES_BACK,
    /** The contacts around it disagree about the terminal's clock by more than the tolerance. */
    CONTACTS_DISAGREE,
    /** The terminal's clock was off by more than the tolerance; {@code at} is corrected, the reading is not. */
    CLOCK_OFF,
    /** The number or card belongs to more than one person; nobody was attributed. */
    AMBIGUOUS_SUBJECT
}
