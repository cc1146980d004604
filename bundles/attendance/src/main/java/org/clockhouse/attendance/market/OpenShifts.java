package org.clockhouse.attendance.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.roster.RosterSheet;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Shifts that planners open and people take by themselves. Who has a place works the shift at once, beside what is planned
 * already; there are never more of them than places.
 */
@ProviderType
public interface OpenShifts {

    /** How many days ahead people see them. */
    int AHEAD = 62;

    /** As one person sees it. @param against what taking it would break */
    record Offered(OpenShift shift, Set<RosterSheet.Finding.Kind> against) {

        public Offered {
            against = Set.copyOf(against);
        }
    }

    /**
     * Opens it and tells everybody who may take it.
     *
     * @throws org.clockhouse.kernel.NotFound for a department that the scope does not hold as a whole
     * @throws org.clockhouse.kernel.Refused {@code shift.unknown}, {@code open-shift.begun}
     */
    OpenShift open(Actor actor, Scope scope, OpenShiftDraft draft);

    /** By date. @param until inclusive */
    List<OpenShift> list(OrgId org, Scope scope, LocalDate from, LocalDate until);

    /** The people of their claims. */
    Map<EmployeeId, Person> people(OrgId org, List<OpenShift> shifts);

    /** No more places are taken; who has one keeps it. */
    OpenShift close(Actor actor, Scope scope, OpenShiftId shift);

    /**
     * The planner gives somebody a place who wanted one, or anybody else whom it is for.
     *
     * @throws org.clockhouse.kernel.Refused as {@link #take}
     */
    OpenShift give(Actor actor, Scope scope, OpenShiftId shift, EmployeeId employee);

    /** Takes a place back with what it changed, or leaves a wish aside. @throws org.clockhouse.kernel.Refused {@code roster.changed-since} */
    OpenShift takeBack(Actor actor, Scope scope, OpenShiftId shift, EmployeeId employee);

    /** Those that are for the person and have not begun, with what came of the person's own claims. */
    List<Offered> offered(OrgId org, EmployeeId person);

    /**
     * Takes a place, or says that one is wanted where the planner chooses. Saying it twice is no error.
     *
     * @throws org.clockhouse.kernel.Refused {@code open-shift.full}, {@code open-shift.closed}, {@code open-shift.begun}, {@code
     *     roster.findings} with what it would break
     */
    OpenShift take(Actor actor, EmployeeId person, OpenShiftId shift);

    /** Wants it no more. A place that was given only the planner takes back. @throws org.clockhouse.kernel.Refused {@code open-shift.given} */
    OpenShift leave(Actor actor, EmployeeId person, OpenShiftId shift);
}
