package org.clockhouse.driver.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;

/**
 * A JSON value as a terminal sent it. What is absent reads as empty, because firmware leaves out what it likes; what is no JSON
 * at all is garbled.
 *
 * @param value a map of {@code Json}, a list of {@code Json}, a string, a {@code BigDecimal}, a boolean, or the absent value
 * @param source in which it stands
 */
public record Json(Object value, String source, int from, int until) {

    private static final Json ABSENT = new Json(Map.of(), "", 0, 0);
    private static final int DEEPEST = 40;

    public static Json of(String text) throws DriverException {
        return new Reader(text).document();
    }

    /** As it came; empty for the absent value. */
    public String text() {
        return source.substring(from, until);
    }

    private boolean isNothing() {
        return from == until || text().equals("null");
    }

    /** By name, in the order in which they came; empty for what is no object. */
    @SuppressWarnings("unchecked")
    public Map<String, Json> members() {
        return value instanceof Map ? (Map<String, Json>) value : Map.of();
    }

    public Json at(String name) {
        return members().getOrDefault(name, ABSENT);
    }

    /** One value where several belong is a list of one. */
    @SuppressWarnings("unchecked")
    public List<Json> list(String name) {
        Json found = at(name);
        if (found.value instanceof List) {
            return (List<Json>) found.value;
        }
        return found.isNothing() ? List.of() : List.of(found);
    }

    /** A string or number; empty when it is neither. */
    public String string(String name) {
        Object found = at(name).value;
        return found instanceof String text ? text : found instanceof BigDecimal number ? number.toPlainString() : "";
    }

    /** A number, or a string that is one. */
    public OptionalLong number(String name) {
        String found = string(name).strip();
        return found.matches("-?[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(found)) : OptionalLong.empty();
    }

    public boolean has(String name) {
        return members().containsKey(name) || members().values().stream().anyMatch(member -> member.has(name));
    }

    /** An object of pairs of name and value, in this order. */
    public static Map<String, Object> object(Object... pairs) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put((String) pairs[i], pairs[i + 1]);
        }
        return object;
    }

    /** Maps, lists, strings, numbers and booleans as JSON. */
    public static String write(Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .map(member -> quoted((String) member.getKey()) + ":" + write(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> items) {
            return items.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static final class Reader {

        private final String text;
        private int at;
        private int depth;

        private Reader(String text) {
            this.text = text;
            this.at = text.startsWith("\ufeff") ? 1 : 0;
        }

        private Json document() throws DriverException {
            Json document = value();
            if (at != text.length()) {
                throw garbled();
            }
            return document;
        }

        private DriverException garbled() {
            return new DriverException(Fault.GARBLED, "what came is no JSON at character " + at);
        }

        private Json value() throws DriverException {
            skipSpace();
            int from = at;
            if (++depth > DEEPEST) {
                throw garbled();
            }
            Object value =
                    switch (peek()) {
                        case '{' -> members();
                        case '[' -> items();
                        case '"' -> string();
                        default -> word();
                    };
            depth--;
            Json json = new Json(value, text, from, at);
            skipSpace();
            return json;
        }

        private Map<String, Json> members() throws DriverException {
            Map<String, Json> members = new LinkedHashMap<>();
            at++;
            skipSpace();
            if (takes('}')) {
                return members;
            }
            do {
                skipSpace();
                if (peek() != '"') {
                    throw garbled();
                }
                String name = string();
                skipSpace();
                expect(':');
                members.putIfAbsent(name, value());
            } while (takes(','));
            expect('}');
            return members;
        }

        private List<Json> items() throws DriverException {
            List<Json> items = new ArrayList<>();
            at++;
            skipSpace();
            if (takes(']')) {
                return items;
            }
            do {
                items.add(value());
            } while (takes(','));
            expect(']');
            return items;
        }

        private String string() throws DriverException {
            StringBuilder string = new StringBuilder();
            at++;
            while (peek() != '"') {
                char c = text.charAt(at++);
                string.append(c == '\\' ? escaped() : c);
            }
            at++;
            return string.toString();
        }

        private char escaped() throws DriverException {
            char c = peek();
            at++;
            return switch (c) {
                case 'n' -> '\n';
                case 't' -> '\t';
                case 'r' -> '\r';
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'u' -> unicode();
                default -> c;
            };
        }

        private char unicode() throws DriverException {
            if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
                throw garbled();
            }
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }

        private Object word() throws DriverException {
            int from = at;
            while (at < text.length() && "{}[],:\" \t\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(from, at);
            switch (word) {
                case "true", "false":
                    return Boolean.valueOf(word);
                case "null":
                    return Map.of();
                default:
                    if (word.length() > 40 || !word.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?")) {
                        throw garbled();
                    }
                    return new BigDecimal(word);
            }
        }

        private char peek() throws DriverException {
            if (at >= text.length()) {
                throw garbled();
            }
            return text.charAt(at);
        }

        private boolean takes(char wanted) {
            boolean is = at < text.length() && text.charAt(at) == wanted;
            at += is ? 1 : 0;
            return is;
        }

        private void expect(char wanted) throws DriverException {
            if (!takes(wanted)) {
                throw garbled();
            }
        }

        private void skipSpace() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }
    }
}
