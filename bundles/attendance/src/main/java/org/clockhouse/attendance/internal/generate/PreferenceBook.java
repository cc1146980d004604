package org.clockhouse.attendance.internal.generate;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.clockhouse.attendance.generate.RosterPreference;
import org.clockhouse.attendance.generate.RosterPreferences;
import org.clockhouse.attendance.spi.PreferenceRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Preferences over a repository. */
@Component
public final class PreferenceBook implements RosterPreferences {

    private final PreferenceRepository preferences;
    private final Directory directory;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;

    @Activate
    public PreferenceBook(
            @Reference PreferenceRepository preferences,
            @Reference Directory directory,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes) {
        this.preferences = preferences;
        this.directory = directory;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
    }

    @Override
    public List<RosterPreference> of(OrgId org, Scope scope, Collection<EmployeeId> people) {
        return transactions.in(org, () -> {
            List<EmployeeId> seen = directory.seen(org, scope, people);
            Map<EmployeeId, RosterPreference> said =
                    preferences.of(seen).stream().collect(toMap(RosterPreference::employee, Function.identity()));
            return people.stream()
                    .filter(seen::contains)
                    .map(person -> said.getOrDefault(person, RosterPreference.none(person)))
                    .toList();
        });
    }

    @Override
    public RosterPreference put(Actor actor, Scope scope, RosterPreference preference) {
        return transactions.in(actor.org(), () -> {
            EmployeeId id = preference.employee();
            RosterPreference old = of(actor.org(), scope, List.of(id)).stream()
                    .findFirst()
                    .orElseThrow(() -> new NotFound("employee", id.text()));
            if (old.version() != preference.version()) {
                throw new Stale("roster-preference", id.text());
            }
            RosterPreference made =
                    new RosterPreference(id, preference.skills(), preference.wishes(), preference.version() + 1);
            preferences.put(made, preference.version());
            Employee employee = directory.of(actor.org(), List.of(id)).get(id);
            audit.record(AuditDraft.of(
                            actor,
                            "roster.preference",
                            "employee",
                            id.text(),
                            employee.name().any())
                    .changing(fields(old), fields(made)));
            transactions.afterCommit(() -> changes.tell(actor.org(), Topic.SHIFTS));
            return made;
        });
    }

    private static Map<String, Object> fields(RosterPreference preference) {
        return Map.of(
                "skills", preference.skills().stream().sorted().toList().toString(),
                "wishes", preference.wishes().toString());
    }
}
