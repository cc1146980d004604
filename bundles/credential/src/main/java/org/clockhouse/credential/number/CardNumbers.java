package org.clockhouse.credential.number;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.kernel.Refused;

/**
 * One card, many numbers (card-numbers.md): reads any writing of a card number, writes all of them, and says whether two
 * numbers may be the same card.
 */
public final class CardNumbers {

    /** A 4-byte UID that begins like this is made up anew at every reading, as phones do (ISO 14443-3). */
    private static final String RANDOM = "08";
    /** Cascade tag: a reader that leaks it sends 88 and the first three bytes of a 7-byte UID (ISO 14443-3). */
    private static final String CASCADE = "88";

    private CardNumbers() {}

    /** One writing of a number. @param part which bytes of a longer number it is of; empty for the whole */
    public record Rendering(CardFormat format, String text, String part) {}

    /** Whether a number that was read may be a card that is stored. */
    public enum Fit {
        /** Same length and value. */
        EXACT,
        /** One is the other with bits lost or bytes turned round. */
        LOSSY,
        NOT
    }

    /** @see #parse(String, CardFormat, Technology) */
    public static CardNumber parse(String text, CardFormat format) {
        return parse(text, format, Technology.UNKNOWN);
    }

    /**
     * Reads a number that is known to be written in this format.
     *
     * @throws Refused {@code card.alphabet}, {@code card.length}, {@code card.range} (more than the bits of the format) or
     *     {@code card.facility} (above 255), each saying what was expected
     */
    public static CardNumber parse(String text, CardFormat format, Technology technology) {
        String tidy = Writings.tidy(text);
        BigInteger value =
                switch (format.alphabet()) {
                    case HEX -> Writings.hex(tidy, format);
                    case DECIMAL -> Writings.decimal(tidy, format);
                    case PAIR -> Writings.pair(tidy, format);
                };
        CardNumber number = Writings.number(technology, format.bits(), value);
        // Where a byte is lost the rest cannot be turned back: those 24 bits are searched for as they are.
        return format.reversed() && format.bits() > 24 ? reversed(number) : number;
    }

    /**
     * What a text may be, the likeliest first: what a person types, a sheet holds or a desk reader sends. Lost leading zeros
     * are put back. Two writings of one card, such as {@code 0005076483 077,30211}, are taken together.
     *
     * @return empty if it is no card number
     */
    public static List<CardNumber> read(String text) {
        return Readings.of(Writings.tidy(text));
    }

    /**
     * What a number that is taken in most likely is. A first number of three digits is a facility code of 8 bits, and one
     * above 255 a slip of the hand: 16 and 16 bits are written with five digits each.
     *
     * @throws Refused {@code card.unreadable}, {@code card.facility}, {@code card.twice} for what a reader without an end of
     *     line writes when a card is held to it twice
     */
    public static CardNumber likeliest(String text) {
        String tidy = Writings.tidy(text);
        Writings.refuseFacility(tidy);
        Writings.refuseTwice(tidy);
        return read(text).stream()
                .findFirst()
                .orElseThrow(() -> Refused.at(
                        "/number",
                        "card.unreadable",
                        "this is no card number: expected are up to 14 digits, 6 to 64 hex digits, or two numbers with a"
                                + " comma between"));
    }

    /**
     * How two readers write, told by what each of them wrote of one and the same card: formats under which both texts are the
     * same number, or one is the other with its upper bits lost. Those whose writing has as many digits as
     * usual come first, then those that keep most of the card, then those that turn nothing round.
     */
    public static List<Lesson> learn(String one, String other) {
        List<Lesson> lessons = new ArrayList<>();
        for (Map.Entry<CardFormat, CardNumber> mine : written(one).entrySet()) {
            for (Map.Entry<CardFormat, CardNumber> theirs : written(other).entrySet()) {
                boolean mineIsLonger =
                        mine.getValue().bits() >= theirs.getValue().bits();
                CardNumber longer = mineIsLonger ? mine.getValue() : theirs.getValue();
                CardNumber shorter = mineIsLonger ? theirs.getValue() : mine.getValue();
                if (longer.hex().endsWith(shorter.hex())) {
                    lessons.add(new Lesson(mine.getKey(), theirs.getKey(), longer));
                }
            }
        }
        lessons.sort(Comparator.comparing(
                        (Lesson lesson) -> lostZeros(one, lesson.one()) + lostZeros(other, lesson.other()))
                .thenComparing(lesson -> lesson.one().bits() + lesson.other().bits(), Comparator.reverseOrder())
                .thenComparing(
                        lesson -> lesson.one().reversed() || lesson.other().reversed()));
        return List.copyOf(lessons);
    }

    /** @param one how the first reader writes @param number all that is known of the card */
    public record Lesson(CardFormat one, CardFormat other, CardNumber number) {}

