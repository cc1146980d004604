package org.clockhouse.audit.internal.chain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads JSON (RFC 8259) into maps, lists, text, {@code Long} or {@link BigDecimal}, and booleans. Of its own, so that the
 * verifier is one jar; refuses what a careful reader must: duplicate names, deep nesting, anything after the value.
 */
public final class JsonReader {

    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?");

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if the text is not one JSON object */
    public static Map<String, Object> object(String text) {
        JsonReader reader = new JsonReader(text);
        reader.space();
        Map<String, Object> object = reader.object();
        reader.space();
        if (reader.at != text.length()) {
            throw reader.wrong("something follows the object");
        }
        return object;
    }

    private Map<String, Object> object() {
        enter('{');
        Map<String, Object> fields = new LinkedHashMap<>();
        if (!closes('}')) {
            do {
                space();
                String name = string();
                space();
                expect(':');
                Object value = value();
                if (fields.containsKey(name)) {
                    throw wrong("a name occurs twice");
                }
                fields.put(name, value);
            } while (goesOn('}'));
        }
        depth--;
        return fields;
    }

    private List<Object> list() {
        enter('[');
        List<Object> items = new ArrayList<>();
        if (!closes(']')) {
            do {
                items.add(value());
            } while (goesOn(']'));
        }
        depth--;
        return items;
    }

    private Object value() {
        space();
        char c = peek();
        Object value =
                switch (c) {
                    case '{' -> object();
                    case '[' -> list();
                    case '"' -> string();
                    case 't' -> word("true", Boolean.TRUE);
                    case 'f' -> word("false", Boolean.FALSE);
                    case 'n' -> word("null", Optional.empty());
                    default -> number();
                };
        space();
        return value.equals(Optional.empty()) ? null : value;
    }

    private Object word(String word, Object meaning) {
        if (!text.startsWith(word, at)) {
            throw wrong("unknown word");
        }
        at += word.length();
        return meaning;
    }

    private Object number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(start, at);
        if (number.length() > LONGEST_NUMBER || !NUMBER.matcher(number).matches()) {
            throw wrong("no number of ours");
        }
        if (number.indexOf('.') < 0 && number.length() < 19) {
            return Long.valueOf(number);
        }
        return new BigDecimal(number);
    }

    private String string() {
        expect('"');
        int plain = plainEnd();
        if (plain < text.length() && text.charAt(plain) == '"') {
            String whole = text.substring(at, plain);
            at = plain + 1;
            return whole;
        }
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return out.toString();
            }
            if (c < 0x20) {
                throw wrong("a control character in a text");
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    /** Where the run of characters that mean themselves ends. */
    private int plainEnd() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\\' && text.charAt(end) >= 0x20) {
            end++;
        }
        return end;
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("unknown escape");
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) {
            throw wrong("the text ends");
        }
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw wrong("no hexadecimal digit");
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private void enter(char bracket) {
        expect(bracket);
        if (++depth > DEEPEST) {
            throw wrong("nested too deep");
        }
    }

    private boolean closes(char bracket) {
        space();
        if (peek() != bracket) {
            return false;
        }
        at++;
        return true;
    }

    private boolean goesOn(char bracket) {
        space();
        char c = next();
        if (c != ',' && c != bracket) {
            throw wrong("neither a comma nor an end");
        }
        return c == ',';
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw wrong("not the " + wanted + " expected");
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("the text ends");
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("not the JSON expected at character " + at + ": " + what);
    }
}
