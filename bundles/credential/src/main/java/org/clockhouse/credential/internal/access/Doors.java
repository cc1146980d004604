package org.clockhouse.credential.internal.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.access.AccessLevel;
import org.clockhouse.credential.access.AccessLevelId;
import org.clockhouse.credential.access.AccessLevels;
import org.clockhouse.credential.access.AccessPlan;
import org.clockhouse.credential.access.AccessPlans;
import org.clockhouse.credential.access.Certificates.Barred;
import org.clockhouse.credential.access.Reach;
import org.clockhouse.credential.access.Reach.Circle;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.spi.AccessLevelRepository;
import org.clockhouse.credential.spi.StayRepository;
import org.clockhouse.credential.spi.WallRepository;
import org.clockhouse.credential.visitor.Stay;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may go where. Levels are few: they are read whole. */
@Component(service = {AccessLevels.class, AccessPlans.class, Doors.class})
public final class Doors implements AccessLevels, AccessPlans {

    private static final LocalName VISITOR = new LocalName("访客", "Visitor");

    private final AccessLevelRepository stored;
    private final WallRepository wall;
    private final StayRepository stays;
    private final Departments departments;
    private final Sites sites;
    private final Conditions conditions;
    private final CardBook book;
    private final Map<OrgId, Placed> placed = new ConcurrentHashMap<>();

    private record Placed(long edition, List<WallTerminal> terminals) {}

    @Activate
    public Doors(
            @Reference AccessLevelRepository stored,
            @Reference WallRepository wall,
            @Reference StayRepository stays,
            @Reference Departments departments,
            @Reference Sites sites,
            @Reference Conditions conditions,
            @Reference CardBook book) {
        this.stored = stored;
        this.wall = wall;
        this.stays = stays;
        this.departments = departments;
        this.sites = sites;
        this.conditions = conditions;
        this.book = book;
    }

    @Override
    public List<AccessLevel> all(OrgId org) {
        return book.in(org, stored::all);
    }

    @Override
    public AccessLevel find(OrgId org, AccessLevelId level) {
        return book.in(org, () -> stored.find(level).orElseThrow(() -> new NotFound("access-level", level.text())));
    }

    @Override
    public AccessLevel add(Actor actor, AccessLevel draft) {
        return book.in(actor.org(), () -> {
            AccessLevel level = new AccessLevel(
                    AccessLevelId.next(),
                    draft.name(),
                    draft.places(),
                    draft.group(),
                    draft.validity(),
                    draft.hours(),
                    1);
            stored.insert(level);
            book.wrote(entry(actor, "access-level.add", level).with(AccessLevelFields.of(level)));
            return level;
        });
    }

    @Override
    public AccessLevel amend(Actor actor, AccessLevel level) {
        return book.in(actor.org(), () -> {
            AccessLevel before = find(actor.org(), level.id());
            AccessLevel after = stored.update(level);
            book.wrote(entry(actor, "access-level.amend", after)
                    .changing(AccessLevelFields.of(before), AccessLevelFields.of(after)));
            return after;
        });
    }

    @Override
    public void remove(Actor actor, AccessLevelId id, long version) {
        book.in(actor.org(), () -> {
            AccessLevel level = find(actor.org(), id);
            if (level.version() != version) {
                throw new Stale("access-level", id.text());
            }
            stored.delete(level);
            book.wrote(entry(actor, "access-level.remove", level).with(AccessLevelFields.of(level)));
            return level;
        });
    }

    @Override
    public List<AccessLevel> of(OrgId org, Scope scope, EmployeeId employee) {
        return book.in(org, () -> {
            Employee person = book.person(org, scope, employee);
            if (person.isVisitor()) {
                return ofVisitor(employee);
            }
            Tree tree = new Tree(departments.tree(org));
            LocalDate today = today(org, person.site());
            return stored.all().stream()
                    .filter(level -> level.validity().on(today)
                            && tree.circle(List.of(level)).contains(employee, person.department()))
                    .toList();
        });
    }

    @Override
    public List<WallTerminal> reach(OrgId org, Scope scope, EmployeeId employee) {
        return book.in(org, () -> permitted(org, scope, employee).stream()
                .filter(barred -> barred.lacks().isEmpty())
                .map(Barred::terminal)
                .toList());
    }

    /** Where they would be let in, if it were not for what they lack there today. */
    List<Barred> barred(OrgId org, Scope scope, EmployeeId employee) {
        return book.in(org, () -> permitted(org, scope, employee).stream()
                .filter(barred -> !barred.lacks().isEmpty())
                .toList());
    }

    /** Where levels let them, with what they lack there. */
    private List<Barred> permitted(OrgId org, Scope scope, EmployeeId employee) {
        Employee person = book.person(org, scope, employee);
        Conditions.Asked asked = conditions.asked();
        return levelled(org, person).stream()
                .map(terminal -> new Barred(terminal, asked.lacks(employee, terminal, today(org, terminal.site()))))
                .toList();
    }

    private List<WallTerminal> levelled(OrgId org, Employee person) {
        if (person.isVisitor()) {
            List<AccessLevel> own = ofVisitor(person.id());
            return terminals().stream()
                    .filter(terminal ->
                            own.stream().anyMatch(level -> level.places().contain(terminal)))
                    .toList();
        }
        AccessPlan plan = new AccessPlan(ways(org), terminals());
        Set<TerminalId> open = plan.open(person.id(), person.department(), person.site(), today(org, person.site()));
        return plan.terminals().stream()
                .filter(terminal -> open.contains(terminal.id()))
                .toList();
    }

