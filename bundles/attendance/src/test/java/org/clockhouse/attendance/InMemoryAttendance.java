package org.clockhouse.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.clockhouse.attendance.spi.AdjustmentRepository;
import org.clockhouse.attendance.spi.ApprovedRepository;
import org.clockhouse.attendance.spi.CoverRepository;
import org.clockhouse.attendance.spi.DraftRepository;
import org.clockhouse.attendance.spi.LeaveRepository;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.attendance.spi.PeriodRepository;
import org.clockhouse.attendance.spi.PreferenceRepository;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.attendance.spi.RosterRepository;
import org.clockhouse.attendance.spi.RuleSetRepository;
import org.clockhouse.attendance.spi.SheetRepository;
import org.clockhouse.attendance.spi.ShiftRepository;
import org.clockhouse.attendance.spi.WatchRepository;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.request.RequestId;

/** What attendance keeps, in maps, one set for each company. Rolls back what a failed transaction changed. */
public final class InMemoryAttendance {

    /** Everything of one company; replaced as a whole, so that a roll-back puts the old one back. */
    private record Data(
            Map<String, Shift> shifts,
            Map<String, RuleSet> rules,
            Map<AssignmentId, Assignment> assignments,
            Map<String, OneOff> oneOffs,
            Map<String, DayResult> results,
            TreeMap<Long, Mark> marks,
            Map<String, WatchRepository.Watch> watches,
            Map<SiteId, LocalDate> opened,
            Map<String, Approved> approved,
            TreeMap<String, RosterDraft> drafts,
            Map<RosterEditId, RosterEdit> edits,
            List<RosterPublication> publications,
            Map<DepartmentId, CoverNeed> needs,
            Map<EmployeeId, RosterPreference> preferences,
            Closing closing) {

        Data() {
            this(
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new HashMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new HashMap<>(),
                    new ArrayList<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new Closing());
        }

        Data copy() {
            return new Data(
                    new TreeMap<>(shifts),
                    new TreeMap<>(rules),
                    new TreeMap<>(assignments),
                    new TreeMap<>(oneOffs),
                    new TreeMap<>(results),
                    new TreeMap<>(marks),
                    new TreeMap<>(watches),
                    new HashMap<>(opened),
                    new TreeMap<>(approved),
                    new TreeMap<>(drafts),
                    new HashMap<>(edits),
                    new ArrayList<>(publications),
                    new TreeMap<>(needs),
                    new TreeMap<>(preferences),
                    closing.copy());
        }
    }

    /** What is kept of periods. */
    private record Closing(
            Map<LocalDate, Period> periods,
            Map<String, SheetRepository.Sheet> sheets,
            Map<String, SheetRepository.Acceptance> accepted,
            Map<String, Adjustment> adjustments,
            Map<String, LeaveEntry> leave,
            Map<EmployeeId, LocalDate> workingSince,
            long[] edition) {

        Closing() {
            this(
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new HashMap<>(),
                    new long[1]);
        }

        Closing copy() {
            return new Closing(
                    new TreeMap<>(periods),
                    new TreeMap<>(sheets),
                    new TreeMap<>(accepted),
                    new TreeMap<>(adjustments),
                    new TreeMap<>(leave),
                    new HashMap<>(workingSince),
                    edition.clone());
        }
    }

    private final InMemoryTransactions transactions;
    private final BiFunction<LocalDate, LocalDate, Collection<EmployeeId>> employed;
    private final Map<OrgId, Data> companies = new HashMap<>();
    private final Map<TerminalId, WatchRepository.Reported> reported = new HashMap<>();
    private long place;

