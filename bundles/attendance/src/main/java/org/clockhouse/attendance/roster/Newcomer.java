package org.clockhouse.attendance.roster;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;

/**
 * Somebody whom another system sent.
 *
 * @param assignment their own one, if it sent a schedule
 * @param digest of what was sent, to tell a repetition from something else under the same id
 */
public record Newcomer(
        String externalId,
        EmployeeId employee,
        Optional<AssignmentId> assignment,
        String digest,
        String by,
        Instant at) {}
