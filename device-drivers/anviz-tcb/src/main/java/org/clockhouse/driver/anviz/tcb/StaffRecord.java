package org.clockhouse.driver.anviz.tcb;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A person as the terminal keeps them; what is not known of them is left as it is. Terminals that show letters of every
 * language have 40 bytes, with the name in UTF-16, others 30, with the name in their own character set.
 */
record StaffRecord(byte[] bytes) {

    static final int WIDE = 40;
    static final int NARROW = 30;

    /** As long as a PIN may be: its low 20 bits have a place, its high eight another. */
    static final int LONGEST_PIN = 8;

    private static final int PIN = 5;
    private static final int CARD = 8;
    private static final int NAME = 12;
    /** What follows the name, whatever its length. */
    private static final int AFTER_NAME = 8;

    private static final int FINGERS = 3;
    private static final int PIN_HIGH = 5;
    private static final int SPECIAL = 7;

    private static final long NO_CARD = 0xffff_ffffL;
    private static final int NO_PIN = 0xff_ffff;
    private static final int LOW_PIN = 0xf_ffff;
    private static final int LOW_PIN_BITS = 20;
    /** Up to so many digits fit into the low bits. */
    private static final int SHORT_PIN = 6;

    private static final int SHORT_CARD = 0xff_ffff;
    private static final byte LONG_CARD = 0x10;
    /** What follows the name of somebody new: department, group 1, any way of being known, no fingers, no rights. */
    private static final byte[] NOBODY = {1, 1, 6, 0, 0, -1, -1, 0x40};

    /** Somebody new: nothing by which they could be known, in the group that may pass at all times. */
    static StaffRecord blank(long number, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        bytes.put((byte) (number >> 32)).putInt((int) number);
        Arrays.fill(bytes.array(), PIN, NAME, (byte) 0xff);
        bytes.put(length - AFTER_NAME, NOBODY);
        return new StaffRecord(bytes.array());
    }

    int length() {
        return bytes.length;
    }

    long number() {
        return (bytes[0] & 0xffL) << 32
                | Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(1));
    }

    /** Empty for none. */
    Optional<byte[]> card() {
        long card = Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(CARD));
        return card == NO_CARD || card == 0
                ? Optional.empty()
                : Optional.of(Arrays.copyOfRange(bytes, CARD, CARD + Integer.BYTES));
    }

    /** The digits, zeros in front included; empty for none. */
    Optional<String> pin() {
        int field = ByteBuffer.wrap(bytes).getInt(PIN) >>> 8;
        int length = field >> LOW_PIN_BITS;
        if (field == NO_PIN || length == 0) {
            return Optional.empty();
        }
        int high = length > SHORT_PIN ? (bytes[tail(PIN_HIGH)] & 0xff) << LOW_PIN_BITS : 0;
        return Optional.of(String.format("%0" + length + "d", high | field & LOW_PIN));
    }

    boolean hasFingers() {
        return ByteBuffer.wrap(bytes).getShort(tail(FINGERS)) != 0;
    }

    /** @param narrow of names in 30 bytes */
    String name(Charset narrow) {
        String all = new String(bytes, NAME, tail(0) - NAME, charset(narrow));
        return all.replaceAll("[\u0000\uffff].*", "");
    }

    private int tail(int at) {
        return bytes.length - AFTER_NAME + at;
    }

    private Charset charset(Charset narrow) {
        return bytes.length == WIDE ? StandardCharsets.UTF_16BE : narrow;
    }

    StaffRecord withCard(int card) {
        ByteBuffer copy = copy();
        boolean isLong = Integer.compareUnsigned(card, SHORT_CARD) > 0;
        int special = copy.get(tail(SPECIAL));
        copy.put(tail(SPECIAL), (byte) (isLong ? special | LONG_CARD : special & ~LONG_CARD));
        copy.putInt(CARD, card);
        return new StaffRecord(copy.array());
    }

    StaffRecord withPin(String digits) {
        ByteBuffer copy = copy();
        int pin = Integer.parseInt(digits);
        int field = digits.length() << LOW_PIN_BITS | pin & LOW_PIN;
        copy.put(PIN, (byte) (field >> 16)).putShort(PIN + 1, (short) field);
        if (digits.length() > SHORT_PIN) {
            copy.put(tail(PIN_HIGH), (byte) (pin >> LOW_PIN_BITS));
        }
        return new StaffRecord(copy.array());
    }

    /** As much of the name as there is room for, in whole characters. @param narrow of names in 30 bytes */
    StaffRecord withName(String name, Charset narrow) {
        ByteBuffer copy = copy();
        Arrays.fill(copy.array(), NAME, tail(0), (byte) 0);
        // A character that does not fit is left out whole.
        charset(narrow)
                .newEncoder()
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(name), copy.slice(NAME, tail(0) - NAME), true);
        return new StaffRecord(copy.array());
    }

    static boolean isPin(String digits) {
        return digits.matches("[0-9]{1," + LONGEST_PIN + "}");
    }

    private ByteBuffer copy() {
        return ByteBuffer.wrap(bytes.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StaffRecord that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
