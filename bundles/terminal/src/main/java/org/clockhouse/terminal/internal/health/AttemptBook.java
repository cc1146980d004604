package org.clockhouse.terminal.internal.health;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.AttemptStatistics;
import org.clockhouse.terminal.AttemptStatistics.Count;
import org.clockhouse.terminal.AttemptStatistics.OfHour;
import org.clockhouse.terminal.AttemptStatistics.OfMethod;
import org.clockhouse.terminal.AttemptStatistics.OfReason;
import org.clockhouse.terminal.Attempts;
import org.clockhouse.terminal.RefusedAttempt;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.spi.AttemptCount;
import org.clockhouse.terminal.spi.AttemptRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What was counted of attempts, added up. */
@Component
public final class AttemptBook implements Attempts {

    private static final int MOST_REASONS = 10;

    private final Terminals terminals;
    private final AttemptRepository attempts;
    private final Journal journal;

    @Activate
    public AttemptBook(
            @Reference Terminals terminals, @Reference AttemptRepository attempts, @Reference Journal journal) {
        this.terminals = terminals;
        this.attempts = attempts;
        this.journal = journal;
    }

    @Override
    public AttemptStatistics statistics(OrgId org, Scope scope, TerminalId id, LocalDate from, LocalDate until) {
        ZoneId zone = terminals.find(org, scope, id).zone();
        LocalDate end = until.plusDays(1);
        List<AttemptCount> counted = journal.read(org, () -> attempts.of(id, from.atStartOfDay(), end.atStartOfDay()));
        List<OfReason> reasons = journal.read(
                org,
                () -> attempts.reasons(
                        id,
                        from.atStartOfDay(zone).toInstant(),
                        end.atStartOfDay(zone).toInstant(),
                        MOST_REASONS));
        Count everywhere = counts(org, from, until).values().stream().reduce(Count.NONE, Count::plus);
        return new AttemptStatistics(
                counted.stream().map(AttemptCount::count).reduce(Count.NONE, Count::plus),
                by(counted, count -> count.hour().getHour()).entrySet().stream()
                        .map(entry -> new OfHour(entry.getKey(), entry.getValue()))
                        .toList(),
                by(counted, AttemptCount::method).entrySet().stream()
                        .map(entry -> new OfMethod(entry.getKey(), entry.getValue()))
                        .toList(),
                reasons,
                everywhere,
                delay(counted));
    }

    private static <K extends Comparable<K>> Map<K, Count> by(
            List<AttemptCount> counted, Function<AttemptCount, K> key) {
        return counted.stream().collect(Collectors.toMap(key, AttemptCount::count, Count::plus, TreeMap::new));
    }

    private static Optional<Duration> delay(List<AttemptCount> counted) {
        long timed = counted.stream().mapToLong(AttemptCount::timed).sum();
        long millis = counted.stream().mapToLong(AttemptCount::delayMillis).sum();
        return timed == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis / timed));
    }

    @Override
    public Map<TerminalId, Count> counts(OrgId org, LocalDate from, LocalDate until) {
        return journal.read(
                org,
                () -> attempts.counts(from.atStartOfDay(), until.plusDays(1).atStartOfDay()));
    }

    @Override
    public Slice<RefusedAttempt> refused(
            OrgId org, Scope scope, Optional<TerminalId> terminal, Optional<EmployeeId> employee, Page page) {
        return journal.read(org, () -> attempts.refused(scope, terminal, employee, page));
    }
}