    public final ShiftRepository shifts = new Shifts();
    public final RuleSetRepository rules = new Rules();
    public final RosterRepository rosters = new Rosters();
    public final ResultRepository results = new Results();
    public final MarkRepository marks = new Marks();
    public final WatchRepository watches = new Watches();
    public final ApprovedRepository approved = new InForce();
    public final DraftRepository drafts = new Drafts();
    public final CoverRepository cover = new Cover();
    public final PreferenceRepository preferences = new Preferences();
    public final PeriodRepository periods = new Periods();
    public final SheetRepository sheets = new Sheets();
    public final AdjustmentRepository adjustments = new Adjustments();
    public final LeaveRepository leaves = new Leaves();

    /** @param employed who was employed on one of the dates, both inclusive */
    public InMemoryAttendance(
            InMemoryTransactions transactions, BiFunction<LocalDate, LocalDate, Collection<EmployeeId>> employed) {
        this.transactions = transactions;
        this.employed = employed;
    }

    /** Sets up to when the only terminal of a site has reported; it has the site's id. */
    public void reported(SiteId site, String until) {
        reported(new TerminalId(site.value()), site, until);
    }

    public void reported(TerminalId terminal, SiteId site, String until) {
        LocalName name = new LocalName("门口", "Gate");
        reported.put(terminal, new WatchRepository.Reported(terminal, name, site, Instant.parse(until), 0, false));
    }

    private Data data() {
        return companies.computeIfAbsent(transactions.org(), any -> new Data());
    }

    private Data changing() {
        OrgId org = transactions.org();
        Data before = data();
        Data copy = before.copy();
        companies.put(org, copy);
        transactions.onRollback(() -> companies.put(org, before));
        return copy;
    }

    private static String key(EmployeeId employee, LocalDate date) {
        return employee.text() + ' ' + date;
    }

    private static boolean within(LocalDate date, LocalDate from, LocalDate until) {
        return !date.isBefore(from) && !date.isAfter(until);
    }

    private final class Periods implements PeriodRepository {
        @Override
        public List<Period> all() {
            return List.copyOf(data().closing().periods().values());
        }

        @Override
        public Period put(Period period) {
            Period stored = data().closing().periods().get(period.from());
            if (stored != null && stored.version() != period.version()) {
                throw new Stale("period", period.id().text());
            }
            Closing closing = changing().closing();
            Period made = new Period(
                    period.id(), period.from(), period.until(), period.state(), period.despite(), period.version() + 1);
            closing.periods().put(made.from(), made);
            closing.edition()[0]++;
            return made;
        }

        @Override
        public long edition() {
            return data().closing().edition()[0];
        }

        @Override
        public long hold() {
            return edition();
        }
    }

    private final class Sheets implements SheetRepository {
        @Override
        public List<Sheet> of(PeriodId period, Collection<EmployeeId> employees) {
            return employees.stream()
                    .map(each -> data().closing().sheets().get(period.text() + each.text()))
                    .filter(Objects::nonNull)
                    .toList();
        }

        @Override
        public void put(PeriodId period, Collection<Sheet> sheets) {
            Closing closing = changing().closing();
            sheets.forEach(
                    each -> closing.sheets().put(period.text() + each.employee().text(), each));
        }

        @Override
        public List<Acceptance> accepted(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
            return data().closing().accepted().values().stream()
                    .filter(each -> employees.contains(each.employee()) && within(each.date(), from, until))
                    .toList();
        }

        @Override
        public void accept(Collection<Acceptance> acceptances) {
            Closing closing = changing().closing();
            acceptances.forEach(
                    each -> closing.accepted().put(key(each.employee(), each.date()) + each.ordinal(), each));
        }

        @Override
        public void forget(Collection<Acceptance> acceptances) {
            Closing closing = changing().closing();
            acceptances.forEach(each -> closing.accepted().remove(key(each.employee(), each.date()) + each.ordinal()));
        }
    }

    private final class Adjustments implements AdjustmentRepository {
        @Override
        public List<Adjustment> of(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
            return data().closing().adjustments().values().stream()
                    .filter(each -> employees.contains(each.employee()) && within(each.date(), from, until))
                    .sorted(Comparator.comparing(Adjustment::computedAt))
                    .toList();
        }

