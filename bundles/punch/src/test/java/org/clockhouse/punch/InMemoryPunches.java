package org.clockhouse.punch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.spi.DayMark;
import org.clockhouse.punch.spi.PunchRepository;
import org.clockhouse.punch.spi.TouchedDays;

/** The punch repository in maps, one for each company. */
public final class InMemoryPunches implements PunchRepository {

    private static final class Log {
        final TreeMap<Long, Punch> punches = new TreeMap<>();
        final Map<TerminalId, Set<PunchKey>> keys = new HashMap<>();
        final TreeMap<Long, QuarantinedRow> quarantine = new TreeMap<>();
        final Map<TerminalId, TerminalProgress> progress = new LinkedHashMap<>();
        final Set<DayMark> marks = new HashSet<>();
        long last;
        long touched;
    }

    private final InMemoryTransactions transactions;
    private final BiPredicate<Scope, EmployeeId> placed;
    private final BiPredicate<Scope, TerminalId> standing;
    private final Map<OrgId, Log> logs = new HashMap<>();

    public InMemoryPunches(InMemoryTransactions transactions) {
        this(transactions, (scope, employee) -> scope.people().contains(employee), (scope, terminal) -> false);
    }

    /**
     * @param placed whether a scope that is not everybody's sees the employee
     * @param standing whether the terminal is at one of its sites
     */
    public InMemoryPunches(
            InMemoryTransactions transactions,
            BiPredicate<Scope, EmployeeId> placed,
            BiPredicate<Scope, TerminalId> standing) {
        this.transactions = transactions;
        this.placed = placed;
        this.standing = standing;
    }

    @Override
    public CompletableFuture<Appended> appending(OrgId org, PunchBatch batch) {
        return CompletableFuture.completedFuture(transactions.apart(org, () -> {
            int known = 0;
            int quarantined = 0;
            for (NewPunch punch : batch.punches()) {
                known += insert(batch, punch) ? 0 : 1;
            }
            for (QuarantineDraft draft : batch.unreadable()) {
                quarantined += insert(batch, draft) ? 1 : 0;
            }
            Appended appended = new Appended(batch.punches().size() - known, known, quarantined);
            log().progress
                    .compute(
                            batch.terminal(),
                            (id, old) -> merged(old == null ? TerminalProgress.NONE : old, batch, appended));
            return appended;
        }));
    }

    /** What attendance has to work out since it was asked last: days that punches touched, and those that attributions marked. */
    public Set<DayMark> takeTouched() {
        TouchedDays read = touched(log().touched, Integer.MAX_VALUE);
        log().touched = read.upTo();
        Set<DayMark> all = new HashSet<>(read.days());
        all.addAll(takeMarks());
        return all;
    }

    /** The day marks of attributions so far, which are forgotten. */
    public Set<DayMark> takeMarks() {
        Set<DayMark> taken = Set.copyOf(log().marks);
        log().marks.clear();
        return taken;
    }

    @Override
    public Set<PunchKey> known(TerminalId terminal, Collection<PunchKey> keys) {
        Set<PunchKey> known = new HashSet<>(keys);
        known.retainAll(log().keys.getOrDefault(terminal, Set.of()));
        return known;
    }

    @Override
    public TerminalProgress progressOf(TerminalId terminal) {
        return log().progress.getOrDefault(terminal, TerminalProgress.NONE);
    }

    @Override
    public Map<TerminalId, TerminalProgress> progress() {
        return Map.copyOf(log().progress);
    }

