package org.clockhouse.attendance.day;

import java.util.List;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** What days are worth by pay code. A function of results, of where people worked and punched, and of the rules of each date. */
@ProviderType
public interface AllowanceLines {

    /** Of people whose days are read already: by person and date, then as {@code AllowanceRules#list}. */
    List<AllowanceLine> of(OrgId org, List<MonthRow> people);
}
