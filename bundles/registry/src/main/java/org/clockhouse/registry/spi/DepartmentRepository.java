package org.clockhouse.registry.spi;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.registry.organisation.Department;
import org.osgi.annotation.versioning.ConsumerType;

/** The tree. */
@ConsumerType
public interface DepartmentRepository {

    /** Ordered by path, so parents come first. */
    List<Department> tree();

    Optional<Department> find(DepartmentId department);

    void insert(Department department);

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one; returns what was stored, one version up */
    Department update(Department department);

    /** Rewrites the beginning of every path below a department that moved. Their versions stay. */
    void movePaths(String from, String to);

    /** Holds off other writers of the tree until the transaction ends, so that two moves cannot make a circle together. */
    void lockTree();
}
