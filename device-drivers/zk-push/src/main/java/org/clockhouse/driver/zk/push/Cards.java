package org.clockhouse.driver.zk.push;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.Token;

/** Card numbers as this family writes them: decimal, or in brackets the bytes from the lowest one. */
final class Cards {

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,20}");
    private static final Pattern BRACKETS = Pattern.compile("\\[([0-9A-Fa-f]{3,16})]");
    private static final int SHORTEST = 4;

    private Cards() {}

    /** The card as the bytes of a big-endian value; empty for none, which is also written 0 and {@code [000]}. */
    static Optional<Token> read(String text) {
        Matcher brackets = BRACKETS.matcher(text);
        if (brackets.matches()) {
            String hex = brackets.group(1).length() % 2 == 0 ? brackets.group(1) : "0" + brackets.group(1);
            return token(new BigInteger(1, reversed(new Token(hex).bytes())));
        }
        return DECIMAL.matcher(text).matches() ? token(new BigInteger(text)) : Optional.empty();
    }

    static String write(Token card) {
        return new BigInteger(1, card.bytes()).toString();
    }

    private static Optional<Token> token(BigInteger value) {
        if (value.signum() == 0) {
            return Optional.empty();
        }
        byte[] magnitude = value.toByteArray();
        int from = magnitude[0] == 0 ? 1 : 0;
        int length = Math.max(SHORTEST, magnitude.length - from);
        byte[] bytes = new byte[length];
        System.arraycopy(magnitude, from, bytes, length - (magnitude.length - from), magnitude.length - from);
        return Optional.of(Token.of(bytes));
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] turned = Arrays.copyOf(bytes, bytes.length);
        for (int i = 0; i < turned.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }
}
