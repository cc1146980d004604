package org.clockhouse.attendance.closing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.osgi.annotation.versioning.ProviderType;

/** Whether what terminals recorded is all here: what is looked at before figures are called final. */
@ProviderType
public interface Completeness {

    /**
     * The sites that have attendance terminals, by name.
     *
     * @param site empty for every site whose people the scope sees
     * @param until the last date that is asked about
     */
    List<SiteCompleteness> of(OrgId org, Scope scope, Optional<SiteId> site, LocalDate until);
}
