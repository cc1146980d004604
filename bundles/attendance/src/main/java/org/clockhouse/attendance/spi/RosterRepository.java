package org.clockhouse.attendance.spi;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.AssignmentId;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps assignments and dated changes. Works in the caller's transaction. */
@ConsumerType
public interface RosterRepository {

    /** By start, then id. */
    List<Assignment> assignments();

    /**
     * The assignments that may concern these people: theirs, every department's and the company's.
     *
     * @param until inclusive
     */
    List<Assignment> assignments(Collection<EmployeeId> employees, LocalDate from, LocalDate until);

    /** @throws org.clockhouse.kernel.NotFound if there is none */
    Assignment find(AssignmentId id);

    /**
     * Stores a new one, or replaces it.
     *
     * @param assignment with the version as read, 0 for a new one; stored is one more
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    Assignment put(Assignment assignment);

    /** @throws org.clockhouse.kernel.Stale if the stored version is another */
    void remove(Assignment assignment);

    /** By employee, then date. @param until inclusive */
    List<OneOff> oneOffs(Collection<EmployeeId> employees, LocalDate from, LocalDate until);

    /**
     * Stores it in place of the one that was read.
     *
     * @param read the version of that, 0 for none
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    void put(OneOff oneOff, long read);

    /** @throws org.clockhouse.kernel.Stale if the stored version is another */
    void remove(OneOff oneOff);

    /**
     * Lets one transaction at a time change what these people themselves wished: waits for another that does, and makes the next
     * one wait until this one ends.
     */
    void turn(Collection<EmployeeId> employees);
}
