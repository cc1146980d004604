package org.clockhouse.credential.biometric;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.TerminalId;

/**
 * Somebody's finger, face or palm. Its life is its credential's: {@code ISSUED} waits for approval, {@code ACTIVE} is usable.
 *
 * @param sampleKept whether what a terminal compares with is still here; else only terminals have it
 */
public record Biometric(Credential credential, Taken taken, boolean sampleKept) {

    /**
     * How it was taken.
     *
     * @param terminal where; empty at the desk and from a file
     * @param by who took it; the terminal bundle for a terminal
     */
    public record Taken(
            CredentialId credential,
            EmployeeId person,
            CredentialKind kind,
            int slot,
            String family,
            String version,
            OptionalInt quality,
            Optional<TerminalId> terminal,
            Instant at,
            String by) {

        /** Whether the other stands in the same place, so that only one of them can be used. */
        public boolean sameAs(Taken other) {
            return person.equals(other.person)
                    && kind == other.kind
                    && slot == other.slot
                    && family.equals(other.family);
        }
    }
}
