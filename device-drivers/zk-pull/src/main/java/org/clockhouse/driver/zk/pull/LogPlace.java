package org.clockhouse.driver.zk.pull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.Cursor;

/**
 * A place in a log whose rows have no numbers: after so many rows, the last of which looked so.
 *
 * @param rows how many were read
 * @param of how many there were then
 * @param last digest of the last one read; a log that was cleared or has wrapped around is known by it
 */
record LogPlace(int rows, int of, String last) {

    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,8})/([1-9]\\d{0,8}):([0-9a-f]{16})");

    /** Empty when the text is no place of such a log. */
    static Optional<LogPlace> of(Cursor cursor) {
        Matcher matcher = TEXT.matcher(cursor.value());
        return matcher.matches()
                ? Optional.of(new LogPlace(
                        Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    Cursor cursor() {
        return new Cursor(rows + "/" + of + ":" + last);
    }

    /** Whether everything had been read. */
    boolean isEnd() {
        return rows == of;
    }

    static String digest(byte[] bytes, int from, int length) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes, from, length);
            return HexFormat.of().formatHex(sha.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