        @Override
        public List<Adjustment> carriedBy(PeriodId period) {
            return data().closing().adjustments().values().stream()
                    .filter(each -> each.period().equals(period))
                    .toList();
        }

        @Override
        public void put(Collection<Adjustment> adjustments) {
            Closing closing = changing().closing();
            adjustments.forEach(each -> closing.adjustments().put(key(each), each));
        }

        @Override
        public void remove(Collection<Adjustment> adjustments) {
            Closing closing = changing().closing();
            adjustments.forEach(each -> closing.adjustments().remove(key(each)));
        }

        private static String key(Adjustment line) {
            return InMemoryAttendance.key(line.employee(), line.date())
                    + ' '
                    + line.ordinal()
                    + line.period().text();
        }
    }

    private final class Leaves implements LeaveRepository {
        @Override
        public List<LeaveEntry> of(Collection<EmployeeId> employees) {
            return data().closing().leave().values().stream()
                    .filter(each -> employees.contains(each.employee()))
                    .sorted(Comparator.comparing(LeaveEntry::employee).thenComparing(LeaveEntry::date))
                    .toList();
        }

        @Override
        public int add(Collection<LeaveEntry> entries) {
            Closing closing = changing().closing();
            int added = 0;
            for (LeaveEntry each : entries) {
                String key = each.employee().text() + each.type() + ' ' + each.kind() + ' ' + each.source();
                added += closing.leave().putIfAbsent(key, each) == null ? 1 : 0;
            }
            return added;
        }

        @Override
        public boolean isKept(String type) {
            return data().closing().leave().values().stream()
                    .anyMatch(entry -> entry.type().equals(type));
        }

        @Override
        public Map<EmployeeId, LocalDate> workingSince(Collection<EmployeeId> employees) {
            Map<EmployeeId, LocalDate> since = new HashMap<>(data().closing().workingSince());
            since.keySet().retainAll(employees);
            return since;
        }

        @Override
        public void setWorkingSince(EmployeeId employee, LocalDate date) {
            changing().closing().workingSince().put(employee, date);
        }
    }

    private final class InForce implements ApprovedRepository {
        @Override
        public List<Approved> of(Collection<EmployeeId> employees, Instant from, Instant until) {
            return data().approved().values().stream()
                    .filter(each -> employees.contains(each.employee())
                            && each.from().isBefore(until)
                            && !each.until().isBefore(from))
                    .sorted(Comparator.comparing(Approved::employee)
                            .thenComparing(Approved::from)
                            .thenComparing(Approved::request))
                    .toList();
        }

        @Override
        public void put(Approved each) {
            changing().approved().put(key(each.employee(), each.request()), each);
        }

        @Override
        public void remove(EmployeeId employee, RequestId request) {
            changing().approved().remove(key(employee, request));
        }

        private static String key(EmployeeId employee, RequestId request) {
            return employee.text() + ' ' + request.text();
        }
    }

    private final class Shifts implements ShiftRepository {
        @Override
        public List<Shift> editions() {
            return List.copyOf(data().shifts().values());
        }

        @Override
        public Shift put(Shift edition) {
            Data data = changing();
            long stored = 0;
            for (Shift shift : List.copyOf(data.shifts().values())) {
                if (shift.id().equals(edition.id())) {
                    stored = shift.version();
                } else if (shift.terms().code().equals(edition.terms().code())) {
                    throw Refused.duplicate("shift.code.taken", "there is a shift with that code");
                }
            }
            if (stored != edition.version()) {
                throw new Stale("shift", edition.id().text());
            }
            long version = stored + 1;
            data.shifts()
                    .replaceAll((key, shift) -> shift.id().equals(edition.id())
                            ? new Shift(
                                    shift.id(),
                                    shift.edition(),
                                    shift.effectiveFrom(),
                                    shift.terms(),
                                    edition.retired(),
                                    version)
                            : shift);
            Shift put = new Shift(
                    edition.id(),
                    edition.edition(),
                    edition.effectiveFrom(),
                    edition.terms(),
                    edition.retired(),
                    version);
            data.shifts().put(String.format("%s %06d", edition.id().text(), edition.edition()), put);
            return put;
        }
    }