    @Override
    public List<Punch> after(long position, int limit) {
        return log().punches.tailMap(position, false).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public LogStretch stretch(long position, int limit) {
        List<QuarantinedRow> rows = log().quarantine.tailMap(position, false).values().stream()
                .limit(limit)
                .toList();
        return LogStretch.of(position, after(position, limit), rows, log().last, limit);
    }

    @Override
    public Backlog backlog(long position) {
        Map<Long, Punch> beyond = log().punches.tailMap(position, false);
        return new Backlog(beyond.size(), beyond.values().stream().findFirst().map(Punch::receivedAt), log().last);
    }

    @Override
    public TouchedDays touched(long position, int limit) {
        List<Punch> behind = after(position, limit);
        long upTo = behind.size() < limit ? log().last : behind.get(limit - 1).position();
        Set<DayMark> days = new HashSet<>();
        behind.forEach(punch -> punch.employee()
                .ifPresent(whose -> days.add(new DayMark(whose, punch.time().day()))));
        return new TouchedDays(days, Math.max(position, upTo), upTo < log().last);
    }

    @Override
    public List<Punch> of(Collection<EmployeeId> employees, Instant from, Instant until) {
        return log().punches.values().stream()
                .filter(p -> p.employee().filter(employees::contains).isPresent() && within(p, from, until))
                .sorted(Comparator.comparing((Punch p) -> p.employee().orElseThrow())
                        .thenComparing(Punch::at)
                        .thenComparing(Punch::position))
                .toList();
    }

    @Override
    public Slice<Punch> page(Scope scope, PunchFilter filter, Page page) {
        Stream<Punch> fitting = before(log().punches, page).filter(p -> sees(scope, p) && fits(filter, p));
        return slice(fitting, page, Punch::position);
    }

    @Override
    public Slice<QuarantinedRow> quarantine(Scope scope, QuarantineFilter filter, Page page) {
        Stream<QuarantinedRow> fitting = before(log().quarantine, page)
                .filter(r -> at(scope, r.terminal()))
                .filter(r -> filter.terminal().map(r.terminal()::equals).orElse(true))
                .filter(r -> filter.reasons().isEmpty()
                        || filter.reasons().contains(r.row().reason()));
        return slice(fitting, page, QuarantinedRow::position);
    }

    @Override
    public Slice<UnmatchedSubject> unmatched(Scope scope, Page page) {
        Map<List<Object>, List<Punch>> bySubject = new LinkedHashMap<>();
        log().punches.values().stream()
                .filter(p -> p.employee().isEmpty() && at(scope, p.terminal()))
                .forEach(p -> bySubject
                        .computeIfAbsent(List.of(p.terminal(), p.subject()), s -> new ArrayList<>())
                        .add(p));
        long after = page.after().isEmpty() ? 0 : page.afterNumber(0);
        List<List<Punch>> fitting = bySubject.values().stream()
                .filter(list -> list.get(0).position() > after)
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(fitting, page, list -> Long.toString(list.get(0).position()))
                .map(InMemoryPunches::summary);
    }

    @Override
    public int attribute(Attribution attribution, int limit) {
        List<Punch> fitting = log().punches.values().stream()
                .filter(p -> fits(attribution, p))
                .limit(limit)
                .toList();
        fitting.forEach(punch -> give(punch, attribution.employee()));
        return fitting.size();
    }

    private void give(Punch punch, EmployeeId employee) {
        Log log = log();
        punch.employee()
                .ifPresent(old -> log.marks.add(new DayMark(old, punch.time().day())));
        log.marks.add(new DayMark(employee, punch.time().day()));
        Punch given = new Punch(
                punch.position(),
                punch.terminal(),
                punch.road(),
                punch.receivedAt(),
                punch.subject(),
                Optional.of(employee),
                punch.time(),
                punch.attributes(),
                punch.flags());
        log.punches.put(punch.position(), given);
        transactions.onRollback(() -> log.punches.put(punch.position(), punch));
    }

    private boolean insert(PunchBatch batch, NewPunch punch) {
        Log log = log();
        boolean first =
                log.keys.computeIfAbsent(batch.terminal(), t -> new HashSet<>()).add(punch.key());
        if (!first && log.punches.values().stream().anyMatch(known -> isSame(known, batch, punch))) {
            return false;
        }
        long position = ++log.last;
        log.punches.put(
                position,
                new Punch(
                        position,
                        batch.terminal(),
                        batch.road(),
                        batch.receivedAt(),
                        punch.subject(),
                        punch.employee(),
                        punch.time(),
                        punch.attributes(),
                        punch.flags()));
        return true;
    }

    private static boolean isSame(Punch known, PunchBatch batch, NewPunch punch) {
        return known.terminal().equals(batch.terminal())
                && new PunchKey(known.subject(), known.time().clockReading()).equals(punch.key())
                && (known.road() != batch.road() || !known.attributes().contradicts(punch.attributes()));
    }

    private boolean insert(PunchBatch batch, QuarantineDraft draft) {
        Log log = log();
        boolean there = log.quarantine.values().stream()
                .anyMatch(r ->
                        r.terminal().equals(batch.terminal()) && r.row().raw().equals(draft.raw()));
        if (!there) {
            long position = ++log.last;
            log.quarantine.put(
                    position,
                    new QuarantinedRow(
                            position, batch.terminal(), batch.road(), batch.source(), batch.receivedAt(), draft));
        }
        return !there;
    }

    private static TerminalProgress merged(TerminalProgress old, PunchBatch batch, Appended appended) {
        PunchBatch.Progress moved = batch.progress();
        Stream<Instant> made = batch.punches().stream().map(p -> p.time().at());
        Stream<Instant> reported = Stream.of(moved.reportedUpTo()).filter(i -> i.isAfter(Instant.EPOCH));
        return new TerminalProgress(
                moved.movesCursor() ? moved.cursor() : old.cursor(),
                Stream.concat(reported, old.reportedUpTo().stream()).max(Comparator.naturalOrder()),
                Stream.concat(made, old.lastPunch().stream()).max(Comparator.naturalOrder()),
                old.rows() + appended.added() + appended.quarantined());
    }

    private Log log() {
        return logs.computeIfAbsent(transactions.org(), org -> new Log());
    }

    private boolean sees(Scope scope, Punch punch) {
        return scope.everybody()
                || punch.employee().filter(e -> placed.test(scope, e)).isPresent();
    }

    private boolean at(Scope scope, TerminalId terminal) {
        return scope.everybody() || standing.test(scope, terminal);
    }

    private static boolean fits(PunchFilter filter, Punch punch) {
        return within(punch, filter.from(), filter.until())
                && filter.terminal().map(punch.terminal()::equals).orElse(true)
                && filter.employee()
                        .map(e -> punch.employee().filter(e::equals).isPresent())
                        .orElse(true)
                && (filter.flags().isEmpty() || punch.flags().stream().anyMatch(filter.flags()::contains))
                && !(filter.unmatchedOnly() && punch.employee().isPresent());
    }

    private static boolean fits(Attribution attribution, Punch punch) {
        return punch.subject().equals(attribution.subject())
                && within(punch, attribution.from(), attribution.until())
                && (attribution.terminals().isEmpty() || attribution.terminals().contains(punch.terminal()))
                && !(attribution.unmatchedOnly() && punch.employee().isPresent())
                && punch.employee().filter(attribution.employee()::equals).isEmpty();
    }

    private static boolean within(Punch punch, Instant from, Instant until) {
        return !punch.at().isBefore(from) && punch.at().isBefore(until);
    }

    private static <T> Stream<T> before(TreeMap<Long, T> rows, Page page) {
        return page.after().isEmpty()
                ? rows.descendingMap().values().stream()
                : rows.headMap(page.afterNumber(0), false).descendingMap().values().stream();
    }

    private static <T> Slice<T> slice(Stream<T> rows, Page page, java.util.function.ToLongFunction<T> position) {
        List<T> oneMore = rows.limit(page.limit() + 1L).toList();
        return Slice.of(oneMore, page, row -> Long.toString(position.applyAsLong(row)));
    }

    private static UnmatchedSubject summary(List<Punch> punches) {
        Punch first = punches.stream().min(Comparator.comparing(Punch::at)).orElseThrow();
        Punch last = punches.stream().max(Comparator.comparing(Punch::at)).orElseThrow();
        return new UnmatchedSubject(last.terminal(), first.subject(), punches.size(), first.at(), last.at());
    }
}
