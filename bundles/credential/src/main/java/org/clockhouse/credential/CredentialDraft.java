package org.clockhouse.credential;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.EmployeeId;

/**
 * A credential to be issued.
 *
 * @param validFrom empty for now
 * @param active usable at once; otherwise it waits for activation
 */
public record CredentialDraft(
        EmployeeId holder,
        Identifier identifier,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil,
        boolean active,
        boolean temporary,
        Set<CredentialUse> uses) {

    public CredentialDraft {
        uses = Set.copyOf(uses);
    }

    public CredentialDraft(
            EmployeeId holder,
            Identifier identifier,
            Optional<Instant> validFrom,
            Optional<Instant> validUntil,
            boolean active) {
        this(holder, identifier, validFrom, validUntil, active, false, CredentialTerms.EVERY_USE);
    }

    public CredentialDraft(EmployeeId holder, Identifier identifier) {
        this(holder, identifier, Optional.empty(), Optional.empty(), true);
    }
}
