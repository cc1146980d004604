package org.clockhouse.credential.access;

import java.util.List;
import java.util.Set;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who may go where. Everybody may use the attendance terminals of their own site, without any level; what levels give comes to
 * that, or takes its place where the level says so.
 */
@ProviderType
public interface AccessLevels {

    /** Also those whose time is over or to come. */
    List<AccessLevel> all(OrgId org);

    /** @throws org.clockhouse.kernel.NotFound if there is none */
    AccessLevel find(OrgId org, AccessLevelId level);

    /** The level's id and version are not looked at. */
    AccessLevel add(Actor actor, AccessLevel level);

    /** Replaces the level of that id. @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    AccessLevel amend(Actor actor, AccessLevel level);

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    void remove(Actor actor, AccessLevelId level, long version);

    /** Those of one person, by person or by department, whose time it is. */
    List<AccessLevel> of(OrgId org, Scope scope, EmployeeId employee);

    /** The terminals that they come to. */
    List<WallTerminal> reach(OrgId org, Scope scope, EmployeeId employee);

    /** Of these people those who may not come to the terminal; nobody when there is no such terminal. */
    Set<EmployeeId> strangers(OrgId org, TerminalId terminal, Set<EmployeeId> people);
}
