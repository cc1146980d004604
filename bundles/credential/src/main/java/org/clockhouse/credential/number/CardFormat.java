package org.clockhouse.credential.number;

/**
 * How a card number is written (card-numbers.md). N is the 32-bit big-endian value of the bytes b0 b1 b2 b3 as printed in hex.
 * A format with {@code reversed} is the same rule on b3 b2 b1 b0.
 */
public enum CardFormat {
    /** Hex of N, 8 digits. */
    HEX_8(32, Alphabet.HEX, false),
    HEX_8_REVERSED(32, Alphabet.HEX, true),
    /** N decimal, 10 digits with leading zeros; fewer digits are taken as zeros lost. */
    DEC_10(32, Alphabet.DECIMAL, false),
    DEC_10_REVERSED(32, Alphabet.DECIMAL, true),
    /** Hex of the low 24 bits: the top byte is lost. */
    HEX_6(24, Alphabet.HEX, false),
    HEX_6_REVERSED(24, Alphabet.HEX, true),
    /** Decimal of the low 24 bits, 8 digits. */
    DEC_8(24, Alphabet.DECIMAL, false),
    DEC_8_REVERSED(24, Alphabet.DECIMAL, true),
    /** Facility and number, {@code 077,30211}: 24 bits, as a Wiegand 26 line carries them. */
    FACILITY_3_5(24, Alphabet.PAIR, false),
    FACILITY_3_5_REVERSED(24, Alphabet.PAIR, true),
    /** High and low 16 bits, both decimal, {@code 01131,10258}. */
    DEC_5_5(32, Alphabet.PAIR, false),
    /** High 16 bits in 4 hex digits, low 16 in 5 decimal ones; {@code 2H5D}. */
    HEX_4_DEC_5(32, Alphabet.PAIR, false),
    /** EM 40 bits: version byte and N, 10 hex digits. */
    HEX_10(40, Alphabet.HEX, false),
    /** EM 40 bits, decimal, 13 or 14 digits. */
    DEC_13(40, Alphabet.DECIMAL, false),
    /** A 7-byte UID, 14 hex digits. */
    HEX_14(56, Alphabet.HEX, false);

    private final int bits;
    private final Alphabet alphabet;
    private final boolean reversed;

    CardFormat(int bits, Alphabet alphabet, boolean reversed) {
        this.bits = bits;
        this.alphabet = alphabet;
        this.reversed = reversed;
    }

    /** How many bits of the card it carries. */
    public int bits() {
        return bits;
    }

    public Alphabet alphabet() {
        return alphabet;
    }

    public boolean reversed() {
        return reversed;
    }

    /** Which signs a format is made of. */
    public enum Alphabet {
        HEX,
        DECIMAL,
        /** Two numbers with a sign between. */
        PAIR
    }
}
