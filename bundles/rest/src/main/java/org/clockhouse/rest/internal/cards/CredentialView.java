package org.clockhouse.rest.internal.cards;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialMove;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Masks;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Versioned;

/**
 * Something a reader recognises, bound to a person.
 *
 * @param number of a card in hex; covered for those who may not see it all, and in lists for everybody
 * @param nextStates where it may go from here
 * @param validUntil exclusive; absent while there is no end
 * @param issuedAt from when a reading of it is this person's
 * @param uses what it is good for
 * @param activatedAt when it first became usable; absent while it never was
 * @param movedAt when it came into the state it is in
 */
public record CredentialView(
        CredentialId id,
        EmployeeId employeeId,
        @Maybe HolderRef holder,
        CredentialKind kind,
        String number,
        @Maybe String printed,
        @Maybe Technology technology,
        @Maybe Integer bits,
        CredentialState state,
        List<CredentialState> nextStates,
        Instant validFrom,
        @Maybe Instant validUntil,
        Instant issuedAt,
        @Maybe Instant revokedAt,
        @Maybe CredentialId replaces,
        @Maybe String reason,
        boolean temporary,
        List<CredentialUse> uses,
        @Maybe Instant activatedAt,
        Instant movedAt,
        long version)
        implements Versioned {

    public record HolderRef(EmployeeId id, String number, LocalName name) {

        public static HolderRef of(Employee employee) {
            return employee == null ? null : new HolderRef(employee.id(), employee.number(), employee.name());
        }
    }

    static CredentialView whole(Credential credential, Map<EmployeeId, Employee> people, Masks masks) {
        boolean covered = masks.covers("credential.number");
        return of(
                credential,
                people,
                covered ? credential.identifier().masked() : plain(credential.identifier()),
                !covered);
    }

    static CredentialView listed(Credential credential, Map<EmployeeId, Employee> people) {
        return of(credential, people, credential.identifier().masked(), false);
    }

    private static CredentialView of(
            Credential credential, Map<EmployeeId, Employee> people, String number, boolean withPrinted) {
        CardNumber card = credential.identifier() instanceof Identifier.Card one ? one.number() : null;
        String printed = credential.identifier() instanceof Identifier.Card one && withPrinted ? one.printed() : "";
        return new CredentialView(
                credential.id(),
                credential.holder(),
                HolderRef.of(people.get(credential.holder())),
                credential.kind(),
                number,
                printed.isEmpty() ? null : printed,
                card == null ? null : card.technology(),
                card == null ? null : card.bits(),
                credential.state(),
                CredentialMove.next(credential.state()).stream()
                        .filter(next -> next != CredentialState.EXPIRED && !next.isOnShelf())
                        .distinct()
                        .toList(),
                credential.validFrom(),
                Results.orNull(credential.validUntil()),
                credential.issuedAt(),
                Results.orNull(credential.revokedAt()),
                Results.orNull(credential.replaces()),
                credential.reason().isEmpty() ? null : credential.reason(),
                credential.temporary(),
                credential.terms().uses().stream().sorted().toList(),
                Results.orNull(credential.terms().activatedAt()),
                credential.terms().movedAt(),
                credential.version());
    }

    private static String plain(Identifier identifier) {
        if (identifier instanceof Identifier.Card card) {
            return card.number().hex();
        }
        return identifier instanceof Identifier.Pin pin ? pin.digits() : identifier.masked();
    }
}
