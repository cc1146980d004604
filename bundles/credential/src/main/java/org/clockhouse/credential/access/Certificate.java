package org.clockhouse.credential.access;

import java.time.Instant;
import java.time.LocalDate;
import org.clockhouse.kernel.EmployeeId;

/**
 * Somebody's, of a kind: renewed it is the same one.
 *
 * @param validUntil the last date
 * @param reference what stands on it; may be empty
 * @param by who entered it
 */
public record Certificate(
        EmployeeId person, CertificateKindId kind, LocalDate validUntil, String reference, String by, Instant at) {

    public static final int LONGEST_REFERENCE = 60;

    public boolean isValidOn(LocalDate date) {
        return !date.isAfter(validUntil);
    }
}