    /** How many digits are missing for what this format usually writes. */
    private static int lostZeros(String text, CardFormat format) {
        return renderings(parse(text, format)).stream()
                .filter(rendering -> rendering.format() == format)
                .mapToInt(rendering ->
                        Math.abs(rendering.text().length() - Writings.tidy(text).length()))
                .min()
                .orElse(0);
    }

    private static Map<CardFormat, CardNumber> written(String text) {
        Map<CardFormat, CardNumber> readings = new EnumMap<>(CardFormat.class);
        for (CardFormat format : CardFormat.values()) {
            try {
                readings.put(format, parse(text, format));
            } catch (Refused no) {
                // Not written like this.
            }
        }
        return readings;
    }

    /** Every writing of a number, its own first. */
    public static List<Rendering> renderings(CardNumber number) {
        List<Rendering> all = new ArrayList<>(writings(new Part("", number, false)));
        parts(number).forEach(part -> all.addAll(writings(part)));
        return all;
    }

    private static List<Rendering> writings(Part part) {
        // 24 bits cannot be turned round without the lost byte: such a part comes in either order by itself.
        return Arrays.stream(CardFormat.values())
                .filter(format -> format.bits() == part.number().bits())
                .filter(format -> format.bits() > 24 || format.reversed() == part.turned())
                .map(format -> new Rendering(format, Writings.write(part.number(), format), part.name()))
                .toList();
    }

    /** The same bytes in the other order. Numbers that are not whole bytes have no other order. */
    public static CardNumber reversed(CardNumber number) {
        if (number.bits() % 8 != 0) {
            return number;
        }
        StringBuilder turned = new StringBuilder();
        for (int at = number.hex().length() - 2; at >= 0; at -= 2) {
            turned.append(number.hex(), at, at + 2);
        }
        return new CardNumber(number.technology(), number.bits(), turned.toString());
    }

    /** Whether this is a number that a phone makes up at every reading, which can never be found again. */
    public static boolean isRandom(CardNumber number) {
        boolean uid = number.technology() == Technology.MIFARE || number.technology() == Technology.UNKNOWN;
        return uid && number.bits() == 32 && number.hex().startsWith(RANDOM);
    }

    /** By what a card is found: length and value of itself and of everything a reader may make of it. */
    public static Set<String> searchKeys(CardNumber number) {
        Set<String> keys = new LinkedHashSet<>();
        addKeys(number, keys);
        parts(number).forEach(part -> addKeys(part.number(), keys));
        return keys;
    }

    /** Technology is not compared: most readers do not tell it. */
    public static Fit fit(CardNumber read, CardNumber stored) {
        if (read.bits() == stored.bits()) {
            if (read.hex().equals(stored.hex())) {
                return Fit.EXACT;
            }
            return reversed(read).hex().equals(stored.hex()) ? Fit.LOSSY : Fit.NOT;
        }
        CardNumber shorter = read.bits() < stored.bits() ? read : stored;
        CardNumber longer = shorter == read ? stored : read;
        Set<String> keys = searchKeys(longer);
        return keys.contains(key(shorter)) || keys.contains(key(reversed(shorter))) ? Fit.LOSSY : Fit.NOT;
    }

    private record Part(String name, CardNumber number, boolean turned) {}

    /** What is left of a number where bits are lost. */
    private static List<Part> parts(CardNumber number) {
        List<Part> parts = new ArrayList<>();
        String hex = number.hex();
        if (number.bits() == 56) {
            parts.add(part("bytes 0-3", number, hex.substring(0, 8), false));
            parts.add(part("bytes 3-6", number, hex.substring(6), false));
            parts.add(part("88 and bytes 0-2", number, CASCADE + hex.substring(0, 6), false));
        } else if (number.bits() == 40) {
            parts.add(part("low 32 bits", number, hex.substring(2), false));
        } else if (number.bits() == 35 || number.bits() == 37) {
            parts.add(part("low 32 bits within the parity", number, withinParity(number), false));
        }
        List<Part> wholes = number.bits() == 32 ? List.of(new Part("", number, false)) : List.copyOf(parts);
        for (Part whole : wholes) {
            String low = (whole.name() + " low 24 bits").strip();
            parts.add(part(low, number, whole.number().hex().substring(2), false));
            String turned = reversed(whole.number()).hex().substring(2);
            parts.add(part(low + " reversed", number, turned, true));
        }
        return parts;
    }

    /** Frames of 35 and 37 bits end with a parity bit; readers that turn them into a number leave it away (Wiegand). */
    private static String withinParity(CardNumber frame) {
        return String.format("%08X", frame.value() >>> 1 & 0xFFFF_FFFFL);
    }

    private static Part part(String name, CardNumber of, String hex, boolean turned) {
        return new Part(name, new CardNumber(of.technology(), hex.length() * 4, hex), turned);
    }

    private static void addKeys(CardNumber number, Set<String> keys) {
        keys.add(key(number));
        keys.add(key(reversed(number)));
    }

    private static String key(CardNumber number) {
        return number.bits() + ":" + number.hex();
    }
}
