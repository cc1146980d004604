package org.clockhouse.account.spi;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.kernel.AccountId;
import org.osgi.annotation.versioning.ConsumerType;

/** Hashed passwords and codes of the open transaction's company, kept apart from what is shown. */
@ConsumerType
public interface SecretRepository {

    Optional<Hashed> password(AccountId account);

    /** Replaces the one before. */
    void setPassword(AccountId account, Hashed password);

    /** The account has no password any more. */
    void clearPassword(AccountId account);

    Optional<Code> code(AccountId account);

    /** Replaces the one before. */
    void setCode(AccountId account, Code code);

    /** Uses the code up. @return false when it was gone already: two came with the same code, and this is the later */
    boolean takeCode(AccountId account);

    /** @param phc Argon2id in PHC text form */
    record Hashed(String phc) {
        @Override
        public String toString() {
            return "Hashed[…]";
        }
    }

    /** @param expires good until then */
    record Code(Hashed hashed, Instant expires) {}
}
