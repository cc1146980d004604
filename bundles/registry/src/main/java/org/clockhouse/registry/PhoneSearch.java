package org.clockhouse.registry;

/** How much of a phone finds its owner: no more than the one who searches may see of it. */
public enum PhoneSearch {
    /** The whole number, or its last four digits. */
    WHOLE,
    /** The last four digits, which a covered number shows. */
    TAIL,
    NONE
}
