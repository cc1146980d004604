package org.clockhouse.credential;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;

/**
 * Something a reader recognises, bound to a person. A credential never changes hands: a card given to somebody else is
 * another credential with the same identifier.
 *
 * @param validFrom from when it opens
 * @param validUntil exclusive; empty while there is no end
 * @param issuedAt from when a reading of it is this person's
 * @param revokedAt until when, exclusive
 * @param replaces the credential it stands in for
 * @param reason of the last move
 */
public record Credential(
        CredentialId id,
        EmployeeId holder,
        Identifier identifier,
        CredentialState state,
        Instant validFrom,
        Optional<Instant> validUntil,
        Instant issuedAt,
        Optional<Instant> revokedAt,
        Optional<CredentialId> replaces,
        String reason,
        long version) {

    public CredentialKind kind() {
        return identifier.kind();
    }

    /** Whether a reading at this instant was this holder's. */
    public boolean heldAt(Instant instant) {
        return !instant.isBefore(issuedAt) && revokedAt.map(instant::isBefore).orElse(true);
    }
}
