package org.clockhouse.attendance.leave;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** Which kind of leave days are of. */
@ProviderType
public interface LeaveDays {

    /** Codes of types by person and date, of the days in the rows that have minutes of leave or are credited; others are left out. */
    Map<EmployeeId, Map<LocalDate, String>> of(OrgId org, List<MonthRow> rows);
}
