package org.clockhouse.terminal.internal;

import java.util.ArrayList;
import java.util.List;

/** The clauses of a bundle's manifest header (OSGi core, section 3.2.4): {@code a;b;version="[1,2)",c}. */
final class ManifestHeader {

    private ManifestHeader() {}

    /** The paths of all clauses, without attributes and directives. */
    static List<String> names(String header) {
        List<String> names = new ArrayList<>();
        for (String clause : split(header, ',')) {
            for (String part : split(clause, ';')) {
                if (part.indexOf('=') < 0 && !part.isBlank()) {
                    names.add(part.strip());
                }
            }
        }
        return names;
    }

    /** At a character that stands outside quotation marks. */
    private static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == at && !quoted) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
