package org.clockhouse.driver.zk.attlog.file;

/** The kinds of file on a stick. */
enum Format {
    TEXT("format.text", 0),
    /** With a line of headings, as clones write it. */
    HEADED("format.headed", 0),
    PUNCHES_16("format.punches16", 16),
    PUNCHES_8("format.punches8", 8),
    USERS_72("format.users72", 72),
    USERS_28("format.users28", 28),
    OPERATIONS("format.operations", 16),
    EMPTY("format.empty", 0),
    UNKNOWN("format.unknown", 0);

    private final String key;
    private final int width;

    Format(String key, int width) {
        this.key = key;
        this.width = width;
    }

    /** Its name as a key of the driver's texts. */
    String key() {
        return key;
    }

    /** Bytes of a row, 0 where there are none of fixed width. */
    int width() {
        return width;
    }

    boolean holdsPunches() {
        return this == TEXT || this == HEADED || this == PUNCHES_16 || this == PUNCHES_8;
    }

    boolean holdsUsers() {
        return this == USERS_72 || this == USERS_28;
    }
}
