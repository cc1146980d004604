package org.clockhouse.credential;

import java.time.Instant;
import org.clockhouse.kernel.CredentialId;

/**
 * How far a credential's last change has got at one terminal.
 *
 * @param at since when it is so: for {@link State#UNREACHABLE} since when the terminal does not answer
 * @param detail what the terminal said when it refused; empty otherwise
 */
public record Delivery(WallTerminal terminal, Want want, State state, Instant at, String detail) {

    /** What the terminal is to do. */
    public enum Want {
        HELD,
        REMOVED
    }

    public enum State {
        /** Ordered, not yet under way. */
        EXPECTED,
        SENT,
        CONFIRMED,
        /** The terminal would not take it. */
        REFUSED,
        /** Ordered, and the terminal does not answer. */
        UNREACHABLE
    }

    /** What a terminal has still to be told. @param credential with what it is to know */
    public record Pending(Credential credential, Want want) {}

    /** What was told to or learned from a terminal. */
    public record Told(CredentialId credential, Want want, State state, Instant at, String detail) {}

    /** What a credential's state asks of terminals. */
    public static Want wanted(Credential credential) {
        return credential.state() == CredentialState.ACTIVE && credential.isGoodFor(CredentialUse.ACCESS)
                        || credential.state() == CredentialState.ACTIVE
                                && credential.isGoodFor(CredentialUse.ATTENDANCE)
                ? Want.HELD
                : Want.REMOVED;
    }
}