    private final class Rules implements RuleSetRepository {
        @Override
        public List<RuleSet> editions() {
            return List.copyOf(data().rules().values());
        }

        @Override
        public RuleSet put(RuleSet edition) {
            Data data = changing();
            long stored = 0;
            for (RuleSet set : List.copyOf(data.rules().values())) {
                if (set.id().equals(edition.id())) {
                    stored = set.version();
                } else if (set.code().equals(edition.code())) {
                    throw Refused.duplicate("rule-set.code.taken", "there is a rule set with that code");
                }
            }
            if (stored != edition.version()) {
                throw new Stale("rule-set", edition.id().text());
            }
            long version = stored + 1;
            data.rules()
                    .replaceAll((key, set) -> set.id().equals(edition.id())
                            ? new RuleSet(
                                    set.id(),
                                    edition.code(),
                                    edition.name(),
                                    set.edition(),
                                    set.effectiveFrom(),
                                    set.policy(),
                                    version)
                            : set);
            RuleSet put = new RuleSet(
                    edition.id(),
                    edition.code(),
                    edition.name(),
                    edition.edition(),
                    edition.effectiveFrom(),
                    edition.policy(),
                    version);
            data.rules().put(String.format("%s %06d", edition.id().text(), edition.edition()), put);
            return put;
        }
    }

    private final class Rosters implements RosterRepository {

        @Override
        public void turn(Collection<EmployeeId> employees) {
            // one transaction at a time
        }

        @Override
        public List<Assignment> assignments() {
            return data().assignments().values().stream()
                    .sorted(Comparator.comparing(Assignment::from).thenComparing(Assignment::id))
                    .toList();
        }

        @Override
        public List<Assignment> assignments(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
            return assignments().stream()
                    .filter(each -> !each.from().isAfter(until)
                            && each.until().map(end -> !end.isBefore(from)).orElse(true))
                    .filter(each -> !(each.target() instanceof Assignment.Target.OfEmployee of)
                            || employees.contains(of.employee()))
                    .toList();
        }

        @Override
        public Assignment find(AssignmentId id) {
            Assignment found = data().assignments().get(id);
            if (found == null) {
                throw new NotFound("assignment", id.text());
            }
            return found;
        }

        @Override
        public Assignment put(Assignment assignment) {
            requireVersion(assignment);
            Assignment put = new Assignment(
                    assignment.id(),
                    assignment.target(),
                    assignment.pattern(),
                    assignment.from(),
                    assignment.until(),
                    assignment.runsOnHolidays(),
                    assignment.version() + 1);
            changing().assignments().put(put.id(), put);
            return put;
        }

        @Override
        public void remove(Assignment assignment) {
            requireVersion(assignment);
            changing().assignments().remove(assignment.id());
        }

        private void requireVersion(Assignment assignment) {
            Assignment old = data().assignments().get(assignment.id());
            if ((old == null ? 0 : old.version()) != assignment.version()) {
                throw new Stale("assignment", assignment.id().text());
            }
        }

        @Override
        public List<OneOff> oneOffs(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
            return data().oneOffs().values().stream()
                    .filter(each -> employees.contains(each.employee()) && within(each.date(), from, until))
                    .toList();
        }

        @Override
        public void put(OneOff oneOff, long read) {
            requireOneOff(oneOff, read);
            changing().oneOffs().put(key(oneOff.employee(), oneOff.date()), oneOff);
        }

        @Override
        public void remove(OneOff oneOff) {
            requireOneOff(oneOff, oneOff.version());
            changing().oneOffs().remove(key(oneOff.employee(), oneOff.date()));
        }

