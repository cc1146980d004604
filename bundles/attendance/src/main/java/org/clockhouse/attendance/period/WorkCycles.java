package org.clockhouse.attendance.period;

import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** Hours that are counted over weeks, and over the cycles of comprehensive hours. Worked out from the stored days when asked. */
@ProviderType
public interface WorkCycles {

    /**
     * People in the order of the month sheet, each with the weeks and cycles that end in the period, so that each is in one period
     * only, and with those that are still running at its end. People whose rules count no such thing have none.
     *
     * @throws org.clockhouse.kernel.Refused {@code timesheet.period}
     */
    Slice<PersonCycles> of(OrgId org, Scope scope, MonthQuery query, Page page);
}
