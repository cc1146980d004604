package org.clockhouse.store.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that belongs to one person, so that what it sealed is destroyed with it. AES-256-GCM as {@link FieldCipher}, with the row
 * bound in; what is recognised by it has a hash under a key of its own, derived from this one.
 */
public final class PersonalKey {

    private static final byte[] RECOGNISE = "recognise".getBytes(StandardCharsets.UTF_8);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    public PersonalKey(byte[] secret) {
        this.secret = secret.clone();
    }

    public static byte[] fresh() {
        byte[] secret = new byte[Keys.BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    public byte[] seal(String row, byte[] plain) {
        byte[] nonce = new byte[FieldCipher.NONCE];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, row);
            ByteBuffer sealed = ByteBuffer.allocate(nonce.length + cipher.getOutputSize(plain.length));
            sealed.put(nonce);
            cipher.doFinal(ByteBuffer.wrap(plain), sealed);
            return sealed.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal " + row, e);
        }
    }

    /** @throws IllegalStateException if it is not what this key sealed for this row */
    public byte[] open(String row, byte[] sealed) {
        try {
            ByteBuffer in = ByteBuffer.wrap(sealed);
            byte[] nonce = new byte[FieldCipher.NONCE];
            in.get(nonce);
            return cipher(Cipher.DECRYPT_MODE, nonce, row).doFinal(sealed, nonce.length, in.remaining());
        } catch (GeneralSecurityException | java.nio.BufferUnderflowException e) {
            throw new IllegalStateException("cannot open " + row, e);
        }
    }

    /** The same for the same content; nobody without the key can tell of what. */
    public byte[] digest(String place, byte[] plain) {
        byte[] own = Hmac.sha256(secret, RECOGNISE);
        return Hmac.sha256(own, place.getBytes(StandardCharsets.UTF_8), new byte[] {0}, plain);
    }

    private Cipher cipher(int mode, byte[] nonce, String row) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(FieldCipher.TAG_BITS, nonce));
        cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
