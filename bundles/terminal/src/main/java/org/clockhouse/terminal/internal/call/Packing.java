package org.clockhouse.terminal.internal.call;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.clockhouse.driver.Bytes;

/** What a body was packed with for its way, as its {@code Content-Encoding} says. */
final class Packing {

    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    /** Any other word is no packing: there is firmware that names its character set here. */
    private static final Set<String> UNKNOWN = Set.of("deflate", "compress", "x-compress", "br", "zstd");

    private static final int PART = 8 * 1024;

    /** A body that nobody can read. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final int status;

        Unreadable(int status, String why) {
            super(why);
            this.status = status;
        }

        /** Of the answer: the terminal is to keep what it has. */
        int status() {
            return status;
        }
    }

    private Packing() {}

    static boolean isStated(String encoding) {
        return GZIP.contains(word(encoding));
    }

    /**
     * The body as it was before it was packed.
     *
     * @param encoding null when none is stated
     * @param most bytes that are unpacked
     */
    static Bytes unpacked(String encoding, Bytes body, int most) throws Unreadable {
        if (body.size() == 0) {
            return body;
        }
        if (UNKNOWN.contains(word(encoding))) {
            throw new Unreadable(415, "a body is packed with " + word(encoding));
        }
        return isStated(encoding) ? unpacked(body, most) : body;
    }

    private static String word(String encoding) {
        return encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    }

    private static Bytes unpacked(Bytes body, int most) throws Unreadable {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(Math.min(most, 4 * body.size()));
        byte[] part = new byte[PART];
        try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(body.toArray()))) {
            int count = packed.read(part);
            while (count >= 0) {
                plain.write(part, 0, count);
                if (plain.size() > most) {
                    throw new Unreadable(413, "a packed body holds more than " + most + " bytes");
                }
                count = packed.read(part);
            }
        } catch (IOException e) {
            throw new Unreadable(400, "a body is said to be packed with gzip, and is not: " + e.getMessage());
        }
        return Bytes.of(plain.toByteArray());
    }
}
