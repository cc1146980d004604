package org.clockhouse.attendance.period;

import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** What rule sets count over more than a day, beside weeks with tiers and cycles. Worked out from the stored days when asked. */
@ProviderType
public interface PeriodCounts {

    /**
     * People in the order of the month sheet, each with the totals and lates, whole, that touch the dates, and with what the dates
     * count for allowances. People whose rules count no such thing have none.
     *
     * @throws org.clockhouse.kernel.Refused {@code timesheet.period}
     */
    Slice<PersonCounts> of(OrgId org, Scope scope, MonthQuery query, Page page);
}
