package org.clockhouse.account;

import java.util.Map;
import java.util.Set;
import org.clockhouse.kernel.LocalName;

/**
 * A set of permissions under a name.
 *
 * @param permissions of {@link Permissions#all}
 * @param masks fields that the role sees covered or not at all, by {@code <thing>.<field>}: {@code employee.phone}
 * @param reach whether a grant's scope decides which people are meant, or only oneself ever is
 * @param builtIn comes with the suite and cannot be changed
 */
public record Role(
        RoleId id,
        LocalName name,
        Set<String> permissions,
        Map<String, FieldMask> masks,
        Reach reach,
        boolean builtIn,
        long version) {

    public enum Reach {
        GRANTED_SCOPE,
        OWN_PERSON
    }

    public Role {
        permissions = Set.copyOf(permissions);
        masks = Map.copyOf(masks);
    }
}
