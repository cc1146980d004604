package org.clockhouse.attendance.internal.closing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.closing.Adjustment;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.closing.PeriodCheck;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.closing.PeriodSheets;
import org.clockhouse.attendance.closing.PersonSheet;
import org.clockhouse.attendance.closing.PersonSheet.Issue;
import org.clockhouse.attendance.closing.PersonSheet.Kind;
import org.clockhouse.attendance.internal.closing.SheetReader.Part;
import org.clockhouse.attendance.internal.closing.SheetReader.Words;
import org.clockhouse.attendance.spi.AdjustmentRepository;
import org.clockhouse.attendance.spi.PeriodRepository;
import org.clockhouse.attendance.spi.ResultRepository.Outline;
import org.clockhouse.attendance.spi.SheetRepository;
import org.clockhouse.attendance.spi.SheetRepository.Acceptance;
import org.clockhouse.attendance.spi.SheetRepository.Sheet;
import org.clockhouse.attendance.spi.SheetRepository.Yes;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** People's parts, worked out from the results whenever somebody asks; only what people said is stored. */
@Component
public final class SheetBook implements PeriodSheets {

    private static final int LONGEST_REASON = 400;

    private final PeriodRepository periods;
    private final SheetRepository sheets;
    private final AdjustmentRepository adjustments;
    private final SheetReader reader;
    private final OpenMatters matters;
    private final UnreadRows unread;
    private final LateCauses causes;
    private final Directory directory;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    // What is said is stored in two places and read from three others.
    @Activate
    public SheetBook(
            @Reference PeriodRepository periods,
            @Reference SheetRepository sheets,
            @Reference AdjustmentRepository adjustments,
            @Reference SheetReader reader,
            @Reference OpenMatters matters,
            @Reference UnreadRows unread,
            @Reference LateCauses causes,
            @Reference Directory directory,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.periods = periods;
        this.sheets = sheets;
        this.adjustments = adjustments;
        this.reader = reader;
        this.matters = matters;
        this.unread = unread;
        this.causes = causes;
        this.directory = directory;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public PeriodCheck check(OrgId org, Scope scope, PeriodId id) {
        return transactions.in(org, () -> {
            Period period = PeriodBook.in(periods.all(), id);
            Map<PersonSheet.State, Integer> states = new EnumMap<>(PersonSheet.State.class);
            Map<Kind, Integer> issues = new EnumMap<>(Kind.class);
            int[] counts = new int[2];
            Map<EmployeeId, List<Issue>> open = matters.of(org, scope, Optional.empty(), period);
            Words words = reader.words(period);
            everybody(org, scope, period, people -> reader.sheets(period, people, open, words)
                    .forEach(sheet -> {
                        counts[0]++;
                        counts[1] += sheet.isBlocked() ? 1 : 0;
                        states.merge(sheet.state(), 1, Integer::sum);
                        sheet.issues().forEach(issue -> issues.merge(issue.kind(), 1, Integer::sum));
                    }));
            return new PeriodCheck(
                    period,
                    counts[0],
                    states,
                    issues,
                    counts[1],
                    unread.pending(period),
                    unread.quarantined(org, scope, period),
                    unread.unmatched(org, scope, period),
                    unread.unreported(org, scope, period));
        });
    }

    @Override
    public Slice<PersonSheet> sheets(OrgId org, Scope scope, PeriodId id, Wanted wanted, Page page) {
        return transactions.in(org, () -> {
            Period period = PeriodBook.in(periods.all(), id);
            Map<EmployeeId, List<Issue>> open = matters.of(org, scope, wanted.employee(), period);
            String after = page.after();
            while (true) {
                Slice<Employee> people = wanted.employee().isPresent()
                        ? new Slice<>(
                                List.of(person(org, scope, wanted.employee().get())), "")
                        : people(org, scope, period, new Page(after, page.limit()));
                Words words = reader.words(period, people.items());
                List<PersonSheet> found = reader.sheets(period, people.items(), open, words).stream()
                        .filter(sheet -> is(sheet, wanted))
                        .toList();
                after = people.next();
                if (!found.isEmpty() || after.isEmpty() || wanted.isEverybody()) {
                    return new Slice<>(found, after);
                }
            }
        });
    }

    private static boolean is(PersonSheet sheet, Wanted wanted) {
        return wanted.state().map(state -> state == sheet.state()).orElse(true)
                && wanted.kind()
                        .map(kind -> sheet.issues().stream().anyMatch(issue -> issue.kind() == kind))
                        .orElse(true);
    }

    @Override
    public PersonSheet confirm(Actor actor, EmployeeId own, PeriodId id) {
        OrgId org = actor.org();
        return transactions.in(org, () -> {
            Period period = inReview(id);
            Scope scope = Scope.only(own);
            Employee person = person(org, scope, own);
            Map<EmployeeId, List<Issue>> open = matters.of(org, scope, Optional.of(own), period);
            Part part = part(period, person, open);
            if (part.sheet().issues().stream().anyMatch(issue -> issue.kind() == Kind.PROVISIONAL)) {
                throw new Refused("period.provisional", "not every date of the period is settled yet");
            }
            Yes yes = new Yes(part.digest(), actor.name(), clock.instant());
            sheets.put(
                    id, List.of(new Sheet(own, Optional.of(yes), part.stored().approved())));
            wrote(PeriodBook.audited(actor, "period.confirm", period).with(Map.of("employee", person.number())));
            return part(period, person, open).sheet();
        });
    }

    @Override
    public Approval approve(Actor actor, Scope scope, PeriodId id, Set<EmployeeId> people, boolean confirmedOnly) {
        return transactions.in(actor.org(), () -> {
            Period period = inReview(id);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            List<Sheet> approved = new ArrayList<>();
            int[] left = new int[1];
            each(actor.org(), scope, period, people, part -> {
                if (part.sheet().state() == PersonSheet.State.APPROVED) {
                    return;
                }
                if (part.sheet().isBlocked() || confirmedOnly && part.sheet().state() != PersonSheet.State.CONFIRMED) {
                    left[0]++;
                    return;
                }
                approved.add(new Sheet(
                        part.stored().employee(),
                        part.stored().confirmed(),
                        Optional.of(new Yes(part.digest(), actor.name(), now))));
            });
            sheets.put(id, approved);
            wrote(PeriodBook.audited(actor, "period.approve", period)
                    .with(Map.of("approved", approved.size(), "left", left[0])));
            return new Approval(approved.size(), left[0], now);
        });
    }

    @Override
    public Accepted accept(
            Actor actor, Scope scope, PeriodId id, Set<EmployeeId> people, Set<Kind> kinds, String reason) {
        return accept(actor, scope, id, people, day -> true, kinds, reason);
    }

    @Override
    public Accepted acceptDays(
            Actor actor,
            Scope scope,
            PeriodId id,
            Map<EmployeeId, Set<LocalDate>> days,
            Set<Kind> kinds,
            String reason) {
        return days.isEmpty()
                ? new Accepted(0, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                : accept(
                        actor,
                        scope,
                        id,
                        days.keySet(),
                        day -> days.get(day.employee()).contains(day.date()),
                        kinds,
                        reason);
    }

    private Accepted accept(
            Actor actor,
            Scope scope,
            PeriodId id,
            Set<EmployeeId> people,
            Predicate<Outline> wanted,
            Set<Kind> kinds,
            String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Refused.at("/reason", "period.reason.missing", "a reason of at most 400 characters is wanted");
        }
        if (kinds.isEmpty() || !kinds.stream().allMatch(Kind::canBeAccepted)) {
            throw Refused.at("/kinds", "period.accept.kind", "only what somebody can judge is accepted");
        }
        return transactions.in(actor.org(), () -> {
            Period period = PeriodBook.in(periods.all(), id);
            if (period.isLocked()) {
                throw new Refused("period.locked", "the period is locked");
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            List<Acceptance> accepted = new ArrayList<>();
            each(actor.org(), scope, period, people, part -> part.days().stream()
                    .filter(wanted)
                    .filter(day -> part.sheet().issues().stream()
                            .anyMatch(issue -> issue.date().equals(day.date())
                                    && issue.ordinal() == day.ordinal()
                                    && kinds.contains(issue.kind())))
                    .map(day -> new Acceptance(
                            day.employee(), day.date(), day.ordinal(), day.inputHash(), why, actor.name(), now))
                    .forEach(accepted::add));
            sheets.accept(accepted);
            wrote(PeriodBook.audited(actor, "period.accept", period)
                    .with(Map.of(
                            "days",
                            accepted.size(),
                            "kinds",
                            new TreeSet<>(kinds).stream().map(Kind::name).toList()))
                    .because(why));
            return new Accepted(accepted.size(), now);
        });
    }

    @Override
    public Slice<Line> adjustments(OrgId org, Scope scope, PeriodId id, Page page) {
        return transactions.in(org, () -> {
            PeriodBook.in(periods.all(), id);
            List<Adjustment> all = adjustments.carriedBy(id);
            Set<EmployeeId> seen = Set.copyOf(directory.seen(
                    org,
                    scope,
                    all.stream().map(Adjustment::employee).distinct().toList()));
            List<Adjustment> lines =
                    all.stream().filter(line -> seen.contains(line.employee())).toList();
            int from = (int) Math.min(lines.size(), Math.max(0, page.afterNumber(0)));
            int until = Math.min(lines.size(), from + page.limit());
            List<Adjustment> here = lines.subList(from, until);
            Map<EmployeeId, Employee> people = directory.of(
                    org, here.stream().map(Adjustment::employee).distinct().toList());
            Map<Adjustment, Set<Cause>> why = causes.of(org, here, people);
            return new Slice<>(
                    here.stream()
                            .map(line -> new Line(Person.of(people.get(line.employee())), line, why.get(line)))
                            .toList(),
                    until < lines.size() ? String.valueOf(until) : "");
        });
    }

    private Period inReview(PeriodId id) {
        Period period = PeriodBook.in(periods.all(), id);
        if (period.state() != Period.State.REVIEW) {
            throw new Refused(
                    period.isLocked() ? "period.locked" : "period.not-in-review", "the period is not in review");
        }
        return period;
    }

    private Part part(Period period, Employee person, Map<EmployeeId, List<Issue>> open) {
        List<Employee> one = List.of(person);
        return reader.parts(period, one, open, reader.words(period, one)).get(0);
    }

    /** @param people empty for everybody of the scope */
    private void each(OrgId org, Scope scope, Period period, Set<EmployeeId> people, Consumer<Part> use) {
        Map<EmployeeId, List<Issue>> open = matters.of(org, scope, Optional.empty(), period);
        if (people.isEmpty()) {
            Words words = reader.words(period);
            everybody(org, scope, period, some -> reader.parts(period, some, open, words)
                    .forEach(use));
            return;
        }
        List<Employee> some = List.copyOf(
                directory.of(org, directory.seen(org, scope, people)).values());
        reader.parts(period, some, open, reader.words(period, some)).forEach(use);
    }

    private void everybody(OrgId org, Scope scope, Period period, Consumer<List<Employee>> use) {
        String after = "";
        do {
            Slice<Employee> people = people(org, scope, period, new Page(after, Page.MOST));
            use.accept(people.items());
            after = people.next();
        } while (!after.isEmpty());
    }

    private Slice<Employee> people(OrgId org, Scope scope, Period period, Page page) {
        return directory.employed(org, scope, EmployeeFilter.ALL, period.from(), period.until(), page);
    }

    private Employee person(OrgId org, Scope scope, EmployeeId employee) {
        List<EmployeeId> seen = directory.seen(org, scope, List.of(employee));
        return Optional.ofNullable(directory.of(org, seen).get(employee))
                .orElseThrow(() -> new NotFound("employee", employee.text()));
    }

    private void wrote(AuditDraft draft) {
        audit.record(draft);
        transactions.afterCommit(() -> changes.tell(draft.actor().org(), Topic.TIMESHEETS));
    }
}
