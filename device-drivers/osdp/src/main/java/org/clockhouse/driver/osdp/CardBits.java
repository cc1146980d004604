package org.clockhouse.driver.osdp;

import java.math.BigInteger;
import java.util.Optional;
import org.clockhouse.driver.Token;

/**
 * The number of a card out of the bits that a reader took over its Wiegand side, first bit first. Layouts that carry a number
 * which other readers give too lose their parity bits; of all others every bit counts.
 */
final class CardBits {

    private static final int LONGEST = 512;

    private CardBits() {}

    /** A frame with a parity bit at each end: the first makes the first half even, the last one makes the other half odd. */
    private record Layout(int bits, int half) {

        static Optional<Layout> of(int bits) {
            return switch (bits) {
                case 26 -> Optional.of(new Layout(26, 12));
                case 34 -> Optional.of(new Layout(34, 16));
                case 58 -> Optional.of(new Layout(58, 28));
                default -> Optional.empty();
            };
        }

        boolean fits(BigInteger frame) {
            BigInteger first = frame.shiftRight(bits - half - 1);
            BigInteger last = frame.mod(BigInteger.ONE.shiftLeft(half + 1));
            return first.bitCount() % 2 == 0 && last.bitCount() % 2 == 1;
        }

        BigInteger data(BigInteger frame) {
            return frame.shiftRight(1).mod(BigInteger.ONE.shiftLeft(bits - 2));
        }
    }

    /**
     * Empty when the bits are none, or the parity is wrong where the reader says that there is one.
     *
     * @param isParityStated whether the reader says so
     * @param isReversed whether the reader sends the last byte of a card first
     */
    static Optional<Token> token(byte[] leftAligned, int bits, boolean isParityStated, boolean isReversed) {
        if (bits < 1 || bits > LONGEST || leftAligned.length != (bits + 7) / 8) {
            return Optional.empty();
        }
        BigInteger frame = new BigInteger(1, leftAligned).shiftRight(leftAligned.length * 8 - bits);
        Optional<Layout> layout = Layout.of(bits);
        if (layout.isPresent() && layout.get().fits(frame)) {
            return Optional.of(token(layout.get().data(frame), bits - 2, isReversed));
        }
        return layout.isPresent() && isParityStated ? Optional.empty() : Optional.of(token(frame, bits, isReversed));
    }

    /** Digits that a reader made of a card by itself. */
    static Optional<Token> token(String digits, boolean isReversed) {
        if (!digits.matches("[0-9]{1,40}|[0-9A-Fa-f]{1,40}")) {
            return Optional.empty();
        }
        boolean isDecimal = digits.chars().allMatch(Character::isDigit);
        BigInteger value = new BigInteger(digits, isDecimal ? 10 : 16);
        int least = isDecimal ? (digits.length() <= 8 ? 24 : 32) : digits.length() * 4;
        int bits = Math.max(least, value.bitLength());
        return Optional.of(token(value, usual(bits), isReversed));
    }

    private static int usual(int bits) {
        for (int size : new int[] {24, 32, 40, 56, 64}) {
            if (bits <= size) {
                return size;
            }
        }
        return bits;
    }

    /** Numbers of 24 bits are a facility and a number, which have no other order. */
    private static Token token(BigInteger value, int bits, boolean isReversed) {
        byte[] bytes = new byte[(bits + 7) / 8];
        byte[] low = value.toByteArray();
        boolean turns = isReversed && bits % 8 == 0 && bits > 24;
        for (int i = 0; i < Math.min(low.length, bytes.length); i++) {
            bytes[turns ? i : bytes.length - 1 - i] = low[low.length - 1 - i];
        }
        return Token.of(bytes);
    }
}
