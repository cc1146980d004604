package org.clockhouse.terminal.internal.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The clauses of a bundle's manifest header (OSGi core, section 3.2.4): {@code a;b;version="[1,2)",c}. */
final class ManifestHeader {

    private ManifestHeader() {}

    /**
     * One clause.
     *
     * @param names its paths
     * @param parameters its attributes by name, and its directives by name with the colon, without quotation marks
     */
    record Clause(List<String> names, Map<String, String> parameters) {

        String parameter(String name) {
            return parameters.getOrDefault(name, "");
        }
    }

    static List<Clause> clauses(String header) {
        return split(header, ',').stream().map(ManifestHeader::clause).toList();
    }

    private static Clause clause(String text) {
        List<String> names = new ArrayList<>();
        Map<String, String> parameters = new HashMap<>();
        for (String part : split(text, ';')) {
            int at = part.indexOf('=');
            if (at >= 0) {
                parameters.put(
                        part.substring(0, at).strip(),
                        part.substring(at + 1).strip().replace("\"", ""));
            } else if (!part.isBlank()) {
                names.add(part.strip());
            }
        }
        return new Clause(names, parameters);
    }

    /** The paths of all clauses, without attributes and directives. */
    static List<String> names(String header) {
        return clauses(header).stream()
                .flatMap(clause -> clause.names().stream())
                .toList();
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
