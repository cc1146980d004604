package org.clockhouse.registry.internal.calendar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A content line of an iCalendar file (RFC 5545, section 3.1).
 *
 * @param number where it begins in the file, from 1
 * @param name in capitals
 * @param params by name in capitals, without quotes
 */
record ICalendarLine(int number, String name, Map<String, String> params, String value) {

    /** Lines end with CR LF or, from some programs, with either; what begins with a blank goes on with the line before. */
    static List<ICalendarLine> of(String text) {
        List<ICalendarLine> lines = new ArrayList<>();
        StringBuilder whole = new StringBuilder();
        int begin = 0;
        int number = 0;
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (String line : (Iterable<String>) unmarked.lines()::iterator) {
            number++;
            if (number > 1 && (line.startsWith(" ") || line.startsWith("\t"))) {
                whole.append(line, 1, line.length());
                continue;
            }
            add(begin, whole.toString(), lines);
            whole.setLength(0);
            whole.append(line);
            begin = number;
        }
        add(begin, whole.toString(), lines);
        return lines;
    }

    private static void add(int number, String line, List<ICalendarLine> lines) {
        if (!line.isBlank()) {
            lines.add(parse(number, line));
        }
    }

    /** A line without a colon has an empty value. */
    private static ICalendarLine parse(int number, String line) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        int colon = line.length();
        for (int i = 0; i < line.length() && colon == line.length(); i++) {
            char c = line.charAt(i);
            quoted = c == '"' ? !quoted : quoted;
            if (!quoted && (c == ';' || c == ':')) {
                parts.add(line.substring(from, i));
                from = i + 1;
                colon = c == ':' ? i : colon;
            }
        }
        if (colon == line.length()) {
            parts.add(line.substring(from));
        }
        Map<String, String> params = new HashMap<>();
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                params.put(
                        part.substring(0, equals).toUpperCase(Locale.ROOT),
                        part.substring(equals + 1).replace("\"", ""));
            }
        }
        String value = colon == line.length() ? "" : line.substring(colon + 1);
        return new ICalendarLine(number, parts.get(0).strip().toUpperCase(Locale.ROOT), params, value.strip());
    }

    boolean is(String wanted, String word) {
        return name.equals(wanted) && value.equalsIgnoreCase(word);
    }

    /** TEXT without its escapes. */
    String text() {
        return value.replaceAll("\\\\[nN]", " ").replaceAll("\\\\(.)", "$1").strip();
    }
}
