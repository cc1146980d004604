package org.clockhouse.store.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.clockhouse.store.internal.Keys.Purpose;

/**
 * Encrypts single fields: AES-256-GCM (NIST SP 800-38D), a random 96-bit nonce, and table, column and row bound in, so that
 * a value copied into another row does not open. Stored form: key version (1 byte), nonce (12), ciphertext, tag (16).
 */
public final class FieldCipher {

    public static final int NONCE = 12;
    public static final int TAG_BITS = 128;

    private final Keys keys;
    private final SecureRandom random = new SecureRandom();
    /** To find one among the providers costs as much as to seal a line of a terminal. */
    private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(FieldCipher::fresh);

    FieldCipher(Keys keys) {
        this.keys = keys;
    }

    /** The values of one column of type <code>${bytes}</code> that {@code db/sealed.txt} names. */
    public Column column(String table, String column) {
        if (!SealedColumn.knows(table, column)) {
            throw new IllegalArgumentException("db/sealed.txt does not name " + table + "." + column);
        }
        return new Column(table + "|" + column + "|");
    }

    /** The values of a column of the list. */
    public Column column(SealedColumn column) {
        return column(column.table(), column.column());
    }

    private static Cipher fresh() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Seals and opens the values of one column. */
    public final class Column {

        private final String place;

        private Column(String place) {
            this.place = place;
        }

        /** @param row the row's key, which never changes; null stays null */
        public byte[] seal(String row, String text) {
            return text == null ? null : sealBytes(row, text.getBytes(StandardCharsets.UTF_8));
        }

        /** @throws IllegalStateException if the bytes are not what was sealed for this row */
        public String open(String row, byte[] sealed) {
            return sealed == null ? null : new String(openBytes(row, sealed), StandardCharsets.UTF_8);
        }

        public byte[] sealBytes(String row, byte[] plain) {
            int version = keys.version(Purpose.FIELD);
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            try {
                Cipher cipher = cipher(Cipher.ENCRYPT_MODE, version, nonce, row);
                ByteBuffer sealed = ByteBuffer.allocate(1 + NONCE + cipher.getOutputSize(plain.length));
                sealed.put((byte) version).put(nonce);
                cipher.doFinal(ByteBuffer.wrap(plain), sealed);
                return sealed.array();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot seal " + place + row, e);
            }
        }

        public byte[] openBytes(String row, byte[] sealed) {
            if (sealed.length < 1 + NONCE + TAG_BITS / 8) {
                throw new IllegalStateException("not a sealed value: " + place + row);
            }
            byte[] nonce = new byte[NONCE];
            System.arraycopy(sealed, 1, nonce, 0, NONCE);
            try {
                return cipher(Cipher.DECRYPT_MODE, Byte.toUnsignedInt(sealed[0]), nonce, row)
                        .doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot open " + place + row, e);
            }
        }

        /** The same value under the newest key; empty when it is that already, or no value. */
        public Optional<byte[]> resealed(String row, byte[] sealed) {
            boolean old = sealed.length > 0 && Byte.toUnsignedInt(sealed[0]) != keys.version(Purpose.FIELD);
            return old ? Optional.of(sealBytes(row, openBytes(row, sealed))) : Optional.empty();
        }

        private Cipher cipher(int mode, int version, byte[] nonce, String row) throws GeneralSecurityException {
            Cipher cipher = ciphers.get();
            SecretKeySpec key = new SecretKeySpec(keys.secret(Purpose.FIELD, version), "AES");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((place + row).getBytes(StandardCharsets.UTF_8));
            return cipher;
        }
    }
}
