package org.clockhouse.console.internal;

import java.util.Locale;

/** The packed form that every file of the console has beside it; whoever does not take it gets the file as it is. */
final class Brotli {

    static final String TOKEN = "br";

    private Brotli() {}

    /** @param header Accept-Encoding (RFC 9110, section 12.5.3); null without one */
    static boolean isTaken(String header) {
        if (header == null) {
            return false;
        }
        for (String part : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] pieces = part.trim().split(";");
            if (pieces[0].trim().equals(TOKEN)) {
                return pieces.length < 2 || !pieces[1].trim().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
