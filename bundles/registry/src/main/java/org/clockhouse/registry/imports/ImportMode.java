package org.clockhouse.registry.imports;

/** What to do with a sheet that has wrong rows. */
public enum ImportMode {
    /** Take the good ones. */
    GOOD_ROWS,
    /** Take none unless all are good. */
    ALL_OR_NOTHING
}
