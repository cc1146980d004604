package org.clockhouse.account.internal;

import java.security.SecureRandom;
import java.util.Locale;

/** Secrets that people type: without letters and digits that look alike. */
final class RandomTexts {

    /** Crockford's base 32. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int CODE = 10;
    private static final int PASSWORD = 20;

    private final SecureRandom random = new SecureRandom();

    /** Two groups of five: 50 bits, for a secret that ends soon and is guessed at a few times at most. */
    String code() {
        String code = text(CODE);
        return code.substring(0, CODE / 2) + "-" + code.substring(CODE / 2);
    }

    /** Four groups of five: 100 bits. */
    String password() {
        return text(PASSWORD).toLowerCase(Locale.ROOT).replaceAll("(.{5})(?!$)", "$1-");
    }

    /** A code as somebody typed it: case, blanks, hyphens and look-alikes do not count. */
    static String typed(String code) {
        return code.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    private String text(int length) {
        StringBuilder out = new StringBuilder(length);
        random.ints(length, 0, ALPHABET.length()).forEach(i -> out.append(ALPHABET.charAt(i)));
        return out.toString();
    }
}