    @Override
    public AccessPlan read(OrgId org) {
        return book.in(org, () -> {
            List<AccessPlan.Way> ways = ways(org);
            return ways.isEmpty() ? AccessPlan.PLAIN : new AccessPlan(ways, placed(org));
        });
    }

    /** As they stood when one of them was changed last: of interest is where they hang. */
    private List<WallTerminal> placed(OrgId org) {
        long edition = wall.edition();
        Placed known = placed.get(org);
        if (known == null || known.edition() != edition) {
            known = new Placed(edition, terminals());
            placed.put(org, known);
        }
        return known.terminals();
    }

    private List<AccessPlan.Way> ways(OrgId org) {
        List<AccessLevel> levels = stored.all();
        if (levels.isEmpty()) {
            return List.of();
        }
        Tree tree = new Tree(departments.tree(org));
        return levels.stream()
                .map(level -> new AccessPlan.Way(level, tree.circle(List.of(level))))
                .toList();
    }

    @Override
    public Set<EmployeeId> strangers(OrgId org, TerminalId id, Set<EmployeeId> asked) {
        return book.in(org, () -> terminal(id)
                .map(terminal -> strangers(org, terminal, asked))
                .orElse(Set.of()));
    }

    private Set<EmployeeId> strangers(OrgId org, WallTerminal terminal, Set<EmployeeId> asked) {
        Reach reach = reach(org, terminal);
        Set<EmployeeId> strangers = new HashSet<>(asked);
        book.people(org, asked).values().stream()
                .filter(reach::admits)
                .forEach(person -> strangers.remove(person.id()));
        return strangers;
    }

    /** By name; within a transaction. */
    public List<WallTerminal> terminals() {
        return wall.terminals();
    }

    /** Within a transaction; empty for one that is retired. */
    public Optional<WallTerminal> terminal(TerminalId id) {
        return wall.terminal(id);
    }

    /** Who may use a terminal today; within a transaction. */
    public Reach reach(OrgId org, WallTerminal terminal) {
        LocalDate today = today(org, terminal.site());
        List<AccessLevel> valid = Stream.concat(stored.all().stream(), ofVisits().stream())
                .filter(level -> level.validity().on(today))
                .toList();
        Tree tree = new Tree(departments.tree(org));
        return new Reach(
                tree.circle(valid.stream()
                        .filter(level -> level.places().contain(terminal))
                        .toList()),
                terminal.attendance() ? Optional.of(terminal.site()) : Optional.empty(),
                tree.circle(valid.stream().filter(level -> level.group().only()).toList()),
                conditions.asked().fulfilled(terminal, today));
    }

    private List<AccessLevel> ofVisitor(EmployeeId visitor) {
        return ofVisits().stream()
                .filter(level -> level.group().people().contains(visitor))
                .toList();
    }

    /** Each visitor inside has a level of their own: where everybody of the site comes in, and the areas of the stay. */
    private List<AccessLevel> ofVisits() {
        List<Stay> inside = stays.inside();
        List<WallTerminal> entrances = inside.isEmpty()
                ? List.of()
                : terminals().stream().filter(WallTerminal::attendance).toList();
        return inside.stream().map(stay -> level(stay, entrances)).toList();
    }

    private static AccessLevel level(Stay stay, List<WallTerminal> entrances) {
        Set<TerminalId> here = entrances.stream()
                .filter(terminal -> terminal.site().equals(stay.site()))
                .map(WallTerminal::id)
                .collect(Collectors.toSet());
        return new AccessLevel(
                new AccessLevelId(stay.visitor().value()),
                VISITOR,
                new AccessLevel.Places(here, stay.areas(), Set.of()),
                new AccessLevel.Group(Set.of(), Set.of(stay.visitor()), true),
                AccessLevel.Validity.ALWAYS,
                1);
    }

    public LocalDate today(OrgId org, SiteId site) {
        return LocalDate.ofInstant(book.now(), sites.find(org, site).zone());
    }

    public boolean isEmployed(OrgId org, Employee person) {
        return person.statusOn(today(org, person.site())) == Employee.Status.ACTIVE;
    }

    private record Tree(List<Department> departments) {

        /** Everybody whom these levels name. */
        Circle circle(Collection<AccessLevel> levels) {
            Set<DepartmentId> named = levels.stream()
                    .flatMap(level -> level.group().departments().stream())
                    .collect(Collectors.toSet());
            List<Department> tops =
                    departments.stream().filter(d -> named.contains(d.id())).toList();
            Set<DepartmentId> within = departments.stream()
                    .filter(d -> tops.stream().anyMatch(d::isWithin))
                    .map(Department::id)
                    .collect(Collectors.toSet());
            Set<EmployeeId> people = levels.stream()
                    .flatMap(level -> level.group().people().stream())
                    .collect(Collectors.toSet());
            return new Circle(within, people);
        }
    }

    private static AuditDraft entry(Actor actor, String action, AccessLevel level) {
        return AuditDraft.of(
                actor, action, "access-level", level.id().text(), level.name().any());
    }
}
