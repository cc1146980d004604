package org.clockhouse.credential.use;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.Sighting;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.TerminalId;

/**
 * A credential that a terminal read.
 *
 * @param heard when the suite learned of it
 * @param letIn whether the terminal accepted it
 * @param named what is known instead where the terminal reports a person's number
 */
public record CardSight(TerminalId terminal, Sighting sighting, Instant heard, boolean letIn, Optional<Named> named) {

    public CardSight(TerminalId terminal, Sighting sighting, Instant heard, boolean letIn) {
        this(terminal, sighting, heard, letIn, Optional.empty());
    }

    /** A person, and what they held to the terminal: a credential only if they held one of that kind then. */
    public record Named(EmployeeId person, CredentialKind kind) {}
}
