package org.clockhouse.credential.internal.desk;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.internal.number.IdentifierKeying;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.CardNumbers;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.credential.spi.CredentialRepository;
import org.clockhouse.credential.spi.IdentifierKeys;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Numbers;
import org.clockhouse.registry.organisation.Sites;

/** Whether an identifier is taken, and what may be said about by whom (C019, C024). */
final class DuplicateCheck {

    private final CredentialRepository credentials;
    private final Directory directory;
    private final Sites sites;

    DuplicateCheck(CredentialRepository credentials, Directory directory, Sites sites) {
        this.credentials = credentials;
        this.directory = directory;
        this.sites = sites;
    }

    /**
     * @return the credential by which the same person holds the same identifier already
     * @throws Refused if another one has it
     */
    Optional<Credential> refuseTaken(OrgId org, Scope scope, EmployeeId holder, Identifier identifier) {
        IdentifierKeys keys = IdentifierKeying.of(identifier);
        Optional<Credential> taken = credentials.holdingExact(keys.exact()).or(() -> ofUnknownTechnology(identifier));
        if (taken.isPresent()) {
            return sameHolder(org, scope, holder, taken.get(), "credential.number.taken");
        }
        if (!keys.printed().isEmpty()) {
            Optional<Credential> printed = credentials.holdingPrinted(keys.printed());
            if (printed.isPresent()) {
                throw taken(org, scope, printed.get(), "credential.printed.taken");
            }
        }
        if (identifier instanceof Identifier.Pin pin) {
            refuseAnothersNumber(org, holder, pin);
        }
        return Optional.empty();
    }

    private Optional<Credential> sameHolder(OrgId org, Scope scope, EmployeeId holder, Credential taken, String code) {
        if (taken.holder().equals(holder)) {
            return Optional.of(taken);
        }
        throw taken(org, scope, taken, code);
    }

    /** A number somebody wrote down is the card whose technology a reader told, and the other way round. */
    private Optional<Credential> ofUnknownTechnology(Identifier identifier) {
        if (!(identifier instanceof Identifier.Card card)) {
            return Optional.empty();
        }
        CardNumber number = card.number();
        return credentials.withKeys(Set.of(number.bits() + ":" + number.hex())).stream()
                .map(IdentifierKeys.Hit::credential)
                .filter(credential -> credential.state().holdsNumber())
                .filter(credential -> isSame(number, credential))
                .findFirst();
    }

    private static boolean isSame(CardNumber number, Credential credential) {
        return credential.identifier() instanceof Identifier.Card other
                && CardNumbers.fit(number, other.number()) == CardNumbers.Fit.EXACT
                && (number.technology() == Technology.UNKNOWN || other.number().technology() == Technology.UNKNOWN);
    }

    /** A terminal could not tell the two apart. */
    private void refuseAnothersNumber(OrgId org, EmployeeId holder, Identifier.Pin pin) {
        boolean anothers = directory.numbered(org, List.of(Numbers.bare(pin.digits()))).values().stream()
                .flatMap(List::stream)
                .anyMatch(employee -> !employee.id().equals(holder));
        if (anothers) {
            throw new Refused("credential.pin.is-number", "that is somebody else's employee number");
        }
    }

    private Refused taken(OrgId org, Scope scope, Credential taken, String code) {
        boolean seen = !directory.seen(org, scope, List.of(taken.holder())).isEmpty();
        Employee person = directory.of(org, List.of(taken.holder())).get(taken.holder());
        String holder = seen ? person.number() + " " + person.name().any() : "somebody you may not see";
        ZoneId zone = sites.find(org, person.site()).zone();
        return Refused.duplicateAt(
                code.equals("credential.printed.taken") ? "/printed" : "/number",
                code,
                taken.identifier().masked() + " is held by " + holder + ", " + taken.state() + ", issued "
                        + LocalDate.ofInstant(taken.issuedAt(), zone));
    }
}
