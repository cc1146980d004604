package org.clockhouse.credential;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** Who may go where. While a company has no access level, everybody may go everywhere. */
@ProviderType
public interface AccessLevels {

    List<AccessLevel> all(OrgId org);

    /** @throws org.clockhouse.kernel.NotFound if there is none */
    AccessLevel find(OrgId org, AccessLevelId level);

    /** The level's id and version are not looked at. */
    AccessLevel add(Actor actor, AccessLevel level);

    AccessLevel amend(Actor actor, AccessLevel level);

    /** Those of one person, by person or by department. */
    List<AccessLevel> of(OrgId org, Scope scope, EmployeeId employee);

    /** The terminals that they come to. */
    List<WallTerminal> reach(OrgId org, Scope scope, EmployeeId employee);
}
