package org.clockhouse.driver.zk.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A person as a terminal keeps them. Holds the whole record, so that a changed one keeps whatever was not changed. Never
 * printed: it holds a password.
 */
public final class UserRecord {

    private static final int DISABLED = 1;
    private static final int LEVEL = 0x0e;
    private static final int ADMINISTRATOR = 6;
    private static final int NUMBER_28 = 24;
    private static final int NUMBER_72 = 48;
    private static final long BIGGEST_NUMBER = 0xffffffffL;

    private final UserLayout layout;
    private final byte[] bytes;

    private UserRecord(UserLayout layout, byte[] bytes) {
        this.layout = layout;
        this.bytes = bytes;
    }

    public static UserRecord of(UserLayout layout, byte[] from, int at) {
        return new UserRecord(layout, Arrays.copyOfRange(from, at, at + layout.width()));
    }

    /** An ordinary person in the first group, with no credential; empty when the layout cannot hold the number. */
    public static Optional<UserRecord> blank(UserLayout layout, int index, String number) {
        ByteBuffer record = ByteBuffer.allocate(layout.width()).order(ByteOrder.LITTLE_ENDIAN);
        record.putShort(0, (short) index).put(layout.groupAt, (byte) 1);
        if (layout == UserLayout.BYTES_28) {
            if (!number.matches("[1-9][0-9]{0,9}") || Long.parseLong(number) > BIGGEST_NUMBER) {
                return Optional.empty();
            }
            record.putInt(NUMBER_28, (int) Long.parseLong(number));
        } else {
            if (!number.matches("[!-~]{1,24}")) {
                return Optional.empty();
            }
            record.position(NUMBER_72).put(number.getBytes(StandardCharsets.US_ASCII));
        }
        return Optional.of(new UserRecord(layout, record.array()));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int index() {
        return view().getShort(0) & 0xffff;
    }

    /** Empty when the record names nobody. */
    public String number() {
        if (layout == UserLayout.BYTES_72) {
            return PunchRecord.Text.number(bytes, NUMBER_72, layout.width() - NUMBER_72);
        }
        long number = Integer.toUnsignedLong(view().getInt(NUMBER_28));
        return number == 0 ? "" : String.valueOf(number);
    }

    public int card() {
        return view().getInt(layout.cardAt);
    }

    /** The card's number as the four bytes of a big-endian value, which is how its digits read. */
    public byte[] cardBytes() {
        return ByteBuffer.allocate(4).putInt(card()).array();
    }

    public String password() {
        return new String(
                PunchRecord.Text.untilNul(bytes, UserLayout.PASSWORD_AT, layout.passwordLength),
                StandardCharsets.ISO_8859_1);
    }

    public byte[] name() {
        return PunchRecord.Text.untilNul(bytes, layout.nameAt, layout.nameLength);
    }

    public boolean isAdministrator() {
        return (bytes[2] & LEVEL) >= ADMINISTRATOR;
    }

    /** Whether they may do more at the terminal than an ordinary person. */
    public boolean isPrivileged() {
        return (bytes[2] & LEVEL) != 0;
    }

    public boolean isDisabled() {
        return (bytes[2] & DISABLED) != 0;
    }

    public UserRecord withCard(int card) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(layout.cardAt, card);
        return new UserRecord(layout, changed);
    }

    public UserRecord withPassword(String digits) {
        return with(UserLayout.PASSWORD_AT, layout.passwordLength, digits.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** As much of the name as there is room for before a NUL, cut between characters. */
    public UserRecord withName(String name, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        ByteBuffer room = ByteBuffer.allocate(layout.nameLength - 1);
        int end = 0;
        try {
            while (end < name.length()) {
                int next = name.offsetByCodePoints(end, 1);
                ByteBuffer character = encoder.encode(CharBuffer.wrap(name, end, next));
                if (character.remaining() > room.remaining()) {
                    break;
                }
                room.put(character);
                end = next;
            }
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("an encoder that replaces does not fail", e);
        }
        return with(layout.nameAt, layout.nameLength, Arrays.copyOf(room.array(), room.position()));
    }

    /** What says the same already is left as it is, with whatever lies behind it. */
    private UserRecord with(int at, int length, byte[] text) {
        if (Arrays.equals(PunchRecord.Text.untilNul(bytes, at, length), text)) {
            return this;
        }
        byte[] changed = bytes.clone();
        Arrays.fill(changed, at, at + length, (byte) 0);
        System.arraycopy(text, 0, changed, at, Math.min(length, text.length));
        return new UserRecord(layout, changed);
    }

    private ByteBuffer view() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserRecord that && layout == that.layout && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "UserRecord[" + layout + "]";
    }
}
