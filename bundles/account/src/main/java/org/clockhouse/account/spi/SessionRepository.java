package org.clockhouse.account.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.AccountId;
import org.osgi.annotation.versioning.ConsumerType;

/** Sign-ins of the open transaction's company. */
@ConsumerType
public interface SessionRepository {

    void insert(SessionRow session);

    Optional<SessionRow> find(String tokenHash);

    /** The newest first; also those that ended and were not removed yet. */
    List<SessionRow> of(AccountId account);

    /** Nothing happens when it is gone. */
    void touch(String tokenHash, Instant confirmedAt, Instant idleUntil);

    void remove(String tokenHash);

    /** @param spared hash of the one to keep; empty for none */
    void removeOf(AccountId account, String spared);

    /** Those that ended before. @return how many */
    int removeEnded(Instant before);

    /** @param tokenHash SHA-256 in hex */
    record SessionRow(
            String tokenHash,
            AccountId account,
            String address,
            Instant signedInAt,
            Instant confirmedAt,
            Instant idleUntil,
            Instant until) {}
}
