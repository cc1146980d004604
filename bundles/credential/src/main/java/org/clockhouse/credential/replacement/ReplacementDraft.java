package org.clockhouse.credential.replacement;

import java.util.Optional;
import org.clockhouse.credential.Identifier;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.request.RequestId;

/**
 * A replacement to be made.
 *
 * @param successor empty for the next free card of the stock
 * @param active usable at once; otherwise, and where four eyes are wanted, it waits for activation
 * @param correction of the person's record, in the same transaction
 */
public record ReplacementDraft(
        Old old,
        Optional<Identifier> successor,
        ReplacementReason reason,
        String note,
        boolean active,
        Optional<Correction> correction) {

    public ReplacementDraft(
            Old old, Optional<Identifier> successor, ReplacementReason reason, String note, boolean active) {
        this(old, successor, reason, note, active, Optional.empty());
    }

    /**
     * What is put right of a person before they get the new card (C028).
     *
     * @param scope the people whose record the actor may put right
     * @param version of the record as read
     */
    public record Correction(Scope scope, String number, PersonalData person, long version) {}

    /** From what a replacement is started (C003). */
    public sealed interface Old {

        record Card(CredentialId id) implements Old {}

        /** Whoever it is has one card; more than one is asked back. */
        record Person(EmployeeId id) implements Old {}

        /** What somebody asked for and everybody agreed to; it is done with the replacement. */
        record Asked(RequestId id) implements Old {}

        /** A number as typed or read. */
        record Read(String text) implements Old {

            @Override
            public String toString() {
                return "Read[]";
            }
        }
    }
}
