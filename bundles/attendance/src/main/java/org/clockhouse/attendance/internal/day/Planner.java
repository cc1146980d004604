package org.clockhouse.attendance.internal.day;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleOverride;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.calendar.CalendarDay;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.registry.organisation.Site;

/**
 * Which plan applies (guide, section 3): a dated change, then the person's assignment, then that of the nearest department,
 * then that of the site, then the company's. The higher wins completely. One thread, one batch: what was put on a date once is
 * kept.
 */
public final class Planner {

    /** What of a person and a date changes rules. @param settings their own @param permitted whether the system of hours holds */
    private record Personal(Map<String, String> settings, boolean permitted, boolean minor) {

        boolean changesNothing() {
            return settings.isEmpty() && permitted && !minor;
        }
    }

    private record Terms(ShiftId shift, int edition, int rules, Personal own) {}

    private record Placed(Terms terms, LocalDate date, SiteId site) {}

    private record Free(Own rules, Own next, LocalDate date, SiteId site) {}

    private record Cut(int from, int until, LocalDate date, ZoneId zone) {}

    private record Own(RuleSetId rules, int edition, Personal own) {}

    /** The assignment that holds for somebody, and by whose word. */
    private record Standing(Assignment assignment, String source) {}

    /** Shifts of a date, and who said so. */
    private record Choice(List<ShiftId> shifts, String source) {
        static final Choice NOTHING = new Choice(List.of(), "NONE");
    }

    private final PlanBook book;
    private final Map<Target, List<Assignment>> byTarget;
    private final Evenings evenings;
    private final Map<Placed, Occurrence> placed = new HashMap<>();
    private final Map<Free, Occurrence> free = new HashMap<>();
    private final Map<Cut, Occurrence.Window> cuts = new HashMap<>();
    private final Map<Terms, Policy> policies = new HashMap<>();
    private final Map<Own, RuleSet> owned = new HashMap<>();
    private EmployeeId person;
    private final Map<LocalDate, PlannedDate> dates = new HashMap<>();

    public Planner(PlanBook book) {
        this.book = book;
        this.byTarget = book.everybody().stream().collect(Collectors.groupingBy(Assignment::target));
        this.evenings = new Evenings(book, this::on);
    }

    public Evenings evenings() {
        return evenings;
    }

    /** The date with the dates around it, which compete for its punches. */
    public DayPlan day(EmployeeId employee, LocalDate date) {
        PlannedDate before = on(employee, date.minusDays(1));
        PlannedDate day = on(employee, date);
        PlannedDate after = on(employee, date.plusDays(1));
        List<Occurrence> neighbours = new ArrayList<>(before.occurrences());
        neighbours.addAll(after.occurrences());
        Optional<PlannedDate> evening = evenings.before(employee, day);
        evening.ifPresent(earlier -> neighbours.addAll(earlier.occurrences()));
        LocalDate first = evening.map(PlannedDate::date).orElse(before.date());
        return new DayPlan(
                date,
                day.zone(),
                day.type(),
                day.rules(),
                day.occurrences(),
                neighbours,
                cut(day.rules(), after.rules(), date, day.zone()),
                DayPlan.Cover.of(book.approved().getOrDefault(employee, List.of()), first, after.date(), day.zone()));
    }

    /** A date of which nothing is known. */
    public PlannedDate nothing(LocalDate date) {
        RuleSet rules = in(book.rules().get(book.standard()), date);
        return new PlannedDate(date, Optional.empty(), ZoneOffset.UTC, DayType.WORKDAY, rules, List.of(), "NONE");
    }

    /** A date by itself. */
    public DayPlan day(PlannedDate alone) {
        return new DayPlan(
                alone.date(),
                alone.zone(),
                alone.type(),
                alone.rules(),
                alone.occurrences(),
                List.of(),
                cut(alone.rules(), alone.rules(), alone.date(), alone.zone()),
                DayPlan.Cover.NONE);
    }

    public PlannedDate on(EmployeeId employee, LocalDate date) {
        if (!employee.equals(person)) {
            person = employee;
            dates.clear();
        }
        return dates.computeIfAbsent(date, this::plan);
    }

    /** The first date on which anything may be planned for the person; {@link LocalDate#MAX} when there is none. */
    public LocalDate start(EmployeeId employee) {
        LocalDate first = first(book.everybody(), LocalDate.MAX);
        for (List<Assignment> ofDepartment : book.byDepartment().values()) {
            first = first(ofDepartment, first);
        }
        first = first(book.byEmployee().getOrDefault(employee, List.of()), first);
        for (LocalDate date : book.oneOffs().getOrDefault(employee, Map.of()).keySet()) {
            first = date.isBefore(first) ? date : first;
        }
        return first;
    }

