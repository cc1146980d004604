package org.clockhouse.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** Who may do what. Read from the rows each time. */
@ProviderType
public interface Permissions {

    /**
     * The people for whom the actor holds the permission. A refusal is audited here, so that no caller forgets. The suite
     * itself ({@code SYSTEM}) may do everything; a terminal nothing.
     *
     * @param permission of {@link #all}
     * @throws org.clockhouse.kernel.Denied naming the permission
     * @throws org.clockhouse.kernel.Refused {@code password.must-change} while the account's first password stands, except
     *     for {@code own.read}
     */
    Scope require(Actor actor, String permission);

    /** Everything the actor holds, by permission. */
    Map<String, Scope> held(Actor actor);

    /** The people for whom the actor holds the role; nobody for one that it does not hold. */
    Scope reach(Actor actor, RoleId role);

    /** Whose account acts; empty for accounts of nobody in the registry, for machines and for the suite itself. */
    Optional<EmployeeId> person(Actor actor);

    /** Names of the roles the actor holds. */
    List<Role> roles(Actor actor);

    /**
     * What the actor sees covered or not at all, by {@code <thing>.<field>}. A mask of one role is lifted only by another
     * grant that reads the same thing, sees the field better, and reaches all the people that the first one reaches.
     */
    Map<String, FieldMask> masks(Actor actor);

    /** Every permission there is, in the order of the console's list. */
    List<String> all();
}
