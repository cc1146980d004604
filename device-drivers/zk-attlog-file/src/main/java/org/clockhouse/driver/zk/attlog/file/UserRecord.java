package org.clockhouse.driver.zk.attlog.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.clockhouse.driver.HolderRecord;
import org.clockhouse.driver.Token;

/**
 * One record of {@code user.dat}. Seventy-two bytes: index u16, privilege u8, password 8, name 24, card u32 at 35, group u8,
 * time zones, number as text at 48. Twenty-eight bytes: index u16, privilege u8, password 5, name 8, card u32 at 16, number
 * as u32 at 24. Little-endian. Passwords are not read.
 */
final class UserRecord {

    private static final int DISABLED = 1;
    private static final int LEVEL = 0x0e;
    private static final int ADMINISTRATOR = 6;
    private static final long BIGGEST_USER_ID = 999_999_999L;

    private UserRecord() {}

    /** Empty when the record names nobody. */
    static Optional<HolderRecord> read(Format format, byte[] bytes, int from, Optional<Charset> charset) {
        ByteBuffer record = ByteBuffer.wrap(bytes, from, format.width()).slice().order(ByteOrder.LITTLE_ENDIAN);
        boolean wide = format == Format.USERS_72;
        Optional<String> number = wide ? textNumber(bytes, from + 48) : binaryNumber(record);
        if (number.isEmpty() || (record.getShort(0) & 0xffff) == 0) {
            return Optional.empty();
        }
        byte[] name = wide ? untilNul(bytes, from + 11, 24) : untilNul(bytes, from + 8, 8);
        int card = record.getInt(wide ? 35 : 16);
        int privilege = record.get(2) & 0xff;
        HolderRecord holder = HolderRecord.of(number.get(), decoded(name, charset))
                .administrator((privilege & LEVEL) >= ADMINISTRATOR)
                .disabled((privilege & DISABLED) != 0);
        return Optional.of(card == 0 ? holder : holder.card(cardToken(card)));
    }

    /** The card's number as the four bytes of a big-endian value, which is how its digits read. */
    private static Token cardToken(int card) {
        return Token.of(ByteBuffer.allocate(4).putInt(card).array());
    }

    private static Optional<String> binaryNumber(ByteBuffer record) {
        long number = Integer.toUnsignedLong(record.getInt(24));
        return number == 0 || number > BIGGEST_USER_ID ? Optional.empty() : Optional.of(String.valueOf(number));
    }

    private static Optional<String> textNumber(byte[] bytes, int from) {
        byte[] text = untilNul(bytes, from, 24);
        for (byte next : text) {
            if (next <= ' ' || next == 0x7f) {
                return Optional.empty();
            }
        }
        return text.length == 0 ? Optional.empty() : Optional.of(new String(text, StandardCharsets.US_ASCII));
    }

    /** Garbage may follow the NUL. */
    private static byte[] untilNul(byte[] bytes, int from, int most) {
        int length = 0;
        while (length < most && bytes[from + length] != 0) {
            length++;
        }
        byte[] text = new byte[length];
        System.arraycopy(bytes, from, text, 0, length);
        return text;
    }

    /** Without a character set: UTF-8 when it is valid, else GBK, the two that these terminals use most. */
    private static String decoded(byte[] name, Optional<Charset> charset) {
        if (charset.isPresent()) {
            return cleaned(new String(name, charset.get()));
        }
        for (int cut = 0; cut < Math.min(4, name.length + 1); cut++) {
            try {
                ByteBuffer bytes = ByteBuffer.wrap(name, 0, name.length - cut);
                return cleaned(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
            } catch (CharacterCodingException notYet) {
                continue;
            }
        }
        return cleaned(new String(name, Charset.forName("GBK")));
    }

    /** A name cut within a character ends in a replacement, which is no part of it. */
    private static String cleaned(String name) {
        return name.replaceAll("\\p{Cntrl}", "").replaceAll("\ufffd+$", "").strip();
    }
}
