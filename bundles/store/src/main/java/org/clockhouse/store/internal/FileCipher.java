package org.clockhouse.store.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.clockhouse.store.internal.Keys.Purpose;

/**
 * Encrypts whole files in pieces of 64 KiB, so that neither end holds a file in memory and nothing is handed out that was
 * not checked. A file begins with its format (1 byte), key version (1) and salt (32). Its own key is the HMAC of purpose
 * and salt; a piece is AES-256-GCM under the nonce of its number, with a mark on the last one, so that pieces cannot be
 * swapped, left out or cut off (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
 */
public final class FileCipher {

    private static final byte FORMAT = 1;
    private static final int SALT = 32;
    private static final int PIECE = 64 * 1024;
    private static final int TAG = FieldCipher.TAG_BITS / 8;

    private final Keys keys;
    private final byte[] purpose;

    public FileCipher(Keys keys, String purpose) {
        this.keys = keys;
        this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
    }

    /** With the keys of a directory, for what is opened while no database is. */
    public static FileCipher of(Path keys, String purpose) throws IOException {
        return new FileCipher(Keys.read(keys), purpose);
    }

    /** What is written here arrives sealed there; closing it closes the other and makes the file whole. */
    public OutputStream sealing(OutputStream to) throws IOException {
        int version = keys.version(Purpose.FILES);
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        to.write(FORMAT);
        to.write(version);
        to.write(salt);
        return new Sealing(to, key(version, salt));
    }

    /** Whether the file was sealed with a key that is not the newest. */
    public boolean isOld(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.read();
            return in.read() != keys.version(Purpose.FILES);
        }
    }

    /** @throws IOException from here or any read if the file is not whole and as it was sealed */
    public InputStream opening(InputStream from) throws IOException {
        int format = from.read();
        int version = from.read();
        byte[] salt = from.readNBytes(SALT);
        if (format != FORMAT || salt.length < SALT) {
            throw new IOException("it is none that this suite sealed");
        }
        try {
            return new Opening(from, key(version, salt));
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private SecretKeySpec key(int version, byte[] salt) {
        return new SecretKeySpec(Hmac.sha256(keys.secret(Purpose.FILES, version), purpose, salt), "AES");
    }

    private static byte[] piece(int mode, SecretKeySpec key, long number, boolean last, byte[] data, int length)
            throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(FieldCipher.NONCE)
                .putLong(number)
                .put((byte) (last ? 1 : 0))
                .array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(FieldCipher.TAG_BITS, nonce));
        return cipher.doFinal(data, 0, length);
    }

    private static final class Sealing extends OutputStream {

        private final OutputStream to;
        private final SecretKeySpec key;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private long number;
        private boolean closed;

        Sealing(OutputStream to, SecretKeySpec key) {
            this.to = to;
            this.key = key;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] data, int from, int length) throws IOException {
            int at = from;
            while (at < from + length) {
                if (filled == PIECE) {
                    seal(false);
                }
                int part = Math.min(PIECE - filled, from + length - at);
                System.arraycopy(data, at, piece, filled, part);
                filled += part;
                at += part;
            }
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                seal(true);
                to.close();
            }
        }

        private void seal(boolean last) throws IOException {
            try {
                to.write(piece(Cipher.ENCRYPT_MODE, key, number++, last, piece, filled));
                filled = 0;
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        }
    }

    private static final class Opening extends InputStream {

        private final InputStream from;
        private final SecretKeySpec key;
        private byte[] next;
        private byte[] open = {};
        private int at;
        private long number;

        Opening(InputStream from, SecretKeySpec key) throws IOException {
            this.from = from;
            this.key = key;
            this.next = from.readNBytes(PIECE + TAG);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (at == open.length) {
                if (next == null) {
                    return -1;
                }
                openNext();
            }
            int part = Math.min(length, open.length - at);
            System.arraycopy(open, at, into, offset, part);
            at += part;
            return part;
        }

        /** Whether a piece is the last is known only when there is nothing behind it. */
        private void openNext() throws IOException {
            byte[] sealed = next;
            next = sealed.length < PIECE + TAG ? null : from.readNBytes(PIECE + TAG);
            if (sealed.length < TAG) {
                throw new IOException("it was cut off");
            }
            boolean last = next == null || next.length == 0;
            if (last) {
                next = null;
            }
            try {
                open = piece(Cipher.DECRYPT_MODE, key, number++, last, sealed, sealed.length);
                at = 0;
            } catch (GeneralSecurityException e) {
                Arrays.fill(sealed, (byte) 0);
                throw new IOException(
                        number == 1
                                ? "it was sealed with other keys than these, or its beginning was changed"
                                : "it was changed or cut off after byte " + (2 + SALT + (number - 1) * (PIECE + TAG)),
                        e);
            }
        }

        @Override
        public void close() throws IOException {
            from.close();
        }
    }
}
