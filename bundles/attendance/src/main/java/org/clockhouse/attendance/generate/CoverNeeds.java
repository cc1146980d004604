package org.clockhouse.attendance.generate;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** What rosters are measured against: how many people each department needs when. */
@ProviderType
public interface CoverNeeds {

    /** Of every department about which something is said. */
    List<CoverNeed> list(OrgId org);

    /** Without spans and with version 0 while nothing is said. @throws org.clockhouse.kernel.NotFound if there is no such department */
    CoverNeed of(OrgId org, DepartmentId department);

    /**
     * Says it anew; without spans it is forgotten.
     *
     * @throws org.clockhouse.kernel.Stale if somebody changed it since the caller read that version
     */
    CoverNeed put(Actor actor, CoverNeed need);
}
