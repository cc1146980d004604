package org.clockhouse.credential.spi;

import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.handover.Receipt;
import org.clockhouse.credential.type.CardPolicy;
import org.clockhouse.kernel.CredentialId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps what the card office works by. Works in the caller's transaction. */
@ConsumerType
public interface OfficeRepository {

    /** Those that somebody set, in any order. */
    List<CardPolicy> policies();

    /**
     * @param policy with the version as read, 0 for a new one; stored is one more
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    CardPolicy put(CardPolicy policy);

    /** Once for a credential. */
    void insert(Receipt receipt);

    Optional<Receipt> receipt(CredentialId credential);

    /** Who issued a credential. @param actor their id */
    void issued(CredentialId credential, String actor);

    /** Empty for one that was issued before this was kept. */
    Optional<String> issuer(CredentialId credential);
}
