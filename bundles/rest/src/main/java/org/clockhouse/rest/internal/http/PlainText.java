package org.clockhouse.rest.internal.http;

/**
 * Text as people write it: no control characters but line ends and tabs, and no halves of characters. No database, sheet or
 * terminal keeps those, so they are refused at the door rather than somewhere behind.
 */
final class PlainText {

    private PlainText() {}

    /** @throws IllegalArgumentException if it is not plain */
    static String required(String text) {
        if (!is(text)) {
            throw new IllegalArgumentException("text without control characters and halves of characters is wanted");
        }
        return text;
    }

    static boolean is(String text) {
        return text.codePoints().noneMatch(PlainText::isUnwritable);
    }

    private static boolean isUnwritable(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
