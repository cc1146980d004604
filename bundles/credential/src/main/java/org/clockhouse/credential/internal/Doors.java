package org.clockhouse.credential.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.AccessLevel;
import org.clockhouse.credential.AccessLevelId;
import org.clockhouse.credential.AccessLevels;
import org.clockhouse.credential.WallTerminal;
import org.clockhouse.credential.spi.ActivationRepository;
import org.clockhouse.credential.spi.WallRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Department;
import org.clockhouse.registry.Departments;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may go where. Levels are few: they are read whole. */
@Component(service = {AccessLevels.class, Doors.class})
public final class Doors implements AccessLevels {

    private final ActivationRepository stored;
    private final WallRepository wall;
    private final Departments departments;
    private final CardBook book;

    @Activate
    public Doors(
            @Reference ActivationRepository stored,
            @Reference WallRepository wall,
            @Reference Departments departments,
            @Reference CardBook book) {
        this.stored = stored;
        this.wall = wall;
        this.departments = departments;
        this.book = book;
    }

    @Override
    public List<AccessLevel> all(OrgId org) {
        return book.in(org, stored::levels);
    }

    @Override
    public AccessLevel find(OrgId org, AccessLevelId level) {
        return book.in(org, () -> stored.level(level).orElseThrow(() -> new NotFound("access-level", level.text())));
    }

    @Override
    public AccessLevel add(Actor actor, AccessLevel draft) {
        return book.in(actor.org(), () -> {
            AccessLevel level = new AccessLevel(
                    AccessLevelId.next(), draft.name(), draft.terminals(), draft.departments(), draft.people(), 1);
            stored.insert(level);
            book.wrote(entry(actor, "access-level.add", level).with(fields(level)));
            return level;
        });
    }

    @Override
    public AccessLevel amend(Actor actor, AccessLevel level) {
        return book.in(actor.org(), () -> {
            AccessLevel before = find(actor.org(), level.id());
            AccessLevel after = stored.update(level);
            book.wrote(entry(actor, "access-level.amend", after).changing(fields(before), fields(after)));
            return after;
        });
    }

    @Override
    public List<AccessLevel> of(OrgId org, Scope scope, EmployeeId employee) {
        return book.in(org, () -> {
            Employee person = book.person(org, scope, employee);
            Map<DepartmentId, Department> tree =
                    departments.tree(org).stream().collect(Collectors.toMap(Department::id, Function.identity()));
            Department own = tree.get(person.department());
            return stored.levels().stream()
                    .filter(level -> level.people().contains(employee)
                            || level.departments().stream()
                                    .anyMatch(id -> own != null && tree.containsKey(id) && own.isWithin(tree.get(id))))
                    .toList();
        });
    }

    @Override
    public List<WallTerminal> reach(OrgId org, Scope scope, EmployeeId employee) {
        return book.in(org, () -> {
            book.person(org, scope, employee);
            List<WallTerminal> terminals = wall.terminals();
            if (stored.levels().isEmpty()) {
                return terminals;
            }
            Set<TerminalId> reached = new HashSet<>();
            of(org, scope, employee).forEach(level -> reached.addAll(level.terminals()));
            return terminals.stream()
                    .filter(terminal -> reached.contains(terminal.id()))
                    .toList();
        });
    }

    private static AuditDraft entry(Actor actor, String action, AccessLevel level) {
        return AuditDraft.of(
                actor, action, "access-level", level.id().text(), level.name().any());
    }

    private static Map<String, Object> fields(AccessLevel level) {
        return Map.of(
                "name", level.name().any(),
                "terminals",
                        level.terminals().stream()
                                .map(TerminalId::text)
                                .sorted()
                                .toList()
                                .toString(),
                "departments",
                        level.departments().stream()
                                .map(DepartmentId::text)
                                .sorted()
                                .toList()
                                .toString(),
                "people",
                        level.people().stream()
                                .map(EmployeeId::text)
                                .sorted()
                                .toList()
                                .toString());
    }
}
