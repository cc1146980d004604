package org.clockhouse.attendance.internal.roster;

import static java.util.stream.Collectors.toMap;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.attendance.internal.roster.RosterLines.Entry;
import org.clockhouse.attendance.internal.shift.ShiftBook;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterEdit;
import org.clockhouse.attendance.roster.RosterGrid;
import org.clockhouse.attendance.roster.RosterImport;
import org.clockhouse.attendance.roster.RosterImport.Form;
import org.clockhouse.attendance.roster.RosterImport.Reason;
import org.clockhouse.attendance.roster.RosterImport.Wrong;
import org.clockhouse.attendance.roster.RosterImports;
import org.clockhouse.attendance.roster.RosterSheet.Finding;
import org.clockhouse.attendance.spi.ShiftRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.imports.SheetReading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sheets over what is planned now. */
@Component
public final class RosterSheets implements RosterImports {

    private final SheetReading sheets;
    private final ShiftRepository shifts;
    private final SheetReader reader;
    private final RosterGrid grid;
    private final Directory directory;
    private final Transactions transactions;

    @Activate
    public RosterSheets(
            @Reference SheetReading sheets,
            @Reference ShiftRepository shifts,
            @Reference SheetReader reader,
            @Reference RosterGrid grid,
            @Reference Directory directory,
            @Reference Transactions transactions) {
        this.sheets = sheets;
        this.shifts = shifts;
        this.reader = reader;
        this.grid = grid;
        this.directory = directory;
        this.transactions = transactions;
    }

    /** A person's date. */
    private record Spot(EmployeeId employee, LocalDate date) {}

    /** What the sheet wants of it, and the cell that said so. */
    private record Wish(Entry entry, List<ShiftId> shifts) {}

    @Override
    public RosterImport check(OrgId org, Scope scope, LocalDate around, InputStream sheet) {
        RosterLines lines = RosterLines.read(sheets.lines(sheet), around);
        return transactions.in(org, () -> checked(org, scope, lines));
    }

    @Override
    public RosterImport take(Actor actor, Scope scope, LocalDate around, InputStream sheet) {
        RosterLines lines = RosterLines.read(sheets.lines(sheet), around);
        return transactions.in(actor.org(), () -> {
            RosterImport found = checked(actor.org(), scope, lines);
            if (!found.wrong().isEmpty()) {
                throw new Refused(
                        "roster-import.wrong",
                        found.wrong().size() + " cells cannot be taken",
                        found.wrong().stream().map(RosterSheets::violation).toList());
            }
            Optional<RosterEdit> edit =
                    found.drafts().isEmpty() ? Optional.empty() : Optional.of(grid.edit(actor, scope, found.drafts()));
            return new RosterImport(found.form(), found.people(), found.cells(), found.drafts(), List.of(), edit);
        });
    }

    private static Violation violation(Wrong wrong) {
        return new Violation(
                "/cells/" + wrong.column() + wrong.row(), "roster-import.wrong", wrong.reason() + " " + wrong.text());
    }

    private RosterImport checked(OrgId org, Scope scope, RosterLines lines) {
        List<Wrong> wrong = new ArrayList<>(lines.wrong());
        Map<Spot, Wish> wishes = wishes(lines, people(org, scope, lines), wrong);
        List<RosterDraft> drafts = wishes.isEmpty() ? List.of() : drafts(org, wishes, wrong);
        wrong.sort(Comparator.comparingInt(Wrong::row)
                .thenComparingInt(each -> each.column().length())
                .thenComparing(Wrong::column));
        int people =
                (int) wishes.keySet().stream().map(Spot::employee).distinct().count();
        return new RosterImport(lines.form(), people, wishes.size(), drafts, wrong, Optional.empty());
    }

    /** By number as it is written; numbers that mean nobody who is seen, or more than one, are not in it. */
    private Map<String, EmployeeId> people(OrgId org, Scope scope, RosterLines lines) {
        Set<String> numbers = lines.entries().stream().map(Entry::number).collect(Collectors.toSet());
        Map<String, EmployeeId> people = new HashMap<>();
        directory.numbered(org, numbers).forEach((number, meant) -> {
            if (meant.size() == 1) {
                people.put(number, meant.get(0).id());
            }
        });
        people.values().retainAll(Set.copyOf(directory.seen(org, scope, List.copyOf(people.values()))));
        return people;
    }

