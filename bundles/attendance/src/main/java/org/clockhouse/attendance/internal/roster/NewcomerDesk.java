package org.clockhouse.attendance.internal.roster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.AssignmentId;
import org.clockhouse.attendance.roster.Newcomer;
import org.clockhouse.attendance.roster.NewcomerDraft;
import org.clockhouse.attendance.roster.Newcomers;
import org.clockhouse.attendance.roster.Rosters;
import org.clockhouse.attendance.spi.NewcomerRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.Credentials;
import org.clockhouse.credential.access.AccessLevel;
import org.clockhouse.credential.access.AccessLevelId;
import org.clockhouse.credential.access.AccessLevels;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Employees;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Newcomers in one transaction over the services that each part belongs to. */
@Component
public final class NewcomerDesk implements Newcomers {

    private static final String EXTERNAL_ID = "[\\p{L}\\p{N}._:@#-]{1,100}";

    private final NewcomerRepository newcomers;
    private final Employees employees;
    private final Rosters rosters;
    private final AccessLevels levels;
    private final Credentials credentials;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public NewcomerDesk(
            @Reference NewcomerRepository newcomers,
            @Reference Employees employees,
            @Reference Rosters rosters,
            @Reference AccessLevels levels,
            @Reference Credentials credentials,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.newcomers = newcomers;
        this.employees = employees;
        this.rosters = rosters;
        this.levels = levels;
        this.credentials = credentials;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Taken take(Actor actor, Scope scope, NewcomerDraft draft) {
        if (!draft.externalId().matches(EXTERNAL_ID)) {
            throw Refused.at("/externalId", "newcomer.id.malformed", "1 to 100 letters, digits and ._:@#-");
        }
        return transactions.in(actor.org(), () -> newcomers
                .find(draft.externalId())
                .map(before -> new Taken(same(actor.org(), scope, before, draft), false))
                .orElseGet(() -> new Taken(takeIn(actor, scope, draft), true)));
    }

    private Newcomer same(OrgId org, Scope scope, Newcomer before, NewcomerDraft draft) {
        if (!before.digest().equals(digest(draft))) {
            throw Refused.duplicateAt(
                    "/externalId", "newcomer.id.taken", "something else was sent under this id on " + before.at());
        }
        employees.find(org, scope, before.employee());
        return before;
    }

    private Newcomer takeIn(Actor actor, Scope scope, NewcomerDraft draft) {
        Employee employee = employees.hire(actor, scope, draft.employee());
        Optional<AssignmentId> assignment = draft.schedule()
                .map(schedule -> assign(actor, employee, schedule).id());
        letIn(actor, employee.id(), draft.levels());
        draft.identifiers()
                .forEach(identifier -> credentials.issue(actor, scope, new CredentialDraft(employee.id(), identifier)));
        Newcomer newcomer = new Newcomer(
                draft.externalId(), employee.id(), assignment, digest(draft), actor.name(), clock.instant());
        newcomers.add(newcomer);
        audit.record(AuditDraft.of(
                        actor,
                        "newcomer.take",
                        "employee",
                        employee.id().text(),
                        employee.name().any())
                .with(Map.of("externalId", draft.externalId(), "number", employee.number())));
        return newcomer;
    }

    private Assignment assign(Actor actor, Employee employee, NewcomerDraft.Schedule schedule) {
        return rosters.assign(
                actor,
                new Assignment.Target.OfEmployee(employee.id()),
                schedule.pattern(),
                employee.hiredOn(),
                Optional.empty(),
                schedule.runsOnHolidays());
    }

    private void letIn(Actor actor, EmployeeId employee, Set<AccessLevelId> wanted) {
        List<AccessLevel> found = levels.all(actor.org()).stream()
                .filter(level -> wanted.contains(level.id()))
                .toList();
        if (found.size() < wanted.size()) {
            throw Refused.at("/accessLevelIds", "access-level.unknown", "there is no such access level");
        }
        found.forEach(level -> levels.amend(actor, with(level, employee)));
    }

    private static AccessLevel with(AccessLevel level, EmployeeId employee) {
        Set<EmployeeId> people = new HashSet<>(level.group().people());
        people.add(employee);
        AccessLevel.Group group = new AccessLevel.Group(
                level.group().departments(), people, level.group().only());
        return level.of(group);
    }

    @Override
    public Newcomer find(OrgId org, Scope scope, String externalId) {
        return transactions.in(org, () -> {
            Newcomer newcomer = newcomers.find(externalId).orElseThrow(() -> new NotFound("newcomer", externalId));
            employees.find(org, scope, newcomer.employee());
            return newcomer;
        });
    }

    /** Of nothing that would be a secret, or could be guessed from it: neither phone and identity document nor cards. */
    private static String digest(NewcomerDraft draft) {
        String sent = String.join(
                "\n",
                draft.externalId(),
                draft.employee().number(),
                draft.employee().person().name().toString(),
                draft.employee().placement().toString(),
                draft.employee().hiredOn().toString(),
                draft.schedule().toString(),
                draft.levels().stream().map(AccessLevelId::text).sorted().collect(Collectors.joining(" ")));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(sent.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