    private static LocalDate first(List<Assignment> assignments, LocalDate otherwise) {
        LocalDate first = otherwise;
        for (Assignment assignment : assignments) {
            first = assignment.from().isBefore(first) ? assignment.from() : first;
        }
        return first;
    }

    private PlannedDate plan(LocalDate date) {
        Optional<EmploymentPeriod> period = period(date);
        Optional<Standing> standing = period.flatMap(employed -> standing(date, employed));
        String post = period.map(each -> each.placement().position()).orElse("");
        RuleSet rules = off(date, standing, post);
        if (period.isEmpty()) {
            return new PlannedDate(date, Optional.empty(), nearestZone(), DayType.WORKDAY, rules, List.of(), "NONE");
        }
        Site site = book.sites().get(period.get().placement().site());
        Optional<Calendar> calendar = site.calendar().map(book.calendars()::get);
        DayType type =
                calendar.map(days -> days.typeOf(date)).orElseGet(() -> Calendar.ordinary(Calendar.WEEKEND, date));
        Choice choice = choose(date, standing, calendar.flatMap(days -> days.on(date)));
        List<Occurrence> occurrences = choice.shifts().stream()
                .map(shift -> placed(shift, date, site, post))
                .sorted(Occurrence.BY_START)
                .toList();
        boolean asked = standing.isEmpty() && rules.policy().isFree();
        if (occurrences.isEmpty() && (asked || !type.isWorked())) {
            LocalDate next = date.plusDays(1);
            Optional<Standing> then = period(next).flatMap(on -> standing(next, on));
            occurrences = List.of(free(rules, off(next, then, post), date, site));
        }
        return new PlannedDate(date, Optional.of(site.id()), site.zone(), type, rules, occurrences, choice.source());
    }

    private Optional<EmploymentPeriod> period(LocalDate date) {
        return book.periods().getOrDefault(person, List.of()).stream()
                .filter(each -> each.covers(date))
                .findFirst();
    }

    private ZoneId nearestZone() {
        List<EmploymentPeriod> periods = book.periods().getOrDefault(person, List.of());
        return periods.isEmpty()
                ? ZoneOffset.UTC
                : book.sites().get(periods.get(0).placement().site()).zone();
    }

    private Choice choose(LocalDate date, Optional<Standing> standing, Optional<CalendarDay> special) {
        OneOff change = book.oneOffs().getOrDefault(person, Map.of()).get(date);
        if (change != null) {
            return new Choice(change.shifts(), "CHANGE");
        }
        return standing.map(holds -> new Choice(shifts(holds.assignment(), date, special), holds.source()))
                .orElse(Choice.NOTHING);
    }

    private Optional<Standing> standing(LocalDate date, EmploymentPeriod period) {
        Optional<Assignment> own = covering(book.byEmployee().getOrDefault(person, List.of()), date);
        if (own.isPresent()) {
            return Optional.of(new Standing(own.get(), "EMPLOYEE"));
        }
        DepartmentId department = period.placement().department();
        for (DepartmentId above : book.above().getOrDefault(department, List.of(department))) {
            Optional<Assignment> theirs = covering(book.byDepartment().getOrDefault(above, List.of()), date);
            if (theirs.isPresent()) {
                return Optional.of(new Standing(theirs.get(), "DEPARTMENT"));
            }
        }
        Optional<Assignment> there =
                covering(of(new Target.OfSite(period.placement().site())), date);
        if (there.isPresent()) {
            return Optional.of(new Standing(there.get(), "SITE"));
        }
        return covering(of(new Target.Everybody()), date).map(everybody -> new Standing(everybody, "COMPANY"));
    }

    private List<Assignment> of(Target target) {
        return byTarget.getOrDefault(target, List.of());
    }

    private static Optional<Assignment> covering(List<Assignment> assignments, LocalDate date) {
        for (Assignment assignment : assignments) {
            if (assignment.covers(date)) {
                return Optional.of(assignment);
            }
        }
        return Optional.empty();
    }

    /** What the calendar names is named for all; what it does not name is as the pattern says, weekend or not. */
    private static List<ShiftId> shifts(Assignment assignment, LocalDate date, Optional<CalendarDay> special) {
        List<ShiftId> usual = assignment.pattern().on(date);
        if (assignment.runsOnHolidays() || special.isEmpty()) {
            return usual;
        }
        if (!special.get().type().isWorked()) {
            return List.of();
        }
        boolean swapped = special.get().type() == DayType.SWAPPED_WORKDAY && usual.isEmpty();
        return swapped ? assignment.pattern().first() : usual;
    }

