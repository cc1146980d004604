package org.clockhouse.terminal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.AttemptStatistics.Count;
import org.clockhouse.terminal.AttemptStatistics.OfReason;
import org.clockhouse.terminal.spi.AttemptCount;
import org.clockhouse.terminal.spi.AttemptRepository;
import org.clockhouse.terminal.spi.ClockPolicyRepository;
import org.clockhouse.terminal.spi.CountRepository;
import org.clockhouse.terminal.spi.MaintenanceRepository;
import org.clockhouse.terminal.spi.TerminalRepository;

/** The policy for clocks, attempts and the maintenance log in maps, for each company one set. */
public final class InMemoryHealth {

    private static final class Rows {
        private ClockPolicy policy;
        private long position;
        private final Map<List<Object>, AttemptCount> counts = new LinkedHashMap<>();
        private final TreeMap<Long, RefusedAttempt> refused = new TreeMap<>(Comparator.reverseOrder());
        private final List<MaintenanceEntry> entries = new ArrayList<>();
        private final Map<TerminalId, TerminalCount> held = new HashMap<>();
    }

    private final InMemoryTransactions transactions;
    private final TerminalRepository terminals;
    private final Map<OrgId, Rows> companies = new HashMap<>();

    public InMemoryHealth(InMemoryTransactions transactions, TerminalRepository terminals) {
        this.transactions = transactions;
        this.terminals = terminals;
    }

    public ClockPolicyRepository policies() {
        return new Policies();
    }

    public AttemptRepository attempts() {
        return new Attempts();
    }

    public MaintenanceRepository maintenance() {
        return new Log();
    }

    public CountRepository counts() {
        return new Counted();
    }

    private final class Counted implements CountRepository {

        @Override
        public Optional<TerminalCount> find(TerminalId terminal) {
            return Optional.ofNullable(rows().held.get(terminal));
        }

        @Override
        public void save(TerminalCount count) {
            rows().held.put(count.terminal(), count);
        }
    }

    private Rows rows() {
        return companies.computeIfAbsent(transactions.org(), org -> new Rows());
    }

    private boolean sees(Scope scope, TerminalId terminal) {
        return scope.everybody()
                || terminals
                        .find(terminal)
                        .filter(found -> scope.sites().contains(found.site()))
                        .isPresent();
    }

    private final class Policies implements ClockPolicyRepository {

        @Override
        public Optional<ClockPolicy> find() {
            return Optional.ofNullable(rows().policy);
        }

        @Override
        public ClockPolicy save(ClockPolicy policy) {
            Rows rows = rows();
            ClockPolicy old = rows.policy;
            if (policy.version() != (old == null ? 0 : old.version())) {
                throw new Stale("clock policy", transactions.org().text());
            }
            rows.policy = new ClockPolicy(policy.handling(), policy.tolerance(), policy.version() + 1);
            transactions.onRollback(() -> rows.policy = old);
            return rows.policy;
        }
    }

    private final class Attempts implements AttemptRepository {

        @Override
        public long position() {
            return rows().position;
        }

        @Override
        public void add(long position, List<AttemptCount> counts, List<RefusedAttempt> refused) {
            rows().position = position;
            counts.forEach(count -> rows().counts
                    .merge(List.of(count.terminal(), count.hour(), count.method()), count, AttemptCount::plus));
            refused.forEach(attempt -> rows().refused.put(attempt.position(), attempt));
        }

        private List<AttemptCount> within(LocalDateTime from, LocalDateTime until) {
            return rows().counts.values().stream()
                    .filter(count ->
                            !count.hour().isBefore(from) && count.hour().isBefore(until))
                    .sorted(Comparator.comparing(AttemptCount::hour)
                            .thenComparing(count -> count.method().name()))
                    .toList();
        }

        @Override
        public List<AttemptCount> of(TerminalId terminal, LocalDateTime from, LocalDateTime until) {
            return within(from, until).stream()
                    .filter(count -> count.terminal().equals(terminal))
                    .toList();
        }

        @Override
        public Map<TerminalId, Count> counts(LocalDateTime from, LocalDateTime until) {
            return within(from, until).stream()
                    .collect(Collectors.toMap(AttemptCount::terminal, AttemptCount::count, Count::plus));
        }

        @Override
        public List<OfReason> reasons(TerminalId terminal, Instant from, Instant until, int most) {
            return rows().refused.values().stream()
                    .filter(attempt -> attempt.terminal().equals(terminal)
                            && !attempt.at().isBefore(from)
                            && attempt.at().isBefore(until))
                    .collect(Collectors.groupingBy(RefusedAttempt::reason, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .map(entry -> new OfReason(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparing(OfReason::refused, Comparator.reverseOrder())
                            .thenComparing(OfReason::reason))
                    .limit(most)
                    .toList();
        }

        @Override
        public Slice<RefusedAttempt> refused(
                Scope scope, Optional<TerminalId> terminal, Optional<EmployeeId> employee, Page page) {
            List<RefusedAttempt> oneMore = rows().refused.values().stream()
                    .filter(attempt -> attempt.position() < page.afterNumber(Long.MAX_VALUE))
                    .filter(attempt -> terminal.isEmpty() || terminal.get().equals(attempt.terminal()))
                    .filter(attempt -> employee.isEmpty() || employee.equals(attempt.employee()))
                    .filter(attempt -> sees(scope, attempt.terminal()))
                    .limit(page.limit() + 1L)
                    .toList();
            return Slice.of(oneMore, page, attempt -> Long.toString(attempt.position()));
        }
    }

    private final class Log implements MaintenanceRepository {

        @Override
        public void add(MaintenanceEntry entry) {
            List<MaintenanceEntry> entries = rows().entries;
            entries.add(entry);
            transactions.onRollback(() -> entries.remove(entry));
        }

        private List<MaintenanceEntry> latestFirst() {
            List<MaintenanceEntry> all = new ArrayList<>(rows().entries);
            all.sort(Collections.reverseOrder(Comparator.comparing(MaintenanceEntry::id)));
            return all;
        }

        @Override
        public Slice<MaintenanceEntry> of(TerminalId terminal, Page page) {
            List<MaintenanceEntry> oneMore = latestFirst().stream()
                    .filter(entry -> entry.terminal().equals(terminal))
                    .filter(entry -> page.after().isEmpty() || entry.id().compareTo(page.after()) < 0)
                    .limit(page.limit() + 1L)
                    .toList();
            return Slice.of(oneMore, page, MaintenanceEntry::id);
        }

        @Override
        public List<MaintenanceEntry> due(Scope scope, LocalDate by) {
            Map<List<Object>, MaintenanceEntry> last = new HashMap<>();
            latestFirst().forEach(entry -> last.putIfAbsent(List.of(entry.terminal(), entry.work()), entry));
            return last.values().stream()
                    .filter(entry ->
                            entry.nextOn().filter(next -> !next.isAfter(by)).isPresent())
                    .filter(entry -> terminals
                            .find(entry.terminal())
                            .filter(found -> found.status() != Terminal.Status.RETIRED)
                            .isPresent())
                    .filter(entry -> sees(scope, entry.terminal()))
                    .sorted(Comparator.comparing(
                                    (MaintenanceEntry entry) -> entry.nextOn().orElseThrow())
                            .thenComparing(MaintenanceEntry::id))
                    .toList();
        }
    }
}
