package org.clockhouse.credential.internal;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialMove;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.Refused;

/** From one state of a credential to the next, as the table allows. */
final class Moves {

    private Moves() {}

    /** @throws Refused {@code credential.move}, naming where one may go */
    static Credential to(Credential credential, CredentialState to, String reason, Instant now) {
        if (CredentialMove.of(credential.state(), to).isEmpty()) {
            throw new Refused(
                    "credential.move",
                    "a credential that is " + credential.state() + " cannot become " + to + "; it may become "
                            + CredentialMove.next(credential.state()));
        }
        return new Credential(
                credential.id(),
                credential.holder(),
                credential.identifier(),
                to,
                credential.validFrom(),
                credential.validUntil(),
                credential.issuedAt(),
                to == CredentialState.REVOKED ? Optional.of(now) : Optional.empty(),
                credential.replaces(),
                reason.strip(),
                credential.version());
    }

    /** Usable at once, for as long as the old one was to be. */
    static Credential successor(Credential old, Identifier identifier, String reason, Instant now) {
        return new Credential(
                CredentialId.next(),
                old.holder(),
                identifier,
                CredentialState.ACTIVE,
                now,
                old.validUntil().filter(now::isBefore),
                now,
                Optional.empty(),
                Optional.of(old.id()),
                reason.strip(),
                1);
    }

    /** For the audit: {@code suspend}, {@code revoke} and so on. */
    static String verb(CredentialState from, CredentialState to) {
        if (from == CredentialState.SUSPENDED && to == CredentialState.ACTIVE) {
            return "resume";
        }
        return CredentialMove.of(from, to)
                .orElseThrow()
                .name()
                .toLowerCase(Locale.ROOT)
                .split("_")[0];
    }
}
