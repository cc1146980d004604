package org.clockhouse.punch;

/** How a punch reached the suite. Names are stored: they are never changed. */
public enum Road {
    /** The suite asked the terminal. */
    VISIT,
    /** The terminal called the suite. */
    CALL,
    /** It came down a standing line. */
    LISTEN,
    /** It was read from a stick or an uploaded file. */
    FILE,
    /** It was read at a desk. */
    DESK;

    /** Whether the terminal itself was in contact, so that its binding to the company applies. */
    public boolean isNetwork() {
        return this == VISIT || this == CALL || this == LISTEN;
    }
}
