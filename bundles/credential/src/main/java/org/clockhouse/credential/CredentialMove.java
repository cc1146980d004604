package org.clockhouse.credential;

import static org.clockhouse.credential.CredentialState.ACTIVE;
import static org.clockhouse.credential.CredentialState.EXPIRED;
import static org.clockhouse.credential.CredentialState.ISSUED;
import static org.clockhouse.credential.CredentialState.REVOKED;
import static org.clockhouse.credential.CredentialState.SUSPENDED;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every move a credential may make. What is not here is refused with {@code credential.move}. */
public enum CredentialMove {
    ACTIVATE(ISSUED, ACTIVE),
    SUSPEND_ISSUED(ISSUED, SUSPENDED),
    SUSPEND(ACTIVE, SUSPENDED),
    RESUME(SUSPENDED, ACTIVE),
    RENEW(EXPIRED, ACTIVE),
    EXPIRE_ISSUED(ISSUED, EXPIRED),
    EXPIRE(ACTIVE, EXPIRED),
    EXPIRE_SUSPENDED(SUSPENDED, EXPIRED),
    REVOKE_ISSUED(ISSUED, REVOKED),
    REVOKE(ACTIVE, REVOKED),
    REVOKE_SUSPENDED(SUSPENDED, REVOKED),
    REVOKE_EXPIRED(EXPIRED, REVOKED);

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
