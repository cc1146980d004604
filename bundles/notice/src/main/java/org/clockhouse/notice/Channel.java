package org.clockhouse.notice;

/** A way out of the suite. Names are stored. */
public enum Channel {
    MAIL,
    WEBHOOK,
    /** A folder that IT set. */
    FOLDER
}
