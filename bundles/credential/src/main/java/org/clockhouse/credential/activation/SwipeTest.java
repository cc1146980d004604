package org.clockhouse.credential.activation;

import java.time.Instant;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.TerminalId;

/**
 * A guided test: the card is to be read at a terminal within a time (C065).
 *
 * @param at when it passed or failed; the end while it waits
 */
public record SwipeTest(
        SwipeTestId id,
        CredentialId credential,
        TerminalId terminal,
        Instant begun,
        Instant until,
        String operator,
        State state,
        Instant at) {

    public enum State {
        WAITING,
        PASSED,
        FAILED
    }

    public SwipeTest in(State other, Instant when) {
        return new SwipeTest(id, credential, terminal, begun, until, operator, other, when);
    }
}
