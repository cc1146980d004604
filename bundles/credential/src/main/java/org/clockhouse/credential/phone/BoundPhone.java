package org.clockhouse.credential.phone;

import java.util.List;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.Identifier;
import org.clockhouse.kernel.EmployeeId;

/**
 * Somebody's phone. Its life is its credential's: {@code ISSUED} waits for approval, {@code ACTIVE} is usable.
 *
 * @param alsoOf other people who have the same phone bound, or ask for it
 */
public record BoundPhone(Credential credential, List<EmployeeId> alsoOf) {

    /**
     * What a phone says of itself when it is to be bound.
     *
     * @param identifier its label, key and mark
     * @param notice the edition of the words that were agreed to: the version of the {@link PhoneRule}
     * @param signature with that key over {@link #PROOF} and the mark; ECDSA with SHA-256, the two numbers side by side
     *     (IEEE P1363, as WebCrypto makes it)
     */
    public record Draft(Identifier.Phone identifier, long notice, byte[] signature) {

        public static final String PROOF = "clockhouse-phone\n";
    }

    public BoundPhone {
        alsoOf = List.copyOf(alsoOf);
    }

    public Identifier.Phone phone() {
        return (Identifier.Phone) credential.identifier();
    }
}
