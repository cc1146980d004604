package org.clockhouse.credential.number;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clockhouse.kernel.Refused;

/**
 * Frames of a Wiegand line: bits as {@code 0} and {@code 1}, first bit first. Positions count from 1, as the data sheets do.
 */
public enum Wiegand {
    /** H10301: P, 8 facility, 16 number, P. */
    W26(26),
    /** A UID without parity. */
    W32(32),
    /** P, 32 data, P. */
    W34(34),
    /** Corporate 1000: P, P, 12 company, 20 number, P. */
    W35(35),
    /** P, 16 facility, 19 number, P. */
    W37_H10304(37),
    /** P, 35 number, P. */
    W37_H10302(37),
    /** A 7-byte UID without parity. */
    W56(56),
    /** P, 56 data, P. */
    W58(58);

    private final int bits;

    Wiegand(int bits) {
        this.bits = bits;
    }

    /**
     * What a frame says.
     *
     * @param number 24, 32 or 56 data bits where the layout carries a number or UID that other readers give too; the whole
     *     frame otherwise
     * @param facility site or company code, where the layout has one
     * @param card the number beside it
     */
    public record Frame(CardNumber number, Optional<Integer> facility, long card) {}

    /** How many bits a frame has. */
    public int bits() {
        return bits;
    }

    /**
     * Reads a frame of a known length by its usual layout; of 37 bits H10304. A frame of unknown length is kept whole and not
     * checked.
     *
     * @throws Refused {@code card.parity}, {@code card.alphabet}
     */
    public static Frame read(String frame) {
        for (Wiegand layout : values()) {
            if (layout.bits == frame.length()) {
                return layout.decode(frame);
            }
        }
        CardNumber raw = raw(frame);
        return new Frame(raw, Optional.empty(), raw.bits() <= 63 ? raw.value() : 0);
    }

    /** @throws Refused {@code card.length}, {@code card.alphabet}, {@code card.parity} */
    public Frame decode(String frame) {
        if (frame.length() != bits) {
            throw new Refused("card.length", this + " has " + bits + " bits, not " + frame.length());
        }
        CardNumber whole = raw(frame);
        if (!withParity(frame).equals(frame)) {
            throw new Refused("card.parity", "the parity of a " + this + " frame is wrong: bits were lost on the line");
        }
        return switch (this) {
            case W26 -> new Frame(data(frame, 2, 25), facility(frame, 2, 9), value(frame, 10, 25));
            case W32 -> new Frame(data(frame, 1, 32), Optional.empty(), value(frame, 1, 32));
            case W34 -> new Frame(data(frame, 2, 33), Optional.empty(), value(frame, 2, 33));
            case W35 -> new Frame(whole, facility(frame, 3, 14), value(frame, 15, 34));
            case W37_H10304 -> new Frame(whole, facility(frame, 2, 17), value(frame, 18, 36));
            case W37_H10302 -> new Frame(whole, Optional.empty(), value(frame, 2, 36));
            case W56 -> new Frame(data(frame, 1, 56), Optional.empty(), value(frame, 1, 56));
            case W58 -> new Frame(data(frame, 2, 57), Optional.empty(), value(frame, 2, 57));
        };
    }

    /**
     * The frame of a facility and a number; layouts without a facility take 0.
     *
     * @throws Refused {@code card.facility}, {@code card.range} when one of them does not fit
     */
    public String encode(int facility, long card) {
        return switch (this) {
            case W26 -> withParity("0" + field(facility, 8, "card.facility") + field(card, 16, "card.range") + "0");
            case W32 -> field(card, 32, "card.range");
            case W34 -> withParity("0" + field(card, 32, "card.range") + "0");
            case W35 -> withParity("00" + field(facility, 12, "card.facility") + field(card, 20, "card.range") + "0");
            case W37_H10304 ->
                withParity("0" + field(facility, 16, "card.facility") + field(card, 19, "card.range") + "0");
            case W37_H10302 -> withParity("0" + field(card, 35, "card.range") + "0");
            case W56 -> field(card, 56, "card.range");
            case W58 -> withParity("0" + field(card, 56, "card.range") + "0");
        };
    }

    /** The frame's bits from the left of the first byte on, the rest of the last byte zero, in hex. */
    public static String leftAligned(String frame) {
        String filled = frame + "0".repeat((8 - frame.length() % 8) % 8);
        String hex = new BigInteger(filled, 2).toString(16).toUpperCase(java.util.Locale.ROOT);
        return "0".repeat(filled.length() / 4 - hex.length()) + hex;
    }

    /** The same frame with the parity bits that belong to its data. */
    private String withParity(String frame) {
        char[] bits = frame.toCharArray();
        switch (this) {
            case W26 -> ends(bits, range(2, 13), range(14, 25));
            case W34 -> ends(bits, range(2, 17), range(18, 33));
            case W37_H10304, W37_H10302 -> ends(bits, range(2, 19), range(19, 36));
            case W58 -> ends(bits, range(2, 29), range(30, 57));
            case W35 -> corporate(bits);
            case W32, W56 -> {
                // no parity
            }
        }
        return new String(bits);
    }

    private static void ends(char[] bits, IntStream even, IntStream odd) {
        bits[0] = parity(bits, even, false);
        bits[bits.length - 1] = parity(bits, odd, true);
    }

    /** Two of three bits go into each inner parity; the first one covers everything and so comes last. */
    private static void corporate(char[] bits) {
        bits[1] = parity(bits, range(3, 34).filter(position -> position % 3 != 2), false);
        bits[34] = parity(bits, range(2, 33).filter(position -> position % 3 != 1), true);
        bits[0] = parity(bits, range(2, 35), true);
    }

    private static char parity(char[] bits, IntStream positions, boolean odd) {
        boolean ones = positions.filter(position -> bits[position - 1] == '1').count() % 2 == 1;
        return ones == odd ? '0' : '1';
    }

    private static IntStream range(int first, int last) {
        return IntStream.rangeClosed(first, last);
    }

    private static CardNumber raw(String frame) {
        if (!frame.matches("[01]{8,256}")) {
            throw new Refused("card.alphabet", "a Wiegand frame is 8 to 256 times 0 or 1");
        }
        return Writings.number(Technology.WIEGAND, frame.length(), new BigInteger(frame, 2));
    }

    private static CardNumber data(String frame, int first, int last) {
        return Writings.number(
                Technology.WIEGAND, last - first + 1, new BigInteger(frame.substring(first - 1, last), 2));
    }

    private static Optional<Integer> facility(String frame, int first, int last) {
        return Optional.of((int) value(frame, first, last));
    }

    private static long value(String frame, int first, int last) {
        return Long.parseLong(frame.substring(first - 1, last), 2);
    }

    private static String field(long value, int width, String code) {
        if (value < 0 || value >>> width != 0) {
            throw new Refused(code, value + " does not fit " + width + " bits");
        }
        String bits = Long.toBinaryString(value);
        return "0".repeat(width - bits.length()) + bits;
    }
}
