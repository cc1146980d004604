package org.clockhouse.credential;

import static org.clockhouse.credential.CredentialState.ACTIVE;
import static org.clockhouse.credential.CredentialState.DESTROYED;
import static org.clockhouse.credential.CredentialState.EXPIRED;
import static org.clockhouse.credential.CredentialState.IN_STOCK;
import static org.clockhouse.credential.CredentialState.ISSUED;
import static org.clockhouse.credential.CredentialState.RESERVED;
import static org.clockhouse.credential.CredentialState.RETURNED;
import static org.clockhouse.credential.CredentialState.REVOKED;
import static org.clockhouse.credential.CredentialState.SUSPENDED;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every move of a card's life, from the shelf to its end. What is not here is refused with {@code credential.move}. */
public enum CredentialMove {
    RESERVE(IN_STOCK, RESERVED),
    RELEASE(RESERVED, IN_STOCK),
    ISSUE(IN_STOCK, ISSUED),
    ISSUE_RESERVED(RESERVED, ISSUED),
    DESTROY_STOCK(IN_STOCK, DESTROYED),
    DESTROY_RESERVED(RESERVED, DESTROYED),
    ACTIVATE(ISSUED, ACTIVE),
    SUSPEND_ISSUED(ISSUED, SUSPENDED),
    SUSPEND(ACTIVE, SUSPENDED),
    RESUME(SUSPENDED, ACTIVE),
    /** Of one that was never activated: it still has to be. */
    RESUME_ISSUED(SUSPENDED, ISSUED),
    RENEW(EXPIRED, ACTIVE),
    /** Of one that was never activated: it still has to be. */
    RENEW_ISSUED(EXPIRED, ISSUED),
    /** Of one that was frozen when its time was over, or may not be usable now. */
    SUSPEND_EXPIRED(EXPIRED, SUSPENDED),
    EXPIRE_ISSUED(ISSUED, EXPIRED),
    EXPIRE(ACTIVE, EXPIRED),
    EXPIRE_SUSPENDED(SUSPENDED, EXPIRED),
    RETURN_ISSUED(ISSUED, RETURNED),
    RETURN(ACTIVE, RETURNED),
    RETURN_SUSPENDED(SUSPENDED, RETURNED),
    RETURN_EXPIRED(EXPIRED, RETURNED),
    /** A lost card that turned up after it was replaced. */
    RETURN_REVOKED(REVOKED, RETURNED),
    REVOKE_ISSUED(ISSUED, REVOKED),
    REVOKE(ACTIVE, REVOKED),
    REVOKE_SUSPENDED(SUSPENDED, REVOKED),
    REVOKE_EXPIRED(EXPIRED, REVOKED),
    RESTOCK(RETURNED, IN_STOCK),
    DESTROY_RETURNED(RETURNED, DESTROYED),
    DESTROY_REVOKED(REVOKED, DESTROYED);

    private final CredentialState from;
    private final CredentialState to;

    CredentialMove(CredentialState from, CredentialState to) {
        this.from = from;
        this.to = to;
    }

    public CredentialState from() {
        return from;
    }

    public CredentialState to() {
        return to;
    }

    public static Optional<CredentialMove> of(CredentialState from, CredentialState to) {
        return Arrays.stream(values())
                .filter(move -> move.from == from && move.to == to)
                .findFirst();
    }

    /** Where one may go from here. */
    public static List<CredentialState> next(CredentialState from) {
        return Arrays.stream(values())
                .filter(move -> move.from == from)
                .map(CredentialMove::to)
                .toList();
    }
}
