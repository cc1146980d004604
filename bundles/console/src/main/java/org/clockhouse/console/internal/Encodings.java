package org.clockhouse.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which precompressed form of a file a client takes (RFC 9110, section 12.5.3). */
enum Encodings {
    BROTLI("br", ".br"),
    GZIP("gzip", ".gz"),
    IDENTITY("", "");

    private final String token;
    private final String suffix;

    Encodings(String token, String suffix) {
        this.token = token;
        this.suffix = suffix;
    }

    String token() {
        return token;
    }

    String suffix() {
        return suffix;
    }

    /** Best first; always ends with identity, which nobody refuses in practice. */
    static List<Encodings> acceptedBy(String header) {
        List<Encodings> accepted = new ArrayList<>();
        for (Encodings encoding : List.of(BROTLI, GZIP)) {
            if (header != null && names(header.toLowerCase(Locale.ROOT), encoding.token)) {
                accepted.add(encoding);
            }
        }
        accepted.add(IDENTITY);
        return accepted;
    }

    private static boolean names(String header, String token) {
        for (String part : header.split(",")) {
            String[] pieces = part.trim().split(";");
            if (pieces[0].trim().equals(token)) {
                return pieces.length < 2 || !pieces[1].trim().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
