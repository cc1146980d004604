package org.clockhouse.punch;

import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.EmployeeId;

/**
 * A punch on its way into the log.
 *
 * @param employee empty when nobody is known for the subject yet
 */
public record NewPunch(
        PunchSubject subject,
        Optional<EmployeeId> employee,
        PunchTime time,
        PunchAttributes attributes,
        Set<PunchFlag> flags) {

    public NewPunch {
        flags = Set.copyOf(flags);
    }

    public PunchKey key() {
        return new PunchKey(subject, time.clockReading());
    }
}
