package org.clockhouse.registry.spi;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.organisation.Department;

public final class InMemoryDepartments implements DepartmentRepository {

    private final OrgTable<DepartmentId, Department> departments;

    public InMemoryDepartments(InMemoryTransactions transactions) {
        this.departments = new OrgTable<>(transactions);
    }

    @Override
    public List<Department> tree() {
        return departments.values().stream()
                .sorted(Comparator.comparing(Department::path))
                .toList();
    }

    @Override
    public Optional<Department> find(DepartmentId department) {
        return departments.get(department);
    }

    @Override
    public void insert(Department department) {
        departments.put(department.id(), department);
    }

    @Override
    public Department update(Department changed) {
        if (departments
                .get(changed.id())
                .filter(d -> d.version() == changed.version())
                .isEmpty()) {
            throw new Stale("department", changed.id().text());
        }
        Department next = new Department(
                changed.id(),
                changed.parent(),
                changed.name(),
                changed.path(),
                changed.closed(),
                changed.version() + 1);
        departments.put(next.id(), next);
        return next;
    }

    @Override
    public void movePaths(String from, String to) {
        for (Department moved : departments.values()) {
            if (moved.path().startsWith(from) && !moved.path().equals(from)) {
                departments.put(
                        moved.id(),
                        new Department(
                                moved.id(),
                                moved.parent(),
                                moved.name(),
                                to + moved.path().substring(from.length()),
                                moved.closed(),
                                moved.version()));
            }
        }
    }

    @Override
    public void lockTree() {
        // one transaction at a time anyway
    }
}
