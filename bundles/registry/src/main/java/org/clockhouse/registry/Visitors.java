package org.clockhouse.registry;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * People who come for a visit and do not work here: they hold cards and open doors, but are never employed. Each visit is somebody
 * of its own; who may see a visit is decided by whoever keeps visits.
 */
@ProviderType
public interface Visitors {

    /**
     * @throws org.clockhouse.kernel.Refused as {@link Employees#hire} for the personal data and the place;
     *     {@code visitor.times} if the visit ends before it begins
     */
    Employee admit(Actor actor, VisitorDraft draft);

    /** @throws org.clockhouse.kernel.NotFound for somebody who is no visitor */
    Employee amend(Actor actor, EmployeeId visitor, VisitorDraft draft);

    /** Those of all visits whom the text of the filter may mean, the newest first; at most so many. */
    List<Employee> known(OrgId org, EmployeeFilter filter, int limit);

    /**
     * Takes away who they were. The number stays, by which cards and punches name them.
     *
     * @throws org.clockhouse.kernel.NotFound for somebody who is no visitor
     */
    void forget(Actor actor, EmployeeId visitor);
}
