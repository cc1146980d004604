package org.clockhouse.credential;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
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
        CredentialTerms terms,
        long version) {

    public CredentialKind kind() {
        return identifier.kind();
    }

    public boolean temporary() {
        return terms.temporary();
    }

    public boolean isGoodFor(CredentialUse use) {
        return terms.uses().contains(use);
    }

    /** Whether a reading at this instant was this holder's. */
    public boolean heldAt(Instant instant) {
        return !instant.isBefore(issuedAt) && revokedAt.map(instant::isBefore).orElse(true);
    }

    /** Whether a reading at this instant was one of a card that had been frozen or was over: then it may be somebody else's hand. */
    public boolean stoppedAt(Instant instant) {
        return isStopped(state) && !instant.isBefore(terms.stoppedAt().orElse(terms.movedAt()));
    }

    private static boolean isStopped(CredentialState state) {
        return state != CredentialState.ACTIVE && state != CredentialState.ISSUED;
    }

    /** In another state, by the table. */
    public Credential moved(CredentialState to, String why, Instant now) {
        Optional<Instant> activated =
                terms.activatedAt().or(() -> to == CredentialState.ACTIVE ? Optional.of(now) : Optional.empty());
        Instant over = validUntil.filter(end -> end.isBefore(now)).orElse(now);
        Optional<Instant> stopped = isStopped(to) ? terms.stoppedAt().or(() -> Optional.of(over)) : Optional.empty();
        Optional<Instant> ended = to.isEnded() ? revokedAt.or(() -> Optional.of(now)) : Optional.empty();
        return new Credential(
                id,
                holder,
                identifier,
                to,
                validFrom,
                validUntil,
                issuedAt,
                ended,
                replaces,
                why.strip(),
                new CredentialTerms(terms.temporary(), terms.uses(), activated, now, stopped),
                version);
    }

    public Credential goodFor(Set<CredentialUse> uses) {
        return with(
                validUntil,
                new CredentialTerms(terms.temporary(), uses, terms.activatedAt(), terms.movedAt(), terms.stoppedAt()),
                version);
    }

    public Credential until(Optional<Instant> end) {
        return with(end, terms, version);
    }

    public Credential atVersion(long stored) {
        return with(validUntil, terms, stored);
    }

    private Credential with(Optional<Instant> end, CredentialTerms given, long stored) {
        return new Credential(
                id, holder, identifier, state, validFrom, end, issuedAt, revokedAt, replaces, reason, given, stored);
    }
}
