package org.clockhouse.credential.biometric;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.kernel.EmployeeId;

/**
 * That somebody agreed to a kind of biometric. Stays as evidence after it ended.
 *
 * @param wording the edition of the words agreed to
 * @param recordedBy themselves, or who took it down
 */
public record Consent(
        ConsentId id,
        EmployeeId person,
        CredentialKind kind,
        int wording,
        Instant given,
        String recordedBy,
        Optional<Ended> ended) {

    public record Ended(Instant at, String by, String reason) {}

    public boolean isLive() {
        return ended.isEmpty();
    }

    public Consent ended(Instant at, String by, String reason) {
        return new Consent(id, person, kind, wording, given, recordedBy, Optional.of(new Ended(at, by, reason)));
    }
}
