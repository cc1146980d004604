package org.clockhouse.terminal.internal.phone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.Whereabouts;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.terminal.Fix;
import org.clockhouse.terminal.PhonePlace;
import org.clockhouse.terminal.PhonePlace.Whom;
import org.clockhouse.terminal.PhonePlaceId;
import org.clockhouse.terminal.PhonePlaces;
import org.clockhouse.terminal.PhonePunchRule;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.spi.PhonePunchRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may punch by phone, where, and how exactly. */
@Component(service = {PhonePlaceBook.class, PhonePlaces.class, Whereabouts.class})
public final class PhonePlaceBook implements PhonePlaces, Whereabouts {

    private final PhonePunchRepository stored;
    private final Departments departments;
    private final Directory directory;
    private final Journal journal;

    @Activate
    public PhonePlaceBook(
            @Reference PhonePunchRepository stored,
            @Reference Departments departments,
            @Reference Directory directory,
            @Reference Journal journal) {
        this.stored = stored;
        this.departments = departments;
        this.directory = directory;
        this.journal = journal;
    }

    @Override
    public PhonePunchRule rule(OrgId org) {
        return journal.read(org, stored::rule).orElse(PhonePunchRule.USUAL);
    }

    @Override
    public PhonePunchRule set(Actor actor, PhonePunchRule rule) {
        return journal.write(actor.org(), Topic.TERMINALS, () -> {
            PhonePunchRule before = rule(actor.org());
            PhonePunchRule made = stored.put(rule);
            journal.record(AuditDraft.of(actor, "phone-punch-rule.set", "phone-punch-rule", "", "")
                    .changing(fields(before), fields(made)));
            return made;
        });
    }

    private static Map<String, Object> fields(PhonePunchRule rule) {
        return Map.of("outside", rule.outside(), "mostAccuracy", rule.mostAccuracy(), "keepDays", rule.keepDays());
    }

    @Override
    public List<PhonePlace> all(OrgId org, Scope scope) {
        return journal.read(org, stored::places).stream()
                .filter(place -> isSeen(org, scope, place))
                .toList();
    }

    /** Those that are for one person. */
    List<PhonePlace> of(OrgId org, Employee person) {
        List<PhonePlace> all = journal.read(org, stored::places);
        if (all.isEmpty()) {
            return all;
        }
        List<Department> tree = departments.tree(org);
        Set<DepartmentId> above = tree.stream()
                .filter(each -> each.id().equals(person.department()))
                .flatMap(own -> tree.stream().filter(own::isWithin))
                .map(Department::id)
                .collect(Collectors.toSet());
        return all.stream().filter(place -> place.isFor(person, above)).toList();
    }

    @Override
    public Measured measure(OrgId org, EmployeeId id, int latitude, int longitude) {
        Employee person = Optional.ofNullable(directory.of(org, List.of(id)).get(id))
                .orElseThrow(() -> new NotFound("employee", id.text()));
        return PhoneDoubts.nearest(Optional.of(new Fix(latitude, longitude, 0)), of(org, person));
    }

    @Override
    public PhonePlace put(Actor actor, Scope scope, PhonePlace place) {
        requireMine(actor.org(), scope, place);
        return journal.write(actor.org(), Topic.TERMINALS, () -> {
            Optional<PhonePlace> before = find(place.id());
            before.ifPresent(known -> requireMine(actor.org(), scope, known));
            PhonePlace made = stored.put(place);
            AuditDraft entry = entry(actor, "phone-place.set", place);
            journal.record(before.map(known -> entry.changing(fields(known), fields(made)))
                    .orElseGet(() -> entry.with(fields(made))));
            return made;
        });
    }

    @Override
    public void remove(Actor actor, Scope scope, PhonePlaceId id, long version) {
        journal.run(actor.org(), Topic.TERMINALS, () -> {
            PhonePlace place = find(id).orElseThrow(() -> new NotFound("phone-place", id.text()));
            requireMine(actor.org(), scope, place);
            stored.remove(id, version);
            journal.record(entry(actor, "phone-place.remove", place).with(fields(place)));
        });
    }

    private Optional<PhonePlace> find(PhonePlaceId id) {
        return stored.places().stream().filter(place -> place.id().equals(id)).findFirst();
    }

    private static AuditDraft entry(Actor actor, String action, PhonePlace place) {
        return AuditDraft.of(
                actor, action, "phone-place", place.id().text(), place.name().any());
    }

    /** Where it is stays out: it may be somebody's home. */
    private static Map<String, Object> fields(PhonePlace place) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("name", place.name().any());
        fields.put("whom", place.whom().toString());
        place.circle().ifPresent(circle -> fields.put("radius", circle.radius()));
        return fields;
    }

    /** What is for everybody is seen by all who see places, and changed by who sees everybody. */
    private boolean isSeen(OrgId org, Scope scope, PhonePlace place) {
        return place.whom() instanceof Whom.Everybody || isMine(org, scope, place.whom());
    }

    private void requireMine(OrgId org, Scope scope, PhonePlace place) {
        if (!isMine(org, scope, place.whom())) {
            throw new NotFound("phone-place", place.id().text());
        }
    }

    private boolean isMine(OrgId org, Scope scope, Whom whom) {
        if (scope.everybody()) {
            return true;
        }
        if (whom instanceof Whom.OfSite of) {
            return scope.sites().contains(of.site());
        }
        if (whom instanceof Whom.OfDepartment of) {
            return scope.departments().stream()
                    .anyMatch(mine -> departments.within(org, mine).contains(of.department()));
        }
        return whom instanceof Whom.OfEmployee of
                && !directory.seen(org, scope, List.of(of.employee())).isEmpty();
    }
}
