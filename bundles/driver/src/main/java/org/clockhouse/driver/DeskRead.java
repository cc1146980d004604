package org.clockhouse.driver;

import java.util.Optional;

/**
 * What somebody held to a reader on a desk: a token, or the number as the reader writes it where only the host can tell in which
 * format, or a reading that failed. Never printed.
 */
public final class DeskRead {

    private final Fields is;

    private DeskRead(Fields fields) {
        this.is = fields;
    }

    /** A card whose bytes are known, most significant first; all bits of them count unless {@link #bits} says otherwise. */
    public static DeskRead of(Token token) {
        return new DeskRead(
                new Fields(Optional.of(token), token.bytes().length * 8, Medium.UNSTATED, "", Optional.empty(), ""));
    }

    /** A number as the reader writes it, in a format that the driver was not told. */
    public static DeskRead written(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a number that is written has digits");
        }
        return new DeskRead(new Fields(Optional.empty(), 0, Medium.UNSTATED, text, Optional.empty(), ""));
    }

    /**
     * Something was held to the reader and could not be read.
     *
     * @param detail in English, for the operator, without the digits
     */
    public static DeskRead misread(Misread why, String detail) {
        return new DeskRead(new Fields(Optional.empty(), 0, Medium.UNSTATED, "", Optional.of(why), detail));
    }

    /** The same of so many bits, where they are not whole bytes: the token's last ones count. */
    public DeskRead bits(int count) {
        int most = is.token.map(token -> token.bytes().length * 8).orElse(0);
        if (count < 1 || count > most) {
            throw new IllegalArgumentException(count + " bits of a token of " + most);
        }
        return new DeskRead(new Fields(is.token, count, is.medium, is.text, is.misread, is.detail));
    }

    public DeskRead medium(Medium inside) {
        return new DeskRead(new Fields(is.token, is.bits, inside, is.text, is.misread, is.detail));
    }

    /** Empty when only a text is known, or nothing. */
    public Optional<Token> token() {
        return is.token;
    }

    /** Of the token; 0 without one. */
    public int bits() {
        return is.bits;
    }

    public Medium medium() {
        return is.medium;
    }

    /** As the reader writes it; empty where the token is known. */
    public String text() {
        return is.text;
    }

    /** Why it could not be read; empty when it was. */
    public Optional<Misread> misread() {
        return is.misread;
    }

    /** Of a misreading; may be empty. */
    public String detail() {
        return is.detail;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeskRead that && is.equals(that.is);
    }

    @Override
    public int hashCode() {
        return is.hashCode();
    }

    @Override
    public String toString() {
        return "DeskRead[" + is.medium + " " + is.misread.map(Enum::name).orElse(is.bits + " bits") + "]";
    }

    private record Fields(
            Optional<Token> token, int bits, Medium medium, String text, Optional<Misread> misread, String detail) {}

    public enum Misread {
        /** Checksum or parity is wrong: bits were lost on the way. */
        DAMAGED,
        /** Too few or too many digits. */
        LENGTH,
        /** Signs that do not belong in the format. */
        ALPHABET,
        /** A card that has no number a reader can get. */
        NO_NUMBER,
        /** Noise, or part of a frame. */
        NOISE
    }
}
