package org.clockhouse.registry;

import java.text.Normalizer;
import java.util.Locale;

/** How employee numbers are compared. */
public final class Numbers {

    private Numbers() {}

    /** Half width, no blanks around. What is stored and shown. */
    public static String tidy(String number) {
        return Normalizer.normalize(number, Normalizer.Form.NFKC).strip();
    }

    /** Numbers that fold alike are the same number. */
    public static String folded(String number) {
        return tidy(number).toLowerCase(Locale.ROOT);
    }

    /** Folded and without leading zeros: what is left of a number in a terminal that keeps numbers as integers. */
    public static String bare(String number) {
        String folded = folded(number);
        int zeros = 0;
        while (zeros < folded.length() - 1 && folded.charAt(zeros) == '0') {
            zeros++;
        }
        return folded.substring(zeros);
    }
}
