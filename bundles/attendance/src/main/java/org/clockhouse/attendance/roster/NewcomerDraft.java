package org.clockhouse.attendance.roster;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.access.AccessLevelId;
import org.clockhouse.registry.EmployeeDraft;

/**
 * Somebody whom another system approved.
 *
 * @param externalId what that system calls the newcomer or the approval
 * @param schedule empty where the department's or the company's assignment holds
 * @param levels beside those that come with the department
 * @param identifiers cards and PINs in hand already
 */
public record NewcomerDraft(
        String externalId,
        EmployeeDraft employee,
        Optional<Schedule> schedule,
        Set<AccessLevelId> levels,
        List<Identifier> identifiers) {

    public NewcomerDraft {
        levels = Set.copyOf(levels);
        identifiers = List.copyOf(identifiers);
    }

    /** From the first day on, without an end. */
    public record Schedule(Pattern pattern, boolean runsOnHolidays) {}
}
