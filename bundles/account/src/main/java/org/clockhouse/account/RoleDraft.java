package org.clockhouse.account;

import java.util.Map;
import java.util.Set;
import org.clockhouse.kernel.LocalName;

/** A company's own role, as in {@link Role}. */
public record RoleDraft(
        RoleId id, LocalName name, Set<String> permissions, Map<String, FieldMask> masks, Role.Reach reach) {

    public RoleDraft {
        permissions = Set.copyOf(permissions);
        masks = Map.copyOf(masks);
    }
}
