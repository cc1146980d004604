package org.clockhouse.terminal.internal.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.access.AccessLevels;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchFilter;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.Road;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.Unpermitted;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Flags that somebody was let in at a terminal where they may not be: one that decides by itself, or that was not told yet. The
 * punch counts all the same.
 */
@Component(
        service = {Strangers.class, Unpermitted.class},
        configurationPid = TerminalConfig.PID)
public final class Strangers implements Unpermitted {

    /** What comes later says nothing of who may come today. */
    private static final Duration FRESH = Duration.ofDays(1);

    private static final Duration REMEMBER = Duration.ofMinutes(5);

    /** So many are named by their alarm. */
    private static final int NAMED = 5;

    private static final int PAGE = 500;

    private final AccessLevels levels;
    private final Directory directory;
    private final PunchLog punches;
    private final Terminals terminals;
    private final AlarmBook alarms;
    private final Journal journal;
    private final boolean wanted;
    /** Who was found to be let in where, so that a person's many punches ask once. */
    private final Map<TerminalId, Set<EmployeeId>> admitted = new HashMap<>();

    private Instant forgetAt = Instant.MIN;

    @Activate
    public Strangers(
            @Reference AccessLevels levels,
            @Reference Directory directory,
            @Reference PunchLog punches,
            @Reference Terminals terminals,
            @Reference AlarmBook alarms,
            @Reference Journal journal,
            TerminalConfig config) {
        this.levels = levels;
        this.directory = directory;
        this.punches = punches;
        this.terminals = terminals;
        this.alarms = alarms;
        this.journal = journal;
        this.wanted = config.flag__strangers();
    }

    /** For one thread at a time. */
    public void look(OrgId org, List<Punch> page) {
        if (!wanted) {
            return;
        }
        Instant now = journal.now();
        if (!now.isBefore(forgetAt)) {
            admitted.clear();
            forgetAt = now.plus(REMEMBER);
        }
        Instant since = now.minus(FRESH);
        Map<TerminalId, Set<EmployeeId>> seen = new HashMap<>();
        page.stream()
                .filter(punch -> punch.road() != Road.FILE && punch.at().isAfter(since) && isLetIn(punch))
                .forEach(punch -> punch.employee()
                        .ifPresent(person -> seen.computeIfAbsent(punch.terminal(), none -> new HashSet<>())
                                .add(person)));
        seen.forEach((terminal, people) -> {
            Set<EmployeeId> known = admitted.computeIfAbsent(terminal, none -> new HashSet<>());
            people.removeAll(known);
            Set<EmployeeId> strangers = people.isEmpty() ? Set.of() : levels.strangers(org, terminal, people);
            if (!strangers.isEmpty()) {
                alarms.raise(org, terminal, Alarm.Kind.NOT_PERMITTED, numbers(org, strangers));
            }
            people.removeAll(strangers);
            known.addAll(people);
        });
    }

    private static boolean isLetIn(Punch punch) {
        return punch.attributes().outcome() == PunchAttributes.Outcome.ACCEPTED;
    }

    @Override
    public List<LetIn> at(OrgId org, Scope scope, TerminalId terminal) {
        terminals.find(org, scope, terminal);
        Instant since = journal.now().minus(FRESH);
        PunchFilter filter =
                new PunchFilter(Optional.empty(), Optional.of(terminal), since, PunchFilter.OPEN, Set.of(), false);
        Map<EmployeeId, LetIn> seen = new HashMap<>();
        String after = "";
        do {
            Slice<Punch> slice = punches.page(org, scope, filter, new Page(after, PAGE));
            slice.items().stream()
                    .filter(punch -> punch.road() != Road.FILE && isLetIn(punch))
                    .forEach(punch -> punch.employee()
                            .ifPresent(person ->
                                    seen.merge(person, new LetIn(person, punch.at(), 1), Strangers::together)));
            after = slice.next();
        } while (!after.isEmpty());
        Set<EmployeeId> strangers =
                seen.isEmpty() ? Set.of() : levels.strangers(org, terminal, Set.copyOf(seen.keySet()));
        return strangers.stream()
                .map(seen::get)
                .sorted(Comparator.comparing(LetIn::last).reversed())
                .toList();
    }

    private static LetIn together(LetIn one, LetIn other) {
        Instant last = one.last().isAfter(other.last()) ? one.last() : other.last();
        return new LetIn(one.employee(), last, one.times() + other.times());
    }

    private String numbers(OrgId org, Set<EmployeeId> people) {
        List<String> numbers = directory.of(org, people).values().stream()
                .map(Employee::number)
                .sorted()
                .toList();
        String named = numbers.stream().limit(NAMED).collect(Collectors.joining(" "));
        int more = numbers.size() - NAMED;
        return more > 0 ? named + " and " + more + " more" : named;
    }
}
