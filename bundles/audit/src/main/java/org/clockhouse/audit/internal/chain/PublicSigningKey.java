package org.clockhouse.audit.internal.chain;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.clockhouse.audit.Checkpoint;

/** Checks what a {@link Signer} signed. */
public record PublicSigningKey(PublicKey key) {

    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    /**
     * @param text X.509 SubjectPublicKeyInfo in Base64, with or without the lines of PEM
     * @throws IllegalArgumentException if it is no Ed25519 key
     */
    public static PublicSigningKey of(String text) {
        String base64 = text.replace(BEGIN, "").replace(END, "").replaceAll("\\s", "");
        try {
            X509EncodedKeySpec encoded =
                    new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
            return new PublicSigningKey(KeyFactory.getInstance("Ed25519").generatePublic(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 public key", e);
        }
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    public String pem() {
        return BEGIN + "\n" + base64() + "\n" + END + "\n";
    }

    /** SHA-256 over the encoded key, in hex. */
    public String fingerprint() {
        return Chain.sha256(key.getEncoded());
    }

    public boolean signed(String company, Checkpoint checkpoint) {
        return verifies(Chain.statement(company, checkpoint), checkpoint.signature());
    }

    public boolean signed(String company, ExportEnd end, String signature) {
        return verifies(Chain.statement(company, end), signature);
    }

    private boolean verifies(byte[] statement, String signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(statement);
            byte[] decoded = Base64.getDecoder().decode(signature);
            // The last character of Base64 has bits that mean nothing: one signature, one text.
            return Base64.getEncoder().encodeToString(decoded).equals(signature) && verifier.verify(decoded);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
