package org.clockhouse.credential;

import java.util.Optional;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;

/**
 * A replacement to be made.
 *
 * @param successor empty for the next free card of the stock
 * @param active usable at once; otherwise it waits for activation
 */
public record ReplacementDraft(
        Old old, Optional<Identifier> successor, ReplacementReason reason, String note, boolean active) {

    /** From what a replacement is started (C003). */
    public sealed interface Old {

        record Card(CredentialId id) implements Old {}

        /** Whoever it is has one card; more than one is asked back. */
        record Person(EmployeeId id) implements Old {}

        /** A number as typed or read. */
        record Read(String text) implements Old {

            @Override
            public String toString() {
                return "Read[]";
            }
        }
    }
}
