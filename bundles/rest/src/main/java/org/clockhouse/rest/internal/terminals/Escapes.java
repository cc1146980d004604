package org.clockhouse.rest.internal.terminals;

import java.util.HexFormat;

/**
 * Text of terminals on its way between two suites. A terminal may say anything, and what JSON or the API does not take would hold
 * up everything behind it: such characters go as {@code %} and four hexadecimal digits.
 */
final class Escapes {

    private static final int DIGITS = 4;

    private Escapes() {}

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' || Character.isISOControl(c) || isHalf(text, i)) {
                escaped.append('%').append(HexFormat.of().toHexDigits(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** @throws IllegalArgumentException if it was not written by {@link #escaped} */
    static String read(String escaped) {
        StringBuilder text = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '%') {
                text.append(c);
            } else if (i + DIGITS < escaped.length()) {
                text.append((char) HexFormat.fromHexDigits(escaped, i + 1, i + 1 + DIGITS));
                i += DIGITS;
            } else {
                throw new IllegalArgumentException("an escape is cut off");
            }
        }
        return text.toString();
    }

    private static boolean isHalf(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
