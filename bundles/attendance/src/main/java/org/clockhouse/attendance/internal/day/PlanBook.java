package org.clockhouse.attendance.internal.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.Assignment;
import org.clockhouse.attendance.OneOff;
import org.clockhouse.attendance.RuleSet;
import org.clockhouse.attendance.RuleSetId;
import org.clockhouse.attendance.Shift;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Calendar;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.Site;

/**
 * Everything the plans of some people follow from, read at one moment.
 *
 * @param shifts editions by effective date
 * @param rules editions by effective date
 * @param standard rule set of dates without a plan
 * @param above each department, then the ones above it
 * @param everybody assignments of the company
 * @param oneOffs by person and date
 * @param periods each person's, in order
 * @param approved what requests put in force, by person
 */
public record PlanBook(
        Map<ShiftId, List<Shift>> shifts,
        Map<RuleSetId, List<RuleSet>> rules,
        RuleSetId standard,
        Map<SiteId, Site> sites,
        Map<CalendarId, Calendar> calendars,
        Map<DepartmentId, List<DepartmentId>> above,
        List<Assignment> everybody,
        Map<DepartmentId, List<Assignment>> byDepartment,
        Map<EmployeeId, List<Assignment>> byEmployee,
        Map<EmployeeId, Map<LocalDate, OneOff>> oneOffs,
        Map<EmployeeId, List<EmploymentPeriod>> periods,
        Map<EmployeeId, List<Approved>> approved) {

    /** The same with other approvals. */
    public PlanBook approving(Map<EmployeeId, List<Approved>> others) {
        return new PlanBook(
                shifts,
                rules,
                standard,
                sites,
                calendars,
                above,
                everybody,
                byDepartment,
                byEmployee,
                oneOffs,
                periods,
                others);
    }

    /** The same with other dated changes. */
    public PlanBook changing(Map<EmployeeId, Map<LocalDate, OneOff>> others) {
        return new PlanBook(
                shifts,
                rules,
                standard,
                sites,
                calendars,
                above,
                everybody,
                byDepartment,
                byEmployee,
                others,
                periods,
                approved);
    }
}
