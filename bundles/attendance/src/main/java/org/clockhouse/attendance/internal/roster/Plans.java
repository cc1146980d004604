package org.clockhouse.attendance.internal.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.PlanBook;
import org.clockhouse.attendance.internal.day.PlannedDate;
import org.clockhouse.attendance.internal.day.Planner;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterSheet.Finding;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;

/** What some people work as it is published, and as it would be with drafts. One thread, one batch. */
public final class Plans {

    private final PlanBook book;
    private final Planner published;

    Plans(PlanBook book) {
        this.book = book;
        this.published = new Planner(book);
    }

    public PlannedDate published(EmployeeId employee, LocalDate date) {
        return published.on(employee, date);
    }

    public static List<ShiftId> shifts(PlannedDate date) {
        return date.occurrences().stream()
                .map(Occurrence::shift)
                .flatMap(shift -> shift.stream().map(Shift::id))
                .toList();
    }

    public boolean knows(ShiftId shift) {
        return book.shifts().containsKey(shift);
    }

    /** Codes with + between; empty for a day off. */
    public String codes(List<ShiftId> shifts) {
        return shifts.stream()
                .map(book.shifts()::get)
                .map(editions -> editions.get(editions.size() - 1).terms().code())
                .collect(Collectors.joining("+"));
    }

    /** In order of start. */
    public List<ShiftId> ordered(List<ShiftId> shifts) {
        return shifts.stream().sorted(Comparator.comparingInt(this::start)).toList();
    }

    private int start(ShiftId id) {
        List<Shift> editions = book.shifts().get(id);
        return editions.get(editions.size() - 1).terms().start();
    }

    /** What approved requests let the person do on the date, by the wall of the site. */
    public List<Approved.Kind> away(EmployeeId employee, PlannedDate date) {
        Instant from = midnight(date.date(), date.zone());
        Instant until = midnight(date.date().plusDays(1), date.zone());
        return approved(employee).stream()
                .filter(each -> !each.kind().isPunch()
                        && each.from().isBefore(until)
                        && each.until().isAfter(from))
                .map(each -> each.kind().plain())
                .distinct()
                .toList();
    }

    private static Instant midnight(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    /** What speaks against the plan with these drafts; the dates before and after those asked for count as well. */
    List<Finding> findings(Set<EmployeeId> people, List<RosterDraft> drafts, LocalDate from, LocalDate until) {
        Planner planner = drawing(drafts);
        List<Finding> findings = new ArrayList<>();
        for (EmployeeId person : people.stream().sorted().toList()) {
            PlanRules.check(days(planner, person, from, until), (stint, kind, other, value, limit) -> {
                if (!stint.date().isBefore(from) && !stint.date().isAfter(until)) {
                    findings.add(new Finding(person, stint.date(), kind, other, value, limit));
                }
            });
        }
        return findings;
    }

    private List<PlanRules.Day> days(Planner planner, EmployeeId person, LocalDate from, LocalDate until) {
        return from.minusDays(PlanRules.BEFORE)
                .datesUntil(until.plusDays(1))
                .map(date -> PlanRules.Day.of(planner.on(person, date), approved(person)))
                .toList();
    }

    /** What requests put in force for the person. */
    public List<Approved> approved(EmployeeId person) {
        return book.approved().getOrDefault(person, List.of());
    }

    /** The department of the person on the date and those above it; none when not employed. */
    public List<DepartmentId> departments(EmployeeId person, LocalDate date) {
        return book.periods().getOrDefault(person, List.of()).stream()
                .filter(period -> period.covers(date))
                .findFirst()
                .map(period -> period.placement().department())
                .map(department -> book.above().getOrDefault(department, List.of(department)))
                .orElse(List.of());
    }

    /** What would be worked if these drafts were published. */
    public Planner drawing(List<RosterDraft> drafts) {
        return new Planner(book.changing(drawn(drafts)));
    }

    private Map<EmployeeId, Map<LocalDate, OneOff>> drawn(List<RosterDraft> drafts) {
        Map<EmployeeId, Map<LocalDate, OneOff>> changes = new HashMap<>(book.oneOffs());
        Set<EmployeeId> copied = new HashSet<>();
        for (RosterDraft draft : drafts) {
            if (copied.add(draft.employee())) {
                changes.put(draft.employee(), new HashMap<>(changes.getOrDefault(draft.employee(), Map.of())));
            }
            Map<LocalDate, OneOff> own = changes.get(draft.employee());
            switch (draft.kind()) {
                case PLAN -> own.put(draft.date(), new OneOff(draft.employee(), draft.date(), draft.shifts(), "", 0));
                case STANDING -> own.remove(draft.date());
                case NONE -> {
                    // what is published holds
                }
            }
        }
        return changes;
    }

    /** Whether a dated change is published there. */
    boolean isChanged(EmployeeId employee, LocalDate date) {
        return book.oneOffs().getOrDefault(employee, Map.of()).containsKey(date);
    }
}
