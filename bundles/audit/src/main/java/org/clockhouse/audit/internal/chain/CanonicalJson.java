package org.clockhouse.audit.internal.chain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * One text for one value: RFC 8785 (JSON Canonicalization Scheme) for text, names, lists and objects; numbers are whole or
 * plain decimals as they were given. What is none of JSON's kinds is written as its text.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    public static String write(Object value) {
        StringBuilder out = new StringBuilder(256);
        write(out, value);
        return out.toString();
    }

    private static void write(StringBuilder out, Object value) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof Map<?, ?> map) {
            object(out, map);
        } else if (value instanceof Collection<?> list) {
            list(out, list);
        } else if (value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Number number) {
            out.append(number(number));
        } else {
            text(out, value.toString());
        }
    }

    private static void object(StringBuilder out, Map<?, ?> map) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> sorted.put(name.toString(), value));
        String separator = "{";
        for (Map.Entry<String, Object> field : sorted.entrySet()) {
            out.append(separator);
            text(out, field.getKey());
            out.append(':');
            write(out, field.getValue());
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void list(StringBuilder out, Collection<?> list) {
        String separator = "[";
        for (Object item : list) {
            out.append(separator);
            write(out, item);
            separator = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private static String number(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (number instanceof Double || number instanceof Float) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return number instanceof BigInteger ? number.toString() : Long.toString(number.longValue());
    }

    private static void text(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
