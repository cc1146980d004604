package org.clockhouse.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;

/**
 * A person whose time is kept, as they stand today; {@link EmploymentPeriod} says what was before. A visitor is one too, as far as
 * cards and doors go: never employed, on no list of people, and without a day that anybody evaluates.
 *
 * @param number what the company calls them; unique in the company whatever the case, leading zeros significant
 * @param initials of the pinyin, lower case, such as {@code wxm}
 * @param placement today's, or the last one of somebody who left, or the first of somebody yet to come
 * @param hiredOn first day of the present or last employment, or of the visit
 * @param endedOn last day of it
 */
public record Employee(
        EmployeeId id,
        String number,
        PersonalData person,
        String initials,
        Placement placement,
        LocalDate hiredOn,
        Optional<LocalDate> endedOn,
        Kind kind,
        long version) {

    /** Somebody who works here. */
    public Employee(
            EmployeeId id,
            String number,
            PersonalData person,
            String initials,
            Placement placement,
            LocalDate hiredOn,
            Optional<LocalDate> endedOn,
            long version) {
        this(id, number, person, initials, placement, hiredOn, endedOn, Kind.EMPLOYEE, version);
    }

    public boolean isVisitor() {
        return kind == Kind.VISITOR;
    }

    public LocalName name() {
        return person.name();
    }

    public SiteId site() {
        return placement.site();
    }

    public DepartmentId department() {
        return placement.department();
    }

    /** @param today the date at the person's site */
    public Status statusOn(LocalDate today) {
        if (today.isBefore(hiredOn)) {
            return Status.PLANNED;
        }
        return endedOn.isPresent() && today.isAfter(endedOn.get()) ? Status.ENDED : Status.ACTIVE;
    }

    /** Names are stored: they are never changed. */
    public enum Kind {
        EMPLOYEE,
        VISITOR
    }

    public enum Status {
        PLANNED,
        ACTIVE,
        ENDED
    }
}
