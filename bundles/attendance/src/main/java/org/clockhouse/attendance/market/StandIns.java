package org.clockhouse.attendance.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.osgi.annotation.versioning.ProviderType;

/** Whom whoever plans may place where people are missing, or where somebody's shift breaks a rule. */
@ProviderType
public interface StandIns {

    /**
     * A shift to be worked.
     *
     * @param instead whose shift it is now; empty where people are missing
     * @param department and everything below it
     */
    record Question(
            LocalDate date,
            ShiftId shift,
            Optional<EmployeeId> instead,
            Optional<SiteId> site,
            Optional<DepartmentId> department) {}

    /**
     * Who is seen, has nothing planned, drafted or approved on the date, does not wish to be spared it, and breaks no rule by
     * working the shift. Where people are missing, who counts for what is missing, skills included; instead of somebody, who
     * counts for all that this person counts for, or where nothing is asked for is of the same department and site.
     *
     * @return at most {@link #MOST}: those who fill most first, and then those with the least to work that week
     * @throws org.clockhouse.kernel.NotFound {@code employee.not-found} if the other is not among those asked for
     * @throws org.clockhouse.kernel.Refused {@code shift.unknown}
     */
    List<StandIn> of(OrgId org, Scope scope, Question question);

    int MOST = 5;
}
