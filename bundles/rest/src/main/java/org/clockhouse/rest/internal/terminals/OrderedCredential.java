package org.clockhouse.rest.internal.terminals;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Results;

/**
 * A card or a PIN as a gateway has to know it, its number with it.
 *
 * @param technology of a card, as are the next three
 * @param pin digits; absent for a card
 */
public record OrderedCredential(
        CredentialId id,
        @Maybe Technology technology,
        @Maybe Integer bits,
        @Maybe String hex,
        @Maybe String printed,
        @Maybe String pin,
        CredentialState state,
        Instant validFrom,
        @Maybe Instant validUntil,
        Instant issuedAt,
        @Maybe Instant revokedAt,
        boolean temporary,
        Set<CredentialUse> uses,
        @Maybe Instant activatedAt,
        Instant movedAt,
        long version) {

    static OrderedCredential of(Credential credential) {
        Optional<Identifier.Card> card =
                credential.identifier() instanceof Identifier.Card held ? Optional.of(held) : Optional.empty();
        return new OrderedCredential(
                credential.id(),
                Results.orNull(card.map(held -> held.number().technology())),
                Results.orNull(card.map(held -> held.number().bits())),
                Results.orNull(card.map(held -> held.number().hex())),
                Results.orNull(card.map(Identifier.Card::printed)),
                credential.identifier() instanceof Identifier.Pin held ? held.digits() : null,
                credential.state(),
                credential.validFrom(),
                Results.orNull(credential.validUntil()),
                credential.issuedAt(),
                Results.orNull(credential.revokedAt()),
                credential.terms().temporary(),
                credential.terms().uses(),
                Results.orNull(credential.terms().activatedAt()),
                credential.terms().movedAt(),
                credential.version());
    }

    Credential domain(EmployeeId holder) {
        Identifier identifier = pin == null
                ? new Identifier.Card(new CardNumber(technology, bits, hex), printed == null ? "" : printed)
                : new Identifier.Pin(pin);
        return new Credential(
                id,
                holder,
                identifier,
                state,
                validFrom,
                Optional.ofNullable(validUntil),
                issuedAt,
                Optional.ofNullable(revokedAt),
                Optional.empty(),
                "",
                new CredentialTerms(temporary, uses, Optional.ofNullable(activatedAt), movedAt),
                version);
    }

    /** Neither number nor PIN. */
    @Override
    public String toString() {
        return "OrderedCredential[" + id.text() + "]";
    }
}
