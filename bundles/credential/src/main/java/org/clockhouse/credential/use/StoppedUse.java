package org.clockhouse.credential.use;

import java.time.Instant;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.TerminalId;

/**
 * An alarm: a card was used that is frozen, over, or no longer anybody's (C054); or a usable one outside the hours of its holder's
 * access levels.
 *
 * @param state of the card when it was used
 * @param at when, by the terminal's clock
 * @param letIn whether the terminal let it pass all the same
 * @param closedBy who has seen to it; empty while nobody has
 */
public record StoppedUse(
        StoppedUseId id,
        CredentialId credential,
        EmployeeId holder,
        String number,
        TerminalId terminal,
        CredentialState state,
        Instant at,
        boolean letIn,
        String closedBy,
        long version) {

    public boolean outsideHours() {
        return state == CredentialState.ACTIVE || state == CredentialState.ISSUED;
    }

    public StoppedUse closed(String by, long stored) {
        return new StoppedUse(id, credential, holder, number, terminal, state, at, letIn, by, stored);
    }
}
