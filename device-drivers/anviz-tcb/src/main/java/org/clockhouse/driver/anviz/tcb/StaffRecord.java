package org.clockhouse.driver.anviz.tcb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A person as the terminal keeps them, in 40 bytes; what is not known of them is left as it is. */
record StaffRecord(byte[] bytes) {

    static final int LENGTH = 40;

    /** As long as a PIN may be, and its largest value: 20 bits. */
    static final int LONGEST_PIN = 6;

    private static final int PIN = 5;
    private static final int CARD = 8;
    private static final int NAME = 12;
    private static final int NAME_LENGTH = 20;
    private static final int GROUP = 33;
    private static final int FINGERS = 35;
    private static final long NO_CARD = 0xffff_ffffL;
    private static final int NO_PIN = 0xff_ffff;
    private static final int LARGEST_PIN = 0xf_ffff;

    /** Somebody new: nothing by which they could be known, in the group that may pass at all times. */
    static StaffRecord blank(long number) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        bytes.put((byte) (number >> 32)).putInt((int) number);
        Arrays.fill(bytes.array(), PIN, NAME, (byte) 0xff);
        bytes.put(GROUP, (byte) 1);
        return new StaffRecord(bytes.array());
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
        int length = field >> 20;
        if (field == NO_PIN || length == 0) {
            return Optional.empty();
        }
        return Optional.of(String.format("%0" + length + "d", field & LARGEST_PIN));
    }

    boolean hasFingers() {
        return ByteBuffer.wrap(bytes).getShort(FINGERS) != 0;
    }

    String name() {
        return new String(bytes, NAME, NAME_LENGTH, StandardCharsets.UTF_16BE).replaceAll("[\u0000\uffff].*", "");
    }

    StaffRecord withCard(int card) {
        ByteBuffer copy = copy();
        copy.putInt(CARD, card);
        return new StaffRecord(copy.array());
    }

    StaffRecord withPin(String digits) {
        ByteBuffer copy = copy();
        int field = digits.length() << 20 | Integer.parseInt(digits);
        copy.put(PIN, (byte) (field >> 16)).putShort(PIN + 1, (short) field);
        return new StaffRecord(copy.array());
    }

    StaffRecord withName(String name) {
        ByteBuffer copy = copy();
        byte[] text = name.getBytes(StandardCharsets.UTF_16BE);
        int length = Math.min(text.length, NAME_LENGTH);
        boolean halves = length < text.length && Character.isHighSurrogate(name.charAt(length / 2 - 1));
        Arrays.fill(copy.array(), NAME, NAME + NAME_LENGTH, (byte) 0);
        copy.put(NAME, text, 0, halves ? length - 2 : length);
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
