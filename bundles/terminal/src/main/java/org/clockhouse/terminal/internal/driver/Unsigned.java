package org.clockhouse.terminal.internal.driver;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a driver jar that nobody who is known here has signed. */
public enum Unsigned {
    REFUSE,
    /** It is let in, and the log and the drivers page say so. */
    WARN,
    /** For development. */
    ALLOW;

    private static final Logger log = LoggerFactory.getLogger(Unsigned.class);

    /** A word that is none of these refuses. */
    static Unsigned of(String word) {
        try {
            return valueOf(word.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            log.error("unsigned_drivers is refuse, warn or allow, not {}; refusing", word);
            return REFUSE;
        }
    }
}
