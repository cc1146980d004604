package org.clockhouse.attendance.trial;

import java.util.List;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** Days to play with: each minute explained, by the rules in force and by others. Stores nothing. */
@ProviderType
public interface RuleSandbox {

    /**
     * Somebody's dates.
     *
     * @throws org.clockhouse.kernel.NotFound if the person is not in the scope, or what changes is not there
     * @throws org.clockhouse.kernel.Refused {@code timesheet.period}
     */
    List<SandboxDay> days(OrgId org, Scope scope, TrialChange change, EmployeeId employee, TrialChange.Dates dates);

    /**
     * A day made up, by the edition of its date and by other settings.
     *
     * @throws org.clockhouse.kernel.NotFound if there is no such rule set
     */
    SandboxDay made(OrgId org, TrialChange.OfRules change, MadeDay day);
}