    private Occurrence placed(ShiftId id, LocalDate date, Site site, String post) {
        Shift shift = inShift(book.shifts().get(id), date);
        RuleSet rules = in(book.rules().get(shift.terms().rules()), date);
        boolean permitted = rules.policy().isPermitted(date, post);
        Terms terms = new Terms(id, shift.edition(), rules.edition(), personal(rules, date, permitted));
        Policy policy = policies.computeIfAbsent(
                terms, key -> with(Occurrences.policy(shift.terms(), rules), terms.own(), date, post));
        return placed.computeIfAbsent(
                new Placed(terms, date, site.id()),
                key -> Occurrences.planned(shift, rules, policy, date, site.zone(), kinds(date, site)));
    }

    private Occurrence free(RuleSet rules, RuleSet next, LocalDate date, Site site) {
        return free.computeIfAbsent(
                new Free(own(rules, date), own(next, date.plusDays(1)), date, site.id()),
                key -> Occurrences.free(rules, next, date, site.zone(), kinds(date, site)));
    }

    private Occurrence.Window cut(RuleSet rules, RuleSet next, LocalDate date, ZoneId zone) {
        return cuts.computeIfAbsent(
                new Cut(
                        rules.policy().ownership().dayCut(),
                        next.policy().ownership().dayCut(),
                        date,
                        zone),
                key -> Occurrences.cut(rules, next, date, zone));
    }

    /**
     * The rules of a date without a shift, with the person's own settings: those of the first shift of whatever assignment holds, so
     * that a day off is judged as the days around it.
     */
    private RuleSet off(LocalDate date, Optional<Standing> standing, String post) {
        RuleSet rules = standing.flatMap(
                        holds -> holds.assignment().pattern().first().stream().findFirst())
                .map(shift -> inShift(book.shifts().get(shift), date).terms().rules())
                .map(id -> in(book.rules().get(id), date))
                .filter(found -> asksNothing(found.policy()))
                .orElseGet(() -> in(book.rules().get(book.standard()), date));
        boolean permitted = rules.policy().isPermitted(date, post);
        Own own = new Own(rules.id(), rules.edition(), personal(rules, date, permitted));
        return own.own().changesNothing()
                ? rules
                : owned.computeIfAbsent(
                        own,
                        key -> new RuleSet(
                                rules.id(),
                                rules.code(),
                                rules.name(),
                                rules.edition(),
                                rules.effectiveFrom(),
                                with(rules.policy(), key.own(), date, post),
                                rules.version()));
    }

    /** Of a date without a shift; a total that is asked of each date is asked where there is one. */
    private static boolean asksNothing(Policy policy) {
        return !policy.isFree() || policy.isOverDays() || policy.isIrregular();
    }

    private Own own(RuleSet rules, LocalDate date) {
        boolean permitted = !rules.policy().isWithoutPermit();
        return new Own(rules.id(), rules.edition(), personal(rules, date, permitted));
    }

    private Personal personal(RuleSet rules, LocalDate date, boolean permitted) {
        Optional<LocalDate> born = Optional.ofNullable(book.births().get(person));
        boolean minor = rules.policy().period().bans().minors().cover(born, date);
        return new Personal(own(date), permitted, minor);
    }

    /** Of two that say something about the same setting the newer one holds. */
    private Map<String, String> own(LocalDate date) {
        List<RuleOverride> all = book.overrides().getOrDefault(person, List.of());
        if (all.isEmpty()) {
            return Map.of();
        }
        Map<String, String> own = new TreeMap<>();
        all.stream().filter(override -> override.covers(date)).forEach(override -> own.putAll(override.settings()));
        return own;
    }

    private static Policy with(Policy policy, Personal own, LocalDate date, String post) {
        Map<String, String> settings = policy.settings();
        settings.putAll(own.settings());
        Policy personal = own.settings().isEmpty() ? policy : Policy.of(settings);
        Policy permitted = personal.on(date, post);
        return own.minor() ? permitted.forMinor() : permitted;
    }

    private DayKinds kinds(LocalDate date, Site site) {
        Optional<Calendar> calendar = site.calendar().map(book.calendars()::get);
        return DayKinds.around(date, site.zone(), day -> calendar.map(days -> days.typeOf(day))
                .orElseGet(() -> Calendar.ordinary(Calendar.WEEKEND, day)));
    }

    private static RuleSet in(List<RuleSet> editions, LocalDate date) {
        RuleSet found = editions.get(0);
        for (RuleSet edition : editions) {
            found = edition.effectiveFrom().isAfter(date) ? found : edition;
        }
        return found;
    }

    private static Shift inShift(List<Shift> editions, LocalDate date) {
        Shift found = editions.get(0);
        for (Shift edition : editions) {
            found = edition.effectiveFrom().isAfter(date) ? found : edition;
        }
        return found;
    }
}
