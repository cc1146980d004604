package org.clockhouse.rest.internal.admin;

import org.clockhouse.attendance.shift.Shifts;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.punch.PunchFilter;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.calendar.Calendars;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.terminal.TerminalFilter;
import org.clockhouse.terminal.Terminals;

/** How far the first run is: site, calendar, rules, people, terminal, first punch. Each is a look for one row. */
public record Setup(
        Sites sites, Calendars calendars, Shifts shifts, Employees employees, Terminals terminals, PunchLog punches) {

    private static final Page ONE = Page.first(1);

    SessionView.SetupView of(OrgId org) {
        SessionView.StepsView steps = new SessionView.StepsView(
                !sites.all(org).isEmpty(),
                !calendars.all(org).isEmpty(),
                !shifts.list(org).isEmpty(),
                !employees
                        .page(org, Scope.EVERYBODY, EmployeeFilter.ALL, ONE)
                        .items()
                        .isEmpty(),
                !terminals
                        .page(org, Scope.EVERYBODY, TerminalFilter.ALL, ONE)
                        .items()
                        .isEmpty(),
                !punches.page(org, Scope.EVERYBODY, PunchFilter.ALL, ONE)
                        .items()
                        .isEmpty());
        return new SessionView.SetupView(!steps.complete(), steps);
    }
}
