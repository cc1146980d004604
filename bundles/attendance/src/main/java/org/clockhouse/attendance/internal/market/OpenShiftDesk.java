package org.clockhouse.attendance.internal.market;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.internal.roster.OpenShiftReach;
import org.clockhouse.attendance.internal.roster.PlanChanges;
import org.clockhouse.attendance.internal.roster.Plans;
import org.clockhouse.attendance.internal.roster.Publisher;
import org.clockhouse.attendance.internal.roster.RosterTold;
import org.clockhouse.attendance.market.OpenShift;
import org.clockhouse.attendance.market.OpenShift.Claim;
import org.clockhouse.attendance.market.OpenShiftDraft;
import org.clockhouse.attendance.market.OpenShiftId;
import org.clockhouse.attendance.market.OpenShifts;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterSheet.Finding;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.spi.OpenShiftRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Open shifts over a repository. */
@Component
public final class OpenShiftDesk implements OpenShifts {

    private final OpenShiftRepository shifts;
    private final OpenShiftReach reach;
    private final PlanChanges plans;
    private final RosterTold told;
    private final Directory directory;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public OpenShiftDesk(
            @Reference OpenShiftRepository shifts,
            @Reference OpenShiftReach reach,
            @Reference PlanChanges plans,
            @Reference RosterTold told,
            @Reference Directory directory,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.shifts = shifts;
        this.reach = reach;
        this.plans = plans;
        this.told = told;
        this.directory = directory;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public OpenShift open(Actor actor, Scope scope, OpenShiftDraft draft) {
        OrgId org = actor.org();
        return transactions.in(org, () -> {
            reach.require(org, scope, draft.department());
            Shift shift = reach.shift(draft.shift());
            List<Employee> audience = reach.audience(org, draft.department(), draft.position(), draft.date());
            if (draft.date().isBefore(today()) || reach.hasBegun(org, shift, draft.date(), audience)) {
                throw begun();
            }
            OpenShift made = shifts.put(new OpenShift(
                    OpenShiftId.next(),
                    draft.department(),
                    draft.position().strip(),
                    draft.date(),
                    draft.shift(),
                    draft.places(),
                    draft.giving(),
                    draft.note().strip(),
                    false,
                    List.of(),
                    0));
            wrote(
                    actor,
                    "open-shift.open",
                    made,
                    Map.of("places", made.places(), "giving", made.giving().name()));
            told.say(
                    org,
                    NoticeTopic.OPEN_SHIFT,
                    audience.stream().map(Employee::id).toList(),
                    made.id().text(),
                    Map.of("shift", RosterTold.same(label(made))));
            return made;
        });
    }

    @Override
    public List<OpenShift> list(OrgId org, Scope scope, LocalDate from, LocalDate until) {
        return transactions.in(org, () -> shifts.between(from, until).stream()
                .filter(shift -> reach.isSeen(org, scope, shift.department()))
                .toList());
    }

    @Override
    public Map<EmployeeId, Person> people(OrgId org, List<OpenShift> listed) {
        List<EmployeeId> ids = listed.stream()
                .flatMap(shift -> shift.claims().stream())
                .map(Claim::employee)
                .distinct()
                .toList();
        Map<EmployeeId, Person> people = new HashMap<>();
        directory.of(org, ids).forEach((id, employee) -> people.put(id, Person.of(employee)));
        return people;
    }

    @Override
    public OpenShift close(Actor actor, Scope scope, OpenShiftId id) {
        return transactions.in(actor.org(), () -> {
            OpenShift made = shifts.put(planned(actor.org(), scope, id).ended());
            wrote(actor, "open-shift.close", made, Map.of());
            return made;
        });
    }

    @Override
    public OpenShift give(Actor actor, Scope scope, OpenShiftId id, EmployeeId employee) {
        return transactions.in(actor.org(), () -> {
            OpenShift held = planned(actor.org(), scope, id);
            return given(held, employee) ? held : place(actor, held, person(actor.org(), employee));
        });
    }

    @Override
    public OpenShift takeBack(Actor actor, Scope scope, OpenShiftId id, EmployeeId employee) {
        return transactions.in(actor.org(), () -> {
            OpenShift held = planned(actor.org(), scope, id);
            Claim claim = held.claimOf(employee).orElseThrow(() -> new NotFound("employee", employee.text()));
            if (claim.state() == Claim.State.GIVEN) {
                plans.turn(Set.of(employee));
                plans.takeBack(claim.changes(), "open shift taken back");
                told.changed(actor.org(), List.of(employee), "taken back " + id.text(), List.of(held.date()));
            }
            OpenShift made = shifts.put(held.without(employee));
            wrote(actor, "open-shift.take-back", made, Map.of("employee", employee.text()));
            return made;
        });
    }

    @Override
    public List<Offered> offered(OrgId org, EmployeeId id) {
        return transactions.in(org, () -> {
            Employee person = person(org, id);
            LocalDate today = today();
            List<OpenShift> theirs = shifts.between(today, today.plusDays(AHEAD)).stream()
                    .filter(shift -> reach.isFor(org, shift, person)
                            && !reach.hasBegun(org, reach.shift(shift.shift()), shift.date(), List.of(person)))
                    .filter(shift -> !shift.closed() || shift.claimOf(id).isPresent())
                    .toList();
            if (theirs.isEmpty()) {
                return List.of();
            }
            Plans read = plans.plans(
                    org, Set.of(id), today, theirs.get(theirs.size() - 1).date());
            return theirs.stream()
                    .map(shift -> new Offered(
                            shift,
                            given(shift, id)
                                    ? Set.of()
                                    : PlanChanges.against(read, wish(read, shift, id)).stream()
                                            .map(Finding::kind)
                                            .collect(Collectors.toSet())))
                    .toList();
        });
    }

    @Override
    public OpenShift take(Actor actor, EmployeeId id, OpenShiftId shift) {
        OrgId org = actor.org();
        return transactions.in(org, () -> {
            Employee person = person(org, id);
            OpenShift held = offered(org, shift, person);
            if (held.claimOf(id).isPresent()) {
                return held;
            }
            if (held.giving() == OpenShift.Giving.FIRST_COME) {
                return place(actor, held, person);
            }
            requireOpen(org, held, person);
            requireLegal(org, held, id);
            OpenShift made = shifts.put(held.claimed(new Claim(id, Claim.State.WANTED, clock.instant(), List.of())));
            wrote(actor, "open-shift.want", made, Map.of("employee", id.text()));
            return made;
        });
    }

    @Override
    public OpenShift leave(Actor actor, EmployeeId id, OpenShiftId shift) {
        return transactions.in(actor.org(), () -> {
            OpenShift held = offered(actor.org(), shift, person(actor.org(), id));
            if (given(held, id)) {
                throw new Refused("open-shift.given", "the shift is yours; only the planner takes it back");
            }
            OpenShift made = shifts.put(held.without(id));
            wrote(actor, "open-shift.leave", made, Map.of("employee", id.text()));
            return made;
        });
    }

    /** The person works it from now on. */
    private OpenShift place(Actor actor, OpenShift held, Employee person) {
        OrgId org = actor.org();
        requireOpen(org, held, person);
        plans.turn(Set.of(person.id()));
        List<RosterDraft> wanted = requireLegal(org, held, person.id());
        OpenShift made = shifts.put(held.claimed(new Claim(
                person.id(), Claim.State.GIVEN, clock.instant(), plans.write(wanted, "open shift " + held.note()))));
        wrote(actor, "open-shift.give", made, Map.of("employee", person.id().text()));
        told.changed(
                org, List.of(person.id()), "given " + held.id().text() + " " + made.version(), List.of(held.date()));
        return made;
    }

    private void requireOpen(OrgId org, OpenShift held, Employee person) {
        if (held.closed()) {
            throw new Refused("open-shift.closed", "the shift is not open any more");
        }
        if (held.free() < 1) {
            throw new Refused("open-shift.full", "every place is taken");
        }
        if (!reach.isFor(org, held, person)) {
            throw new Refused("open-shift.not-for", "the shift is not for this person");
        }
        if (reach.hasBegun(org, reach.shift(held.shift()), held.date(), List.of(person))) {
            throw begun();
        }
    }

    private static Refused begun() {
        return new Refused("open-shift.begun", "the shift has begun already");
    }

    private List<RosterDraft> requireLegal(OrgId org, OpenShift held, EmployeeId person) {
        Plans read = plans.plans(org, Set.of(person), held.date(), held.date());
        List<RosterDraft> wanted = wish(read, held, person);
        List<Finding> against = PlanChanges.against(read, wanted);
        if (!against.isEmpty()) {
            throw new Refused(
                    "roster.findings",
                    "the shift does not fit the person's plan",
                    against.stream().map(Publisher::violation).toList());
        }
        return wanted;
    }

    /** The shift beside what is planned. */
    private static List<RosterDraft> wish(Plans read, OpenShift shift, EmployeeId person) {
        List<ShiftId> both = new ArrayList<>(Plans.shifts(read.published(person, shift.date())));
        both.add(shift.shift());
        return List.of(new RosterDraft(person, shift.date(), RosterDraft.Kind.PLAN, read.ordered(both), 0));
    }

    private static boolean given(OpenShift shift, EmployeeId person) {
        return shift.claimOf(person)
                .filter(claim -> claim.state() == Claim.State.GIVEN)
                .isPresent();
    }

    private OpenShift planned(OrgId org, Scope scope, OpenShiftId id) {
        return shifts.hold(id)
                .filter(shift -> reach.isSeen(org, scope, shift.department()))
                .orElseThrow(() -> new NotFound("open-shift", id.text()));
    }

    private OpenShift offered(OrgId org, OpenShiftId id, Employee person) {
        return shifts.hold(id)
                .filter(shift -> reach.isFor(org, shift, person))
                .orElseThrow(() -> new NotFound("open-shift", id.text()));
    }

    private Employee person(OrgId org, EmployeeId id) {
        return Optional.ofNullable(directory.of(org, List.of(id)).get(id))
                .orElseThrow(() -> new NotFound("employee", id.text()));
    }

    /** The earliest on any clock of the world; what has begun is looked at by the site's. */
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    }

    private String label(OpenShift shift) {
        return shift.date() + " " + reach.shift(shift.shift()).terms().code();
    }

    private void wrote(Actor actor, String action, OpenShift shift, Map<String, Object> fields) {
        audit.record(AuditDraft.of(actor, action, "open-shift", shift.id().text(), label(shift))
                .with(fields));
        transactions.afterCommit(() -> changes.tell(actor.org(), Topic.SHIFTS));
    }
}
