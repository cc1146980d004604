package org.clockhouse.registry.spi;

import java.util.Set;

/** By what a phone is found, since it is stored sealed: its last four digits, or the whole of it. */
public final class Phones {

    private static final int TAIL = 4;
    /** Mobile numbers of China have 11 digits, the longest without a country's prefix elsewhere too. */
    private static final int WHOLE = 11;

    private Phones() {}

    /** Digits only. */
    public static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "");
    }

    /** The keys to store for a phone; none for fewer than four digits. */
    public static Set<String> keys(String phone) {
        String digits = digits(phone);
        if (digits.length() < TAIL) {
            return Set.of();
        }
        return digits.length() == TAIL ? Set.of(digits) : Set.of(last(digits, TAIL), last(digits, WHOLE));
    }

    /** The key that these searched digits are looked up by: four are a tail, more are a whole number. */
    public static String key(String searched) {
        String digits = digits(searched);
        return digits.length() <= TAIL ? digits : last(digits, WHOLE);
    }

    private static String last(String digits, int count) {
        return digits.substring(Math.max(0, digits.length() - count));
    }
}
