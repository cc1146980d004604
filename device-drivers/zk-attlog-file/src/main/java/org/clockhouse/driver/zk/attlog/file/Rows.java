package org.clockhouse.driver.zk.attlog.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject.HolderNumber;
import org.clockhouse.driver.UnreadableRow;
import org.clockhouse.driver.UnreadableRow.Reason;

/** What text and binary rows have in common. */
final class Rows {

    static final int LONGEST_PIN = 24;

    private Rows() {}

    /** The family numbers no records, so the id is made of who and when: the same in every file. */
    static RawPunch.Builder punch(String pin, LocalDateTime reading) {
        return RawPunch.builder(pin + "@" + reading, reading, new HolderNumber(pin));
    }

    /** The id is made of the row's bytes: the same in every file. */
    static UnreadableRow unreadable(Reason reason, String detail, byte[] bytes, int from, int until, long row) {
        return UnreadableRow.of("?" + digest(bytes, from, until), reason, detail, Bytes.of(bytes, from, until))
                .at(row);
    }

    static boolean isPin(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_PIN
                && StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    private static String digest(byte[] bytes, int from, int until) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes, from, until - from);
            return HexFormat.of().formatHex(sha.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
