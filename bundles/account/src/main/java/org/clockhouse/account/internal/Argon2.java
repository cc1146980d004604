package org.clockhouse.account.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.clockhouse.account.spi.SecretRepository.Hashed;
import org.clockhouse.kernel.Unavailable;

/**
 * Argon2id (RFC 9106) with the least that OWASP asks for: 19 MiB, two passes, one lane. Only so many are computed at once,
 * so that a flood of attempts cannot take the memory.
 */
final class Argon2 {

    /** What a hash costs. */
    record Cost(int kibibytes, int passes, int lanes) {

        static final Cost STANDARD = new Cost(19 * 1024, 2, 1);
    }

    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 5;
    private static final int SALT = 16;
    private static final int LENGTH = 32;
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final Cost cost;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Hashed nobodys;

    Argon2(Cost cost) {
        this.cost = cost;
        byte[] noise = new byte[LENGTH];
        random.nextBytes(noise);
        this.nobodys = phc(cost, noise.clone(), noise);
    }

    Hashed hash(String secret) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return phc(cost, salt, compute(cost, salt, secret));
    }

    boolean matches(String secret, Hashed hashed) {
        Matcher parts = PHC.matcher(hashed.phc());
        if (!parts.matches()) {
            throw new IllegalStateException("a password hash is not in PHC form");
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        return MessageDigest.isEqual(expected, compute(cost(parts), salt, secret));
    }

    /** Takes as long as {@link #matches}, for a name that nobody has. */
    void pretend(String secret) {
        matches(secret, nobodys);
    }

    /** Whether the hash was made at another cost than is asked for today. */
    boolean isOutdated(Hashed hashed) {
        Matcher parts = PHC.matcher(hashed.phc());
        return parts.matches() && !cost(parts).equals(cost);
    }

    private byte[] compute(Cost cost, byte[] salt, String secret) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.kibibytes())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] out = new byte[LENGTH];
        takeTurn();
        try {
            generator.generateBytes(
                    Normalizer.normalize(secret, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), out);
        } finally {
            turns.release();
        }
        return out;
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Unavailable("sign-in.busy", "too many passwords are being checked; try again in a moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("sign-in.busy", "the suite is stopping", e);
        }
    }

    private static Cost cost(Matcher parts) {
        return new Cost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    private static Hashed phc(Cost cost, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new Hashed("$argon2id$v=19$m=" + cost.kibibytes() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash));
    }
}
