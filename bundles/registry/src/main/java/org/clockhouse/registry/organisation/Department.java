package org.clockhouse.registry.organisation;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.LocalName;

/**
 * A node of the tree.
 *
 * @param parent empty for a root; a company may have several
 * @param path the ids from the root to this node without hyphens, each between slashes: a department is below another when
 *     its path starts with the other's
 * @param closed no longer chosen for anybody
 */
public record Department(
        DepartmentId id, Optional<DepartmentId> parent, LocalName name, String path, boolean closed, long version) {

    /** How deep the tree may grow; a path then still fits an index of either database. */
    public static final int DEEPEST = 10;

    /** The path of a new node. */
    public static String path(Optional<Department> parent, DepartmentId id) {
        return parent.map(Department::path).orElse("/") + id.text().replace("-", "") + "/";
    }

    /** The department and all above it; one that the tree does not have stands alone. */
    public static Set<DepartmentId> upFrom(DepartmentId id, Collection<Department> tree) {
        return tree.stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .map(own ->
                        tree.stream().filter(own::isWithin).map(Department::id).collect(Collectors.toSet()))
                .orElse(Set.of(id));
    }

    /** Whether this is the other or below it. */
    public boolean isWithin(Department other) {
        return path.startsWith(other.path);
    }

    /** 1 for a root. */
    public int depth() {
        return (int) path.chars().filter(c -> c == '/').count() - 1;
    }
}
