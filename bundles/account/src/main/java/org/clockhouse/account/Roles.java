package org.clockhouse.account;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** The roles of a company: the suite's own and those it defined. */
@ProviderType
public interface Roles {

    /** The built-in ones first, then the company's by code. */
    List<Role> list(OrgId org);

    /** @throws org.clockhouse.kernel.NotFound kind {@code role} */
    Role find(OrgId org, RoleId id);

    /**
     * @throws org.clockhouse.kernel.Refused {@code role.code.taken} (duplicate), {@code role.permission.unknown}, {@code
     *     role.mask.malformed}, {@code grant.too-much} when the actor lacks one of the permissions for everybody
     */
    Role define(Actor actor, RoleDraft draft);

    /**
     * Holders have the changed rights from their next request on.
     *
     * @throws org.clockhouse.kernel.Refused as {@link #define}, and {@code role.built-in}
     * @throws org.clockhouse.kernel.Stale if the version is not the current one
     */
    Role amend(Actor actor, RoleDraft draft, long version);
}
