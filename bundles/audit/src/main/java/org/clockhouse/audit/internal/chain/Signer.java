package org.clockhouse.audit.internal.chain;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import org.clockhouse.audit.Checkpoint;

/** Signs with the Ed25519 key of a seed. */
public final class Signer {

    private final KeyPair keys;

    /** @param seed 32 bytes, the private key of RFC 8032 */
    public Signer(byte[] seed) {
        this.keys = keys(seed.clone());
    }

    public PublicSigningKey publicKey() {
        return new PublicSigningKey(keys.getPublic());
    }

    /** @param previous the checkpoint before; number 0 for none */
    public Checkpoint checkpoint(String company, Checkpoint previous, Instant at, long sequence, String hash) {
        String before = Chain.digest(company, previous);
        Checkpoint unsigned = new Checkpoint(previous.number() + 1, at, sequence, hash, before, "");
        String signature = sign(Chain.statement(company, unsigned));
        return new Checkpoint(unsigned.number(), at, sequence, hash, before, signature);
    }

    public String end(String company, ExportEnd end) {
        return sign(Chain.statement(company, end));
    }

    private String sign(byte[] statement) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(statement);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /**
     * Java has no call that derives the public key from the seed, but its generator draws exactly the seed from its source
     * of randomness. A test holds this against the vectors of RFC 8032.
     */
    private static KeyPair keys(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java since 15 has Ed25519", e);
        }
    }

    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Given(byte[] seed) {
            if (seed.length != 32) {
                throw new IllegalArgumentException("a signing seed has 32 bytes, not " + seed.length);
            }
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
