package org.clockhouse.attendance.internal.roster;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterEdit.Change;
import org.clockhouse.attendance.roster.RosterSheet.Finding;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.attendance.spi.RosterRepository;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes wishes dated changes and takes them back, whoever wished: a planner, two who swap, or who takes an open shift. In an open transaction. */
@Component(service = PlanChanges.class)
public final class PlanChanges {

    /** A change may break a rule as far after it as the end of the week. */
    private static final int AFTER = 7;

    private final RosterRepository rosters;
    private final MarkRepository marks;
    private final SheetReader reader;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public PlanChanges(
            @Reference RosterRepository rosters,
            @Reference MarkRepository marks,
            @Reference SheetReader reader,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.rosters = rosters;
        this.marks = marks;
        this.reader = reader;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    /** One transaction at a time changes these people's plans by their own wish; what is read after it stands until the end. */
    public void turn(Collection<EmployeeId> people) {
        rosters.turn(people);
    }

    public Plans plans(OrgId org, Collection<EmployeeId> people, LocalDate from, LocalDate until) {
        return reader.plans(org, people, from, until.plusDays(AFTER));
    }

    /** What these wishes break that is not broken as badly by what is published. */
    public static List<Finding> against(Plans plans, List<RosterDraft> wanted) {
        return against(plans, List.of(), wanted);
    }

    /** What these wishes break that is not broken as badly by what is published and drafted. */
    public static List<Finding> against(Plans plans, List<RosterDraft> drafts, List<RosterDraft> wanted) {
        Set<EmployeeId> people = wanted.stream().map(RosterDraft::employee).collect(Collectors.toSet());
        LocalDate from = first(wanted);
        LocalDate until = last(wanted).plusDays(AFTER);
        List<Finding> before = plans.findings(people, drafts, from, until);
        List<RosterDraft> after =
                Stream.concat(drafts.stream(), wanted.stream()).toList();
        return plans.findings(people, after, from, until).stream()
                .filter(finding -> before.stream().noneMatch(old -> isNoBetter(old, finding)))
                .toList();
    }

    private static boolean isNoBetter(Finding old, Finding finding) {
        return old.employee().equals(finding.employee())
                && old.date().equals(finding.date())
                && old.kind() == finding.kind()
                && (finding.kind() == Finding.Kind.REST
                        ? old.value() <= finding.value()
                        : old.value() >= finding.value());
    }

    /**
     * @param wanted of the kinds PLAN and STANDING; versions do not matter
     * @param note why, as the dated changes keep it
     * @return the dated changes before and after, with their versions
     */
    public List<Change> write(List<RosterDraft> wanted, String note) {
        Map<EmployeeId, Map<LocalDate, OneOff>> standing = standing(wanted);
        List<Change> made = new ArrayList<>();
        for (RosterDraft wish : wanted) {
            OneOff old = standing.getOrDefault(wish.employee(), Map.of()).get(wish.date());
            long read = old == null ? 0 : old.version();
            long next = 0;
            if (wish.kind() == RosterDraft.Kind.PLAN) {
                next = read == 0 ? clock.millis() : read + 1;
                rosters.put(new OneOff(wish.employee(), wish.date(), wish.shifts(), note, next), read);
            } else if (old != null) {
                rosters.remove(old);
            }
            made.add(new Change(published(wish, old), wish.versioned(next)));
        }
        mark(wanted);
        OrgId org = transactions.org();
        transactions.afterCommit(() -> changes.tell(org, Topic.SHIFTS));
        return made;
    }

    /**
     * Puts back what was there before.
     *
     * @param made as {@link #write} answered it
     * @throws Refused {@code roster.changed-since} when something else was planned there in between
     */
    public void takeBack(List<Change> made, String note) {
        List<RosterDraft> after = made.stream().map(Change::after).toList();
        Map<EmployeeId, Map<LocalDate, OneOff>> standing = standing(after);
        for (RosterDraft left : after) {
            OneOff now = standing.getOrDefault(left.employee(), Map.of()).get(left.date());
            if ((now == null ? 0 : now.version()) != left.version()) {
                throw new Refused("roster.changed-since", "something else was planned for " + left.date() + " since");
            }
        }
        write(made.stream().map(Change::before).toList(), note);
    }

    private static RosterDraft published(RosterDraft wish, OneOff old) {
        return old == null
                ? new RosterDraft(wish.employee(), wish.date(), RosterDraft.Kind.STANDING, List.of(), 0)
                : new RosterDraft(wish.employee(), wish.date(), RosterDraft.Kind.PLAN, old.shifts(), old.version());
    }

    private void mark(List<RosterDraft> wanted) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        marks.add(wanted.stream()
                .filter(wish -> !wish.date().isAfter(today))
                .map(wish -> new Mark(wish.employee(), wish.date(), wish.date()))
                .toList());
    }

    private Map<EmployeeId, Map<LocalDate, OneOff>> standing(List<RosterDraft> wanted) {
        Set<EmployeeId> people = wanted.stream().map(RosterDraft::employee).collect(Collectors.toSet());
        return rosters.oneOffs(people, first(wanted), last(wanted)).stream()
                .collect(groupingBy(OneOff::employee, Collectors.toMap(OneOff::date, each -> each)));
    }

    private static LocalDate first(List<RosterDraft> wanted) {
        return wanted.stream().map(RosterDraft::date).min(LocalDate::compareTo).orElseThrow();
    }

    private static LocalDate last(List<RosterDraft> wanted) {
        return wanted.stream().map(RosterDraft::date).max(LocalDate::compareTo).orElseThrow();
    }
}
