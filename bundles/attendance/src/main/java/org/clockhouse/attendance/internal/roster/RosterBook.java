package org.clockhouse.attendance.internal.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.clockhouse.attendance.internal.shift.ShiftBook;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.roster.AssignmentId;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.roster.Rosters;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.attendance.spi.RosterRepository;
import org.clockhouse.attendance.spi.ShiftRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.organisation.Departments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rosters over a repository. */
@Component
public final class RosterBook implements Rosters {

    private static final int DAY = 1_440;

    private final RosterRepository rosters;
    private final ShiftRepository shifts;
    private final MarkRepository marks;
    private final Departments departments;
    private final Directory directory;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public RosterBook(
            @Reference RosterRepository rosters,
            @Reference ShiftRepository shifts,
            @Reference MarkRepository marks,
            @Reference Departments departments,
            @Reference Directory directory,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.rosters = rosters;
        this.shifts = shifts;
        this.marks = marks;
        this.departments = departments;
        this.directory = directory;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public List<Assignment> assignments(OrgId org) {
        return transactions.in(org, () -> rosters.assignments());
    }

    @Override
    public Assignment assign(
            Actor actor,
            Target target,
            Pattern pattern,
            LocalDate from,
            Optional<LocalDate> until,
            boolean runsOnHolidays) {
        Assignment wanted = new Assignment(AssignmentId.next(), target, pattern, from, until, runsOnHolidays, 0);
        return transactions.in(actor.org(), () -> {
            requireFit(pattern.days(), day -> "/pattern/days/" + day);
            rosters.assignments().stream()
                    .filter(other -> other.target().equals(target) && overlap(other, wanted))
                    .findFirst()
                    .ifPresent(other -> {
                        throw Refused.duplicate(
                                "roster.overlap",
                                "there is an assignment from " + other.from() + " already; end it first");
                    });
            Assignment made = rosters.put(wanted);
            touched(actor.org(), made, from);
            audit.record(draft(actor, "assignment.assign", made).with(fields(made)));
            return made;
        });
    }

    @Override
    public Assignment end(Actor actor, AssignmentId id, long version, LocalDate until) {
        return transactions.in(actor.org(), () -> {
            Assignment old = read(id, version);
            Assignment made = rosters.put(new Assignment(
                    id, old.target(), old.pattern(), old.from(), Optional.of(until), old.runsOnHolidays(), version));
            LocalDate first = old.until().filter(was -> was.isBefore(until)).orElse(until);
            touched(actor.org(), made, first);
            audit.record(draft(actor, "assignment.end", made).changing(fields(old), fields(made)));
            return made;
        });
    }

    @Override
    public void withdraw(Actor actor, AssignmentId id, long version) {
        transactions.run(actor.org(), () -> {
            Assignment old = read(id, version);
            rosters.remove(old);
            touched(actor.org(), old, old.from());
            audit.record(draft(actor, "assignment.withdraw", old).without(fields(old)));
        });
    }

    @Override
    public OneOff change(Actor actor, OneOff oneOff) {
        return transactions.in(actor.org(), () -> {
            requireFit(List.of(oneOff.shifts(), List.of()), day -> "/shiftIds");
            OneOff next = new OneOff(
                    oneOff.employee(), oneOff.date(), oneOff.shifts(), oneOff.reason(), versionAfter(oneOff.version()));
            rosters.put(next, oneOff.version());
            touched(actor.org(), oneOff.employee(), oneOff.date());
            audit.record(draft(actor, "roster.change", oneOff.employee(), oneOff.date())
                    .with(Map.of("shifts", texts(oneOff.shifts())))
                    .because(oneOff.reason()));
            return next;
        });
    }

    /** A new one starts above every one that was dropped before, whose version somebody may still hold. */
    private long versionAfter(long version) {
        return version == 0 ? clock.millis() : version + 1;
    }

    @Override
    public void restore(Actor actor, EmployeeId employee, LocalDate date, long version) {
        transactions.run(actor.org(), () -> {
            List<OneOff> old = rosters.oneOffs(List.of(employee), date, date);
            if (version != (old.isEmpty() ? 0 : old.get(0).version())) {
                throw new Stale("roster-change", date.toString());
            }
            if (!old.isEmpty()) {
                rosters.remove(old.get(0));
                touched(actor.org(), employee, date);
                audit.record(draft(actor, "roster.restore", employee, date)
                        .without(Map.of("shifts", texts(old.get(0).shifts()))));
            }
        });
    }

    @Override
    public List<OneOff> changes(OrgId org, EmployeeId employee, LocalDate from, LocalDate until) {
        return transactions.in(org, () -> rosters.oneOffs(List.of(employee), from, until));
    }

    private Assignment read(AssignmentId id, long version) {
        Assignment old = rosters.find(id);
        if (old.version() != version) {
            throw new Stale("assignment", id.text());
        }
        return old;
    }

    /** Marks whoever it may concern; whose inputs turn out the same keeps the result. */
    private void touched(OrgId org, Assignment assignment, LocalDate from) {
        LocalDate today = today();
        if (!from.isAfter(today)) {
            if (assignment.target() instanceof Target.OfEmployee person) {
                marks.add(List.of(new Mark(person.employee(), from, today)));
            } else {
                marks.addEverybody(from, today);
            }
        }
        transactions.afterCommit(() -> changes.tell(org, Topic.SHIFTS));
    }

    private void touched(OrgId org, EmployeeId employee, LocalDate date) {
        if (!date.isAfter(today())) {
            marks.add(List.of(new Mark(employee, date, date)));
        }
        transactions.afterCommit(() -> changes.tell(org, Topic.SHIFTS));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
    }

    private static boolean overlap(Assignment one, Assignment other) {
        return one.until().map(end -> !other.from().isAfter(end)).orElse(true)
                && other.until().map(end -> !one.from().isAfter(end)).orElse(true);
    }

    /**
     * Every shift exists, and none of a day runs into the next one, or into those of the day after.
     *
     * @param places where each day stands in what was asked for
     */
    private void requireFit(List<List<ShiftId>> days, IntFunction<String> places) {
        Map<ShiftId, Shift> newest = new HashMap<>();
        ShiftBook.byId(shifts.editions()).forEach((id, editions) -> newest.put(id, editions.get(editions.size() - 1)));
        for (int i = 0; i < days.size(); i++) {
            for (ShiftId id : days.get(i)) {
                if (!newest.containsKey(id)) {
                    throw Refused.at(places.apply(i), "shift.unknown", "there is no shift " + id.text());
                }
            }
        }
        for (int i = 0; i < days.size(); i++) {
            List<ShiftId> day = days.get(i);
            int last = 0;
            for (ShiftId id : day) {
                last = after(last, newest.get(id), 0, places.apply(i));
            }
            int tomorrow = (i + 1) % days.size();
            List<ShiftId> next = days.get(tomorrow);
            if (!next.isEmpty() && !day.isEmpty()) {
                after(last, newest.get(next.get(0)), DAY, places.apply(tomorrow));
            }
        }
    }

    private static int after(int last, Shift shift, int offset, String place) {
        if (shift.terms().start() + offset < last) {
            throw Refused.at(
                    place,
                    "roster.shifts.overlap",
                    "shift " + shift.terms().code() + " starts before the one before it has ended");
        }
        return shift.terms().end() + offset;
    }

    private AuditDraft draft(Actor actor, String action, Assignment assignment) {
        return AuditDraft.of(
                actor, action, "assignment", assignment.id().text(), label(actor.org(), assignment.target()));
    }

    private AuditDraft draft(Actor actor, String action, EmployeeId employee, LocalDate date) {
        return AuditDraft.of(actor, action, "employee", employee.text(), label(actor.org(), employee) + " " + date);
    }

    /** Whom it is for, in words that are still true when names have changed. */
    private String label(OrgId org, Target target) {
        if (target instanceof Target.OfDepartment department) {
            return departments.find(org, department.department()).name().any();
        }
        if (target instanceof Target.OfSite place) {
            return "site " + place.site().text();
        }
        return target instanceof Target.OfEmployee person ? label(org, person.employee()) : "everybody";
    }

    private String label(OrgId org, EmployeeId employee) {
        return directory.of(org, List.of(employee)).values().stream()
                .map(person -> person.number() + " " + person.name().any())
                .findFirst()
                .orElse("");
    }

    private static Map<String, Object> fields(Assignment assignment) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("target", target(assignment.target()));
        fields.put(
                "days",
                assignment.pattern().days().stream().map(RosterBook::texts).collect(Collectors.joining(" | ")));
        fields.put("from", assignment.from().toString());
        assignment.until().ifPresent(until -> fields.put("until", until.toString()));
        fields.put("runsOnHolidays", assignment.runsOnHolidays());
        return fields;
    }

    private static String target(Target target) {
        if (target instanceof Target.OfDepartment department) {
            return "department " + department.department().text();
        }
        if (target instanceof Target.OfSite place) {
            return "site " + place.site().text();
        }
        return target instanceof Target.OfEmployee person
                ? "employee " + person.employee().text()
                : "everybody";
    }

    private static String texts(List<ShiftId> shifts) {
        return shifts.stream().map(ShiftId::text).collect(Collectors.joining(" "));
    }
}