    private Map<Spot, Wish> wishes(RosterLines lines, Map<String, EmployeeId> people, List<Wrong> wrong) {
        ShiftNames names = new ShiftNames(ShiftBook.byId(shifts.editions()).values().stream()
                .map(editions -> editions.get(editions.size() - 1))
                .toList());
        Map<EmployeeId, Integer> rows = new HashMap<>();
        Set<Integer> badRows = new HashSet<>();
        Map<Spot, Wish> wishes = new LinkedHashMap<>();
        for (Entry entry : lines.entries()) {
            EmployeeId person = people.get(entry.number());
            boolean again = person != null
                    && lines.form() == Form.GRID
                    && rows.computeIfAbsent(person, any -> entry.row()) != entry.row();
            Optional<List<ShiftId>> said = names.read(entry.text());
            if (person == null || again) {
                if (badRows.add(entry.row())) {
                    wrong.add(entry.wrongNumber(person == null ? Reason.NUMBER_UNKNOWN : Reason.NUMBER_TWICE));
                }
            } else if (said.isEmpty()) {
                wrong.add(entry.wrong(Reason.SHIFT_UNKNOWN));
            } else {
                add(wishes, new Spot(person, entry.date()), new Wish(entry, said.get()), wrong);
            }
        }
        return wishes;
    }

    /** Several rows of a list about one date add up. */
    private static void add(Map<Spot, Wish> wishes, Spot spot, Wish wish, List<Wrong> wrong) {
        Wish before = wishes.get(spot);
        List<ShiftId> all = new ArrayList<>(before == null ? List.of() : before.shifts());
        all.addAll(wish.shifts());
        boolean offAndOn =
                before != null && (before.shifts().isEmpty() || wish.shifts().isEmpty());
        if (offAndOn || new HashSet<>(all).size() < all.size()) {
            wrong.add(wish.entry().wrong(Reason.SHIFTS_CLASH));
        } else {
            wishes.put(spot, new Wish(wish.entry(), all));
        }
    }

    private List<RosterDraft> drafts(OrgId org, Map<Spot, Wish> wishes, List<Wrong> wrong) {
        Set<EmployeeId> people = wishes.keySet().stream().map(Spot::employee).collect(Collectors.toSet());
        LocalDate from = wishes.keySet().stream()
                .map(Spot::date)
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate until = wishes.keySet().stream()
                .map(Spot::date)
                .max(LocalDate::compareTo)
                .orElseThrow();
        if (until.toEpochDay() - from.toEpochDay() > 366) {
            throw new Refused("roster-import.range", "the dates of a sheet lie within a year");
        }
        Plans plans = reader.plans(org, people, from, until);
        Map<Spot, RosterDraft> drawn = reader.drafts(people, from, until).stream()
                .collect(toMap(draft -> new Spot(draft.employee(), draft.date()), Function.identity()));
        List<RosterDraft> drafts = new ArrayList<>();
        wishes.forEach((spot, wish) -> {
            RosterDraft now = drawn.getOrDefault(spot, RosterDraft.none(spot.employee(), spot.date()));
            if (plans.published(spot.employee(), spot.date()).site().isEmpty()) {
                wrong.add(wish.entry().wrong(Reason.NOT_EMPLOYED));
            } else if (!planned(plans, now).equals(plans.ordered(wish.shifts()))) {
                drafts.add(new RosterDraft(
                        spot.employee(),
                        spot.date(),
                        RosterDraft.Kind.PLAN,
                        plans.ordered(wish.shifts()),
                        now.version()));
            }
        });
        drafts.forEach(draft -> drawn.put(new Spot(draft.employee(), draft.date()), draft));
        overlaps(plans.findings(people, List.copyOf(drawn.values()), from, until.plusDays(1)))
                .forEach(spot -> {
                    if (wishes.containsKey(spot)) {
                        wrong.add(wishes.get(spot).entry().wrong(Reason.OVERLAP));
                    }
                });
        return drafts;
    }

    private static List<ShiftId> planned(Plans plans, RosterDraft now) {
        return now.kind() == RosterDraft.Kind.PLAN
                ? now.shifts()
                : Plans.shifts(plans.published(now.employee(), now.date()));
    }

    private static Set<Spot> overlaps(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.kind() == Finding.Kind.OVERLAP)
                .map(finding -> new Spot(finding.employee(), finding.date()))
                .collect(Collectors.toSet());
    }
}
