package org.clockhouse.driver;

/** How somebody showed the terminal who they are. */
public enum Method {
    CARD,
    FINGERPRINT,
    FACE,
    PALM,
    /** A number or password typed at the keypad. */
    PIN,
    PHONE,
    /** Known from a file that does not say how. */
    FILE,
    /** The terminal did not say, or by a code that the driver does not know; see {@link RawPunch#methodCode()}. */
    UNSTATED
}
