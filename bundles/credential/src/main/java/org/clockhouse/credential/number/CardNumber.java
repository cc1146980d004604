package org.clockhouse.credential.number;

import java.util.HexFormat;
import java.util.Locale;
import org.clockhouse.kernel.Refused;

/**
 * What identifies a card: value, length and technology together.
 *
 * @param bits how many bits are known; 24 says that a top byte was lost
 * @param hex upper case, most significant first, {@code bits} rounded up to whole digits
 */
public record CardNumber(Technology technology, int bits, String hex) {

    public CardNumber {
        hex = hex.toUpperCase(Locale.ROOT);
        if (bits < 8 || bits > 256) {
            throw new Refused("card.length", "a card number has 8 to 256 bits, not " + bits);
        }
        if (hex.length() != (bits + 3) / 4 || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new Refused(
                    "card.alphabet", "a card number of " + bits + " bits is " + (bits + 3) / 4 + " hex digits");
        }
    }

    public static CardNumber of(Technology technology, byte[] bytes) {
        return new CardNumber(technology, bytes.length * 8, HexFormat.of().formatHex(bytes));
    }

    /** A number of 24 or 32 bits that somebody wrote down. */
    public static CardNumber of(int bits, long value) {
        return new CardNumber(Technology.UNKNOWN, bits, String.format("%0" + (bits + 3) / 4 + "X", value));
    }

    /** Of numbers of at most 63 bits. */
    public long value() {
        return Long.parseUnsignedLong(hex, 16);
    }

    /** The last four digits, for people: {@code ····2812}. */
    public String masked() {
        return "····" + hex.substring(Math.max(0, hex.length() - 4));
    }

    @Override
    public String toString() {
        return "CardNumber[" + technology + " " + bits + " bits " + masked() + "]";
    }
}