        private void requireOneOff(OneOff oneOff, long read) {
            OneOff old = data().oneOffs().get(key(oneOff.employee(), oneOff.date()));
            if ((old == null ? 0 : old.version()) != read) {
                throw new Stale("roster-change", oneOff.date().toString());
            }
        }
    }

    private final class Drafts implements DraftRepository {
        private final Map<RosterEditId, Instant> made = new HashMap<>();

        @Override
        public List<RosterDraft> drafts(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
            return data().drafts().values().stream()
                    .filter(each -> employees.contains(each.employee()) && within(each.date(), from, until))
                    .toList();
        }

        @Override
        public void replace(List<RosterDraft> read, List<RosterDraft> next) {
            TreeMap<String, RosterDraft> drafts = changing().drafts();
            read.stream().filter(draft -> !draft.isNone()).forEach(draft -> {
                if (!draft.equals(drafts.remove(key(draft.employee(), draft.date())))) {
                    throw new Stale("roster-draft", draft.date().toString());
                }
            });
            next.stream().filter(draft -> !draft.isNone()).forEach(draft -> {
                if (drafts.put(key(draft.employee(), draft.date()), draft) != null) {
                    throw new Stale("roster-draft", draft.date().toString());
                }
            });
        }

        @Override
        public void keep(RosterEdit edit, Instant at, Instant forgetBefore) {
            Map<RosterEditId, RosterEdit> edits = changing().edits();
            made.put(edit.id(), at);
            edits.put(edit.id(), edit);
            edits.keySet().removeIf(id -> made.get(id).isBefore(forgetBefore));
        }

        @Override
        public Optional<RosterEdit> edit(RosterEditId id) {
            return Optional.ofNullable(data().edits().get(id));
        }

        @Override
        public void add(RosterPublication publication) {
            changing().publications().add(0, publication);
        }

        @Override
        public List<RosterPublication> publications(int limit) {
            return data().publications().stream().limit(limit).toList();
        }

        @Override
        public List<Told> told(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
            return data().publications().stream()
                    .filter(each -> !each.from().isAfter(until) && !each.until().isBefore(from))
                    .flatMap(each -> each.notices().stream()
                            .filter(notice -> employees.contains(notice.employee()))
                            .map(notice -> new Told(notice.employee(), each.from(), each.until(), notice.changed())))
                    .toList();
        }
    }

    private final class Preferences implements PreferenceRepository {
        @Override
        public List<RosterPreference> of(Collection<EmployeeId> employees) {
            return data().preferences().values().stream()
                    .filter(preference -> employees.contains(preference.employee()))
                    .toList();
        }

        @Override
        public void put(RosterPreference preference, long read) {
            RosterPreference old = data().preferences().get(preference.employee());
            if ((old == null ? 0 : old.version()) != read) {
                throw new Stale("roster-preference", preference.employee().text());
            }
            changing().preferences().put(preference.employee(), preference);
        }
    }

    private final class Cover implements CoverRepository {
        @Override
        public List<CoverNeed> needs() {
            return List.copyOf(data().needs().values());
        }

        @Override
        public void put(CoverNeed need, long read) {
            CoverNeed old = data().needs().get(need.department());
            if ((old == null ? 0 : old.version()) != read) {
                throw new Stale("cover-need", need.department().text());
            }
            changing().needs().put(need.department(), need);
        }
    }

    private final class Results implements ResultRepository {
        @Override
        public List<DayResult> of(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
            return data().results().values().stream()
                    .filter(each -> employees.contains(each.employee()) && within(each.date(), from, until))
                    .toList();
        }

        @Override
        public List<Known> known(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
            return of(employees, from, until).stream()
                    .map(each ->
                            new Known(each.employee(), each.date(), each.ordinal(), each.inputHash(), each.version()))
                    .toList();
        }

