package org.clockhouse.attendance.internal;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.generate.CoverNeed;
import org.clockhouse.attendance.generate.RosterGenerator;
import org.clockhouse.attendance.generate.RosterPreference;
import org.clockhouse.attendance.generate.RosterPreferences;
import org.clockhouse.attendance.generate.RosterTask;
import org.clockhouse.attendance.generate.RosterWish;
import org.clockhouse.attendance.internal.generate.GeneratorDesk;
import org.clockhouse.attendance.internal.generate.PreferenceBook;
import org.clockhouse.attendance.internal.generate.PuzzleReader;
import org.clockhouse.attendance.internal.generate.Searches;
import org.clockhouse.attendance.internal.generate.StandInDesk;
import org.clockhouse.attendance.internal.roster.CoverBook;
import org.clockhouse.attendance.market.StandIns;
import org.clockhouse.attendance.roster.RosterGrid;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.attendance.roster.RosterQuery.Part;
import org.clockhouse.attendance.roster.RosterSheet;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.spi.RosterSolver;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Workers;
import org.clockhouse.request.RequestId;

/**
 * A company that works round the clock and plans from Monday 23 November 2026 on: three shifts under strict rules, people to
 * be hired, needs to be said.
 */
public final class Planning {

    public static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    final Office office = new Office();
    public final OrgId org = office.org;
    public final Actor actor = office.actor;
    public final RosterGrid grid = office.grid;
    public final DepartmentId press = office.press.id();
    public final RosterPreferences preferences = new PreferenceBook(
            office.memory.preferences, office.registry.directory, office.audit, office.transactions, office.changes);
    public final PuzzleReader reader =
            new PuzzleReader(office.sheets, office.memory.cover, office.memory.preferences, office.clock);
    public final StandIns standIns = new StandInDesk(reader, office.registry.directory, office.transactions);
    private final Searches searches = new Searches();
    private final CoverBook cover = new CoverBook(
            office.memory.cover, office.registry.departments, office.audit, office.transactions, office.changes);
    private final RuleSet strict = office.rules.define(
            office.actor,
            "ROSTER",
            new LocalName("排班", "Roster"),
            Policy.of(Map.of("min_rest", "660", "max_consecutive_days", "6", "week_plan_cap", "2880")));
    public final Shift am = office.shift("Am", 420, 900, strict);
    public final Shift pm = office.shift("Pm", 900, 1_380, strict);
    public final Shift nt = office.shift("Nt", 1_380, 1_860, strict);
    private final List<CoverNeed.Span> spans = new ArrayList<>();
    public final List<EmployeeId> people = new ArrayList<>();

    /**
     * 200 people of whom 60 know first aid, 125 needed on each weekday and 100 on each day of the weekend with four first aiders
     * at any time, a wish of every fifth and leave of every twentieth.
     */
    public static Planning ofTwoHundred() {
        Planning planning = new Planning();
        planning.hire(200);
        EnumSet<DayOfWeek> weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        planning.need(EnumSet.complementOf(weekend), 50, 45, 30);
        planning.need(weekend, 40, 35, 25);
        for (int start : new int[] {420, 900, 1_380}) {
            planning.need(EnumSet.allOf(DayOfWeek.class), start, start + 480, 4, "first-aid");
        }
        for (int i = 0; i < 200; i++) {
            Set<String> skills = i < 60 ? Set.of("first-aid") : Set.of();
            planning.say(i, skills, i % 5 == 0 ? List.of(spared(DayOfWeek.of(1 + i % 7))) : List.of());
            if (i % 20 == 0) {
                planning.leave(i, i % 28, 3);
            }
        }
        return planning;
    }

    private static RosterWish spared(DayOfWeek day) {
        return new RosterWish(new RosterWish.When.Every(day), false, List.of());
    }

    public InMemoryTransactions transactions() {
        return office.transactions;
    }

    public void hire(int count) {
        for (int i = 0; i < count; i++) {
            people.add(office.hire());
        }
    }

    private void need(Set<DayOfWeek> days, int morning, int afternoon, int night) {
        need(days, 420, 900, morning, "");
        need(days, 900, 1_380, afternoon, "");
        need(days, 1_380, 1_860, night, "");
    }

    public void need(Set<DayOfWeek> days, int from, int until, int many, String skill) {
        spans.add(new CoverNeed.Span(days, from, until, many, skill));
        cover.put(actor, new CoverNeed(press, spans, cover.of(org, press).version()));
    }

    public void say(int person, Set<String> skills, List<RosterWish> wishes) {
        preferences.put(actor, Scope.EVERYBODY, new RosterPreference(people.get(person), skills, wishes, 0));
    }

    public void leave(int person, int day, int days) {
        Instant from = MONDAY.plusDays(day).atStartOfDay(office.site.zone()).toInstant();
        office.transactions.run(
                org,
                () -> office.memory.approved.put(new Approved(
                        people.get(person),
                        RequestId.next(),
                        Approved.Kind.LEAVE,
                        from,
                        from.plus(Duration.ofDays(days)),
                        "ANNUAL")));
    }

    public RosterTask task(int days) {
        return task(days, Duration.ofMinutes(2));
    }

    public RosterTask task(int days, Duration atMost) {
        return new RosterTask(query(days), List.of(am.id(), pm.id(), nt.id()), true, true, atMost);
    }

    public static RosterQuery query(int days) {
        return new RosterQuery(
                MONDAY,
                MONDAY.plusDays(days - 1L),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                "",
                Set.of(Part.DRAFTS));
    }

    public RosterSheet sheet(int days) {
        return grid.sheet(org, Scope.EVERYBODY, query(days), Page.first(500));
    }

    public GeneratorDesk generator(RosterSolver solver, Workers workers) {
        return new GeneratorDesk(
                reader, solver, searches, grid, office.registry.directory, office.transactions, workers, office.clock);
    }

    /** One that takes what the puzzle begins with. */
    public RosterGenerator beginner() {
        return generator((puzzle, atMost, watch) -> puzzle.start(), office.workers);
    }
}
