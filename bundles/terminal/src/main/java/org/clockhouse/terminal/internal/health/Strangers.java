package org.clockhouse.terminal.internal.health;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.access.AccessLevels;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.Road;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Flags that somebody was let in at a terminal where they may not be: one that decides by itself, or that was not told yet. The
 * punch counts all the same.
 */
@Component(service = Strangers.class, configurationPid = TerminalConfig.PID)
public final class Strangers {

    /** What comes later says nothing of who may come today. */
    private static final Duration FRESH = Duration.ofDays(1);

    private static final Duration REMEMBER = Duration.ofMinutes(5);

    private final AccessLevels levels;
    private final Directory directory;
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
            @Reference AlarmBook alarms,
            @Reference Journal journal,
            TerminalConfig config) {
        this.levels = levels;
        this.directory = directory;
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
                .filter(punch -> punch.road() != Road.FILE
                        && punch.at().isAfter(since)
                        && punch.attributes().outcome() == PunchAttributes.Outcome.ACCEPTED)
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

    private String numbers(OrgId org, Set<EmployeeId> people) {
        return directory.of(org, people).values().stream()
                .map(Employee::number)
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
