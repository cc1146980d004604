package org.clockhouse.credential.replacement;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** What replacements cost. */
@ProviderType
public interface Fees {

    List<FeeRule> rules(OrgId org);

    /** Takes the place of all rules; their ids and versions are not looked at. */
    List<FeeRule> set(Actor actor, List<FeeRule> rules);

    /** What it would cost now. */
    Fee quote(OrgId org, Scope scope, EmployeeId employee, ReplacementReason reason);
}
