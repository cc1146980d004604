package org.clockhouse.credential.internal.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.Credentials;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumbers;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.ImportedCredentials;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Issues the cards and PINs of an imported sheet as the card desk would, one by one. */
@Component
public final class SheetDesk implements ImportedCredentials {

    private final Credentials credentials;

    @Activate
    public SheetDesk(@Reference Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Optional<String> give(Actor actor, Scope scope, EmployeeId employee, ImportField field, String cell) {
        try {
            for (Identifier identifier : identifiers(field, cell)) {
                credentials.issue(actor, scope, new CredentialDraft(employee, identifier));
            }
            return Optional.empty();
        } catch (Unavailable later) {
            throw later;
        } catch (DomainException no) {
            return Optional.of(no.getMessage());
        }
    }

    private static List<Identifier> identifiers(ImportField field, String cell) {
        return field == ImportField.PIN
                ? List.of(new Identifier.Pin(cell))
                : Stream.of(cell.split("[;\\s]+"))
                        .filter(number -> !number.isEmpty())
                        .<Identifier>map(number -> new Identifier.Card(CardNumbers.likeliest(number)))
                        .toList();
    }
}
