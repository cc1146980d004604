package org.clockhouse.registry.internal.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.RegistryChange;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.internal.SearchKeys;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.DepartmentDraft;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tree, kept by paths: a subtree is a prefix, and a move rewrites the prefix of everything below. */
@Component
public final class DepartmentTree implements Departments {

    private final DepartmentRepository departments;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public DepartmentTree(
            @Reference DepartmentRepository departments,
            @Reference Journal journal,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.departments = departments;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Department> tree(OrgId org) {
        return transactions.in(org, departments::tree);
    }

    @Override
    public Department find(OrgId org, DepartmentId department) {
        return transactions.in(org, () -> existing(department));
    }

    @Override
    public Set<DepartmentId> within(OrgId org, DepartmentId department) {
        List<Department> tree = tree(org);
        return tree.stream()
                .filter(top -> top.id().equals(department))
                .findFirst()
                .map(top -> tree.stream()
                        .filter(each -> each.isWithin(top))
                        .map(Department::id)
                        .collect(Collectors.toUnmodifiableSet()))
                .orElseThrow(() -> new NotFound("department", department.text()));
    }

    @Override
    public Department add(Actor actor, DepartmentDraft draft) {
        return transactions.in(actor.org(), () -> {
            departments.lockTree();
            Optional<Department> parent = draft.parent().map(this::existing);
            DepartmentId id = DepartmentId.next();
            Department department =
                    new Department(id, draft.parent(), draft.name(), Department.path(parent, id), draft.closed(), 1);
            refuseTooDeep(department.depth());
            refuseTaken(department);
            departments.insert(department);
            journal.wrote(
                    entry(actor, "department.add", department).with(fields(department)), Topic.ORGANISATION, List.of());
            return department;
        });
    }

    @Override
    public Department amend(Actor actor, DepartmentId id, DepartmentDraft draft, long version) {
        return transactions.in(actor.org(), () -> {
            departments.lockTree();
            Department before = existing(id);
            Optional<Department> parent = draft.parent().map(this::existing);
            if (parent.filter(above -> above.isWithin(before)).isPresent()) {
                throw new Refused(
                        "department.circle",
                        before.name().any() + " cannot be put below itself or a department of its own");
            }
            Department wanted = new Department(
                    id, draft.parent(), draft.name(), Department.path(parent, id), draft.closed(), version);
            refuseTaken(wanted);
            refuseTooDeep(wanted.depth() + heightBelow(before));
            Department after = departments.update(wanted);
            boolean moved = !after.path().equals(before.path());
            if (moved) {
                departments.movePaths(before.path(), after.path());
            }
            // Rosters of a department hold for all below it: elsewhere in the tree other ones do.
            LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.ofHours(-12)));
            journal.wrote(
                    entry(actor, "department.amend", after).changing(fields(before), fields(after)),
                    Topic.ORGANISATION,
                    moved ? List.of(new RegistryChange(RegistryChange.Kind.DEPARTMENT, id.value(), today)) : List.of());
            return after;
        });
    }

    private Department existing(DepartmentId id) {
        return departments.find(id).orElseThrow(() -> new NotFound("department", id.text()));
    }

    private int heightBelow(Department top) {
        return departments.tree().stream()
                        .filter(each -> each.isWithin(top))
                        .mapToInt(Department::depth)
                        .max()
                        .orElse(top.depth())
                - top.depth();
    }

    private static void refuseTooDeep(int depth) {
        if (depth > Department.DEEPEST) {
            throw new Refused("department.deep", "the tree is at most " + Department.DEEPEST + " levels deep");
        }
    }

    private void refuseTaken(Department department) {
        departments.tree().stream()
                .filter(other -> !other.id().equals(department.id())
                        && other.parent().equals(department.parent())
                        && SearchKeys.sameName(other.name(), department.name()))
                .findAny()
                .ifPresent(other -> {
                    throw Refused.duplicateAt(
                            "/name",
                            "department.name.taken",
                            "there is a department " + other.name().any() + " there already");
                });
    }

    private static AuditDraft entry(Actor actor, String action, Department department) {
        return AuditDraft.of(
                actor,
                action,
                "department",
                department.id().text(),
                department.name().any());
    }

    private static Map<String, Object> fields(Department department) {
        return Map.of(
                "name.zh", department.name().zh(),
                "name.en", department.name().en(),
                "parent", department.parent().map(DepartmentId::text).orElse(""),
                "closed", department.closed());
    }
}