        @Override
        public List<Outline> outlines(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
            return of(employees, from, until).stream()
                    .map(each -> new Outline(
                            each.employee(),
                            each.date(),
                            each.ordinal(),
                            each.status(),
                            each.state(),
                            each.flags(),
                            each.inputHash()))
                    .toList();
        }

        @Override
        public void write(Collection<DayResult> added, Collection<DayResult> replaced, Collection<Known> gone) {
            Data data = changing();
            added.forEach(each -> data.results().put(key(each), each));
            replaced.forEach(each -> data.results().put(key(each), each));
            gone.forEach(each -> data.results().remove(key(each.employee(), each.date()) + ' ' + each.ordinal()));
        }

        private String key(DayResult result) {
            return key(result.employee(), result.date()) + ' ' + result.ordinal();
        }

        private String key(EmployeeId employee, LocalDate date) {
            return InMemoryAttendance.key(employee, date);
        }
    }

    private final class Marks implements MarkRepository {
        @Override
        public void add(Collection<Mark> marks) {
            Data data = changing();
            marks.forEach(mark -> data.marks().put(++place, mark));
        }

        @Override
        public void addEverybody(LocalDate from, LocalDate until) {
            add(employed.apply(from, until).stream()
                    .map(employee -> new Mark(employee, from, until))
                    .toList());
        }

        @Override
        public MarkRepository.Marks waiting(int limit) {
            List<Long> places = data().marks().keySet().stream().limit(limit).toList();
            return new MarkRepository.Marks(
                    places.stream().map(data().marks()::get).toList(), places);
        }

        @Override
        public void remove(Collection<Long> places) {
            Data data = changing();
            places.forEach(data.marks()::remove);
        }

        @Override
        public long count() {
            return data().marks().size();
        }

        @Override
        public long count(LocalDate from, LocalDate until) {
            return data().marks().values().stream()
                    .filter(mark -> !mark.from().isAfter(until) && !mark.until().isBefore(from))
                    .count();
        }
    }

    private final class Watches implements WatchRepository {
        @Override
        public List<Watch> of(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
            return data().watches().values().stream()
                    .filter(each -> employees.contains(each.employee()) && within(each.date(), from, until))
                    .toList();
        }

        @Override
        public void put(Collection<Watch> watches) {
            Data data = changing();
            watches.forEach(each -> data.watches().put(key(each.employee(), each.date()), each));
        }

        @Override
        public void remove(Collection<Watch> watches) {
            Data data = changing();
            watches.forEach(each -> data.watches().remove(key(each.employee(), each.date())));
        }

        @Override
        public List<Watch> dueByClock(Instant now, int limit) {
            return due(
                    now,
                    limit,
                    new ArrayList<>(data().watches().values())
                            .stream().filter(Watch::byClock).toList());
        }

        @Override
        public List<Watch> dueByReport(Awaited awaited, Instant reportedUpTo, int limit) {
            return due(
                    reportedUpTo,
                    limit,
                    data().watches().values().stream()
                            .filter(each -> !each.byClock() && each.awaited().equals(awaited))
                            .toList());
        }

        private List<Watch> due(Instant moment, int limit, List<Watch> among) {
            return among.stream()
                    .filter(each -> !each.moment().isAfter(moment))
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<Watch> byReport() {
            return data().watches().values().stream()
                    .filter(each -> !each.byClock())
                    .toList();
        }

        @Override
        public List<Awaited> awaited() {
            return data().watches().values().stream()
                    .map(Watch::awaited)
                    .distinct()
                    .toList();
        }

        @Override
        public List<Reported> reported() {
            return List.copyOf(reported.values());
        }

        @Override
        public LocalDate openedUntil(SiteId site) {
            return data().opened().getOrDefault(site, LocalDate.EPOCH);
        }

        @Override
        public void opened(SiteId site, LocalDate until) {
            changing().opened().put(site, until);
        }
    }
}
