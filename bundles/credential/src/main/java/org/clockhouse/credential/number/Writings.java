package org.clockhouse.credential.number;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.kernel.Refused;

/** Each format's rule, both ways. */
final class Writings {

    private static final Pattern DECIMAL_PAIR = Pattern.compile("([0-9]{1,5})\\s*[,.:/ -]\\s*([0-9]{1,5})");
    private static final Pattern HEX_PAIR = Pattern.compile("([0-9A-F]{1,4})\\s*[,.:/ -]\\s*([0-9]{1,5})");
    private static final Pattern THREE_DIGITS_AND_MORE = Pattern.compile("([0-9]{3})\\s*[,.:/ -]\\s*([0-9]{1,5})");
    /** As long as a number in hex of 24 bits. */
    private static final int SHORTEST = 6;

    private static final BigInteger LOW_16 = BigInteger.valueOf(0xFFFF);

    private Writings() {}

    /** Half width, upper case, no blanks around. */
    static String tidy(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    }

    static BigInteger hex(String text, CardFormat format) {
        String digits = text.replaceAll("[ :-]", "");
        if (!digits.matches("[0-9A-F]+")) {
            throw Refused.at(
                    "/number", "card.alphabet", "a number in " + format + " is made of the hex digits 0-9 and A-F");
        }
        if (digits.length() != format.bits() / 4) {
            throw Refused.at(
                    "/number",
                    "card.length",
                    "a number in " + format + " has " + format.bits() / 4 + " hex digits, not " + digits.length());
        }
        return new BigInteger(digits, 16);
    }

    static BigInteger decimal(String text, CardFormat format) {
        if (!text.matches("[0-9]+")) {
            throw Refused.at("/number", "card.alphabet", "a number in " + format + " is made of the digits 0-9");
        }
        if (text.length() > digits(format)) {
            throw Refused.at(
                    "/number",
                    "card.length",
                    "a number in " + format + " has at most " + digits(format) + " digits, not " + text.length());
        }
        return inRange(new BigInteger(text), format);
    }

    static BigInteger pair(String text, CardFormat format) {
        Pattern pattern = format == CardFormat.HEX_4_DEC_5 ? HEX_PAIR : DECIMAL_PAIR;
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw Refused.at(
                    "/number", "card.alphabet", "a number in " + format + " is two numbers with a comma between");
        }
        int high = Integer.parseInt(matcher.group(1), format == CardFormat.HEX_4_DEC_5 ? 16 : 10);
        int low = Integer.parseInt(matcher.group(2));
        int highest = format.bits() == 24 ? 0xFF : 0xFFFF;
        if (high > highest) {
            throw Refused.at("/number", "card.facility", "the first number is at most " + highest + ", not " + high);
        }
        if (low > 0xFFFF) {
            throw Refused.at("/number", "card.range", "the second number is at most 65535, not " + low);
        }
        return BigInteger.valueOf((long) high << 16 | low);
    }

    /** @throws Refused {@code card.facility} */
    static void refuseFacility(String text) {
        Matcher matcher = THREE_DIGITS_AND_MORE.matcher(text);
        if (matcher.matches() && Integer.parseInt(matcher.group(1)) > 0xFF) {
            throw Refused.at(
                    "/number",
                    "card.facility",
                    "a facility code is at most 255, not " + matcher.group(1)
                            + "; where the card has 16 and 16 bits, write both with five digits: 00" + matcher.group(1)
                            + "," + padded(matcher.group(2), 5));
        }
    }

    /** @throws Refused {@code card.twice} */
    static void refuseTwice(String text) {
        int half = text.length() / 2;
        if (half >= SHORTEST && text.length() % 2 == 0 && text.startsWith(text.substring(half))) {
            throw Refused.at(
                    "/number",
                    "card.twice",
                    "that is " + text.substring(half) + " twice: hold the card to the reader once");
        }
    }

    static CardNumber number(Technology technology, int bits, BigInteger value) {
        String hex = value.toString(16);
        return new CardNumber(technology, bits, "0".repeat(Math.max(0, (bits + 3) / 4 - hex.length())) + hex);
    }

    static String write(CardNumber number, CardFormat format) {
        boolean turned = format.reversed() && format.bits() > 24;
        // Of 24 bits alone nothing can be turned: only the part of a longer number is, and that comes in turned.
        BigInteger value = new BigInteger((turned ? CardNumbers.reversed(number) : number).hex(), 16);
        return switch (format) {
            case HEX_8, HEX_8_REVERSED, HEX_6, HEX_6_REVERSED, HEX_10, HEX_14 ->
                padded(value.toString(16).toUpperCase(Locale.ROOT), format.bits() / 4);
            case DEC_10, DEC_10_REVERSED -> padded(value.toString(), 10);
            case DEC_8, DEC_8_REVERSED -> padded(value.toString(), 8);
            case DEC_13 -> padded(value.toString(), 13);
            case FACILITY_3_5, FACILITY_3_5_REVERSED ->
                padded(value.shiftRight(16).toString(), 3)
                        + ","
                        + padded(value.and(LOW_16).toString(), 5);
            case DEC_5_5 ->
                padded(value.shiftRight(16).toString(), 5)
                        + ","
                        + padded(value.and(LOW_16).toString(), 5);
            case HEX_4_DEC_5 ->
                padded(value.shiftRight(16).toString(16).toUpperCase(Locale.ROOT), 4)
                        + ","
                        + padded(value.and(LOW_16).toString(), 5);
        };
    }

    private static BigInteger inRange(BigInteger value, CardFormat format) {
        if (value.bitLength() > format.bits()) {
            throw Refused.at(
                    "/number",
                    "card.range",
                    "a number in " + format + " is below 2^" + format.bits() + "; is it another format?");
        }
        return value;
    }

    private static int digits(CardFormat format) {
        return switch (format.bits()) {
            case 24 -> 8;
            case 32 -> 10;
            default -> 14;
        };
    }

    private static String padded(String digits, int width) {
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
