package org.clockhouse.registry.organisation;

import java.util.List;
import java.util.Set;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** The tree of departments. Names are unique among siblings, in each language, whatever the case. */
@ProviderType
public interface Departments {

    /** The whole tree, closed nodes too; parents come before their children. */
    List<Department> tree(OrgId org);

    /** @throws org.clockhouse.kernel.NotFound if there is none */
    Department find(OrgId org, DepartmentId department);

    /** The department and everything below it. */
    Set<DepartmentId> within(OrgId org, DepartmentId department);

    /** @throws org.clockhouse.kernel.Refused {@code department.name.taken}, {@code department.deep} */
    Department add(Actor actor, DepartmentDraft draft);

    /**
     * Renames, closes, or moves with everything below it.
     *
     * @throws org.clockhouse.kernel.Refused {@code department.circle} when the new parent is the department itself or below
     *     it
     */
    Department amend(Actor actor, DepartmentId department, DepartmentDraft draft, long version);
}
