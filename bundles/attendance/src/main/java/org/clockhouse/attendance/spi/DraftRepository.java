package org.clockhouse.attendance.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterEdit;
import org.clockhouse.attendance.roster.RosterEditId;
import org.clockhouse.attendance.roster.RosterPublication;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps drafts of the roster, how they were drawn, and what was published. Works in the caller's transaction. */
@ConsumerType
public interface DraftRepository {

    /** By employee, then date. @param until inclusive */
    List<RosterDraft> drafts(Collection<EmployeeId> employees, LocalDate from, LocalDate until);

    /**
     * Takes away what was read and stores what is next; drafts of kind NONE are neither.
     *
     * @throws org.clockhouse.kernel.Stale if one of those read is not there as it was, or another is in the place of a next
     */
    void replace(List<RosterDraft> read, List<RosterDraft> next);

    /** Keeps an edit to be undone, and forgets those from before. */
    void keep(RosterEdit edit, Instant at, Instant forgetBefore);

    Optional<RosterEdit> edit(RosterEditId id);

    void add(RosterPublication publication);

    /** The newest first, with every notice. */
    List<RosterPublication> publications(int limit);

    /** What these people were told that touches the dates. @param until inclusive */
    List<Told> told(Collection<EmployeeId> employees, LocalDate from, LocalDate until);

    /**
     * A period that was published for a person.
     *
     * @param changed dates of it for which the person had been told something else before
     */
    record Told(EmployeeId employee, LocalDate from, LocalDate until, Set<LocalDate> changed) {

        public Told {
            changed = Set.copyOf(changed);
        }

        public boolean covers(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(until);
        }
    }
}
