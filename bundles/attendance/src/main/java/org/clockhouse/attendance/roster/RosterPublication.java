package org.clockhouse.attendance.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.clockhouse.kernel.EmployeeId;

/**
 * A roster that people can rely on.
 *
 * @param until inclusive
 * @param note why, when it was published against a rule
 * @param notices of whoever the roster was published for, changed or not
 */
public record RosterPublication(
        PublicationId id,
        LocalDate from,
        LocalDate until,
        Instant at,
        String by,
        String note,
        int cells,
        List<Notice> notices) {

    /**
     * What one person is told.
     *
     * @param cells how many dates are others than before
     * @param changed those of them for which the person had been told something else
     */
    public record Notice(EmployeeId employee, int cells, Set<LocalDate> changed) {

        public Notice {
            changed = Set.copyOf(changed);
        }
    }

    public RosterPublication {
        notices = List.copyOf(notices);
    }

    /** How many people have something to hear. */
    public int told() {
        return (int) notices.stream().filter(notice -> notice.cells() > 0).count();
    }

    public int changed() {
        return notices.stream().mapToInt(notice -> notice.changed().size()).sum();
    }
}
