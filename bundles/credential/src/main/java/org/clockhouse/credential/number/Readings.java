package org.clockhouse.credential.number;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.Refused;

/** What a text of unknown format may be. Each way of reading is tried in the order of how common it is. */
final class Readings {

    /** Longest first where one is contained in another: 10 digits are N before anything else (desk readers, ZK, Hikvision). */
    private static final List<CardFormat> DECIMAL = List.of(CardFormat.DEC_8, CardFormat.DEC_10, CardFormat.DEC_13);

    private static final List<CardFormat> HEX =
            List.of(CardFormat.HEX_8, CardFormat.HEX_6, CardFormat.HEX_10, CardFormat.HEX_14);
    private static final List<CardFormat> PAIRS =
            List.of(CardFormat.FACILITY_3_5, CardFormat.DEC_5_5, CardFormat.HEX_4_DEC_5);
    private static final int LONGEST = 64;

    private Readings() {}

    static List<CardNumber> of(String tidy) {
        if (tidy.isEmpty() || tidy.length() > LONGEST) {
            return List.of();
        }
        Set<CardNumber> found = new LinkedHashSet<>();
        String joined = tidy.replaceAll("[ :-]", "");
        boolean bytes = tidy.matches("[0-9A-F]{2}([ :-][0-9A-F]{2})+");
        if (joined.equals(tidy) || bytes) {
            if (!bytes) {
                decimals(joined).forEach(found::add);
            }
            hexes(joined).forEach(found::add);
        }
        for (CardFormat format : PAIRS) {
            tried(tidy, format).ifPresent(found::add);
        }
        together(tidy).forEach(found::add);
        return List.copyOf(found);
    }

    private static List<CardNumber> decimals(String digits) {
        if (!digits.matches("[0-9]{1,20}")) {
            return List.of();
        }
        List<CardNumber> found = new ArrayList<>();
        for (CardFormat format : DECIMAL) {
            // More digits than the value needs are zeros somebody put there, as Hikvision does up to 20 digits.
            if (format != CardFormat.DEC_8 || digits.length() <= 8) {
                tried(shortened(digits, format), format).ifPresent(found::add);
            }
        }
        BigInteger value = new BigInteger(digits);
        if (value.bitLength() > 40 && value.bitLength() <= 56) {
            found.add(Writings.number(Technology.UNKNOWN, 56, value));
        }
        // A number that fits 32 bits was hardly written as 40.
        return value.bitLength() <= 32
                ? found.stream().filter(number -> number.bits() <= 32).toList()
                : found;
    }

    private static String shortened(String digits, CardFormat format) {
        int keep = format == CardFormat.DEC_10 ? 10 : 14;
        int zeros = 0;
        while (digits.length() - zeros > keep && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.substring(zeros);
    }

    private static List<CardNumber> hexes(String digits) {
        List<CardNumber> found = new ArrayList<>();
        for (CardFormat format : HEX) {
            tried(digits, format).ifPresent(found::add);
        }
        boolean otherLength = digits.length() >= 8 && digits.length() % 2 == 0 && found.isEmpty();
        if (otherLength && digits.matches("[0-9A-F]+")) {
            found.add(new CardNumber(Technology.UNKNOWN, digits.length() * 4, digits));
        }
        return found;
    }

    /** Two or more writings of one card, with blanks between: what all of them fit, the longest kept. */
    private static List<CardNumber> together(String text) {
        String[] words = text.split("\\s+");
        if (words.length < 2 || words.length > 3) {
            return List.of();
        }
        List<CardNumber> kept = of(words[0]);
        for (int i = 1; i < words.length; i++) {
            List<CardNumber> next = new ArrayList<>();
            for (CardNumber one : kept) {
                for (CardNumber other : of(words[i])) {
                    if (CardNumbers.fit(one, other) != CardNumbers.Fit.NOT) {
                        next.add(one.bits() >= other.bits() ? one : other);
                    }
                }
            }
            kept = next;
        }
        int longest = kept.stream().mapToInt(CardNumber::bits).max().orElse(0);
        return kept.stream().filter(number -> number.bits() == longest).toList();
    }

    private static Optional<CardNumber> tried(String text, CardFormat format) {
        try {
            return Optional.of(CardNumbers.parse(text, format));
        } catch (Refused notThisFormat) {
            return Optional.empty();
        }
    }
}
