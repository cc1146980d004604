package org.clockhouse.account;

/** How a field is shown to a role. */
public enum FieldMask {
    /** All but the last four characters are covered. */
    COVERED,
    /** Absent. */
    HIDDEN
}
