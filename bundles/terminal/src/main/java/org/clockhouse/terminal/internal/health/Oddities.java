package org.clockhouse.terminal.internal.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchAttributes.Outcome;
import org.clockhouse.punch.PunchSubject;
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
 * What in fresh punches looks like somebody punching for somebody else. The punches count all the same. What was seen last is
 * kept here only: after a start the first oddity may be missed.
 */
@Component(service = Oddities.class, configurationPid = TerminalConfig.PID)
public final class Oddities {

    /** What comes later cannot be looked into any more. */
    private static final Duration FRESH = Duration.ofDays(1);
    /** Sooner than this the same person at the same terminal only pressed again. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private static final List<Rule> RULES = List.of(Oddities::twoCards, Oddities::passedBack);

    private final Directory directory;
    private final AlarmBook alarms;
    private final Journal journal;
    private final Duration twoCards;
    private final Duration passedBack;
    private final Map<Place, Punch> lastCards = new HashMap<>();
    private final Map<EmployeeId, Punch> entries = new HashMap<>();

    private record Place(TerminalId terminal, int reader) {}

    /** Punches that look so. */
    public record Odd(Alarm.Kind kind, List<Punch> punches, String how) {}

    @FunctionalInterface
    private interface Rule {
        Optional<Odd> of(Oddities seen, Punch punch);
    }

    @Activate
    public Oddities(
            @Reference Directory directory,
            @Reference AlarmBook alarms,
            @Reference Journal journal,
            TerminalConfig config) {
        this.directory = directory;
        this.alarms = alarms;
        this.journal = journal;
        this.twoCards = Duration.ofSeconds(config.two__cards__seconds());
        this.passedBack = Duration.ofMinutes(config.passed__back__minutes());
    }

    /** For one thread at a time. */
    public List<Odd> look(OrgId org, List<Punch> page) {
        Instant since = journal.now().minus(FRESH);
        entries.values().removeIf(entry -> entry.at().isBefore(since));
        List<Odd> found = page.stream()
                .filter(punch -> punch.road() != Road.FILE
                        && punch.at().isAfter(since)
                        && punch.employee().isPresent()
                        && punch.attributes().outcome() == Outcome.ACCEPTED)
                .sorted(Comparator.comparing(Punch::at))
                .flatMap(punch -> RULES.stream().flatMap(rule -> rule.of(this, punch).stream()))
                .toList();
        found.forEach(odd -> alarms.raise(
                org, odd.punches().get(0).terminal(), odd.kind(), numbers(org, odd.punches()) + " " + odd.how()));
        return found;
    }

    private Optional<Odd> twoCards(Punch punch) {
        if (punch.subject().kind() != PunchSubject.Kind.CARD) {
            return Optional.empty();
        }
        Punch before =
                lastCards.put(new Place(punch.terminal(), punch.attributes().reader()), punch);
        if (before == null || before.employee().equals(punch.employee())) {
            return Optional.empty();
        }
        Duration apart = Duration.between(before.at(), punch.at()).abs();
        return apart.compareTo(twoCards) > 0
                ? Optional.empty()
                : Optional.of(
                        new Odd(Alarm.Kind.TWO_CARDS, List.of(before, punch), "within " + apart.toSeconds() + " s"));
    }

    private Optional<Odd> passedBack(Punch punch) {
        EmployeeId person = punch.employee().orElseThrow();
        Direction way = punch.attributes().direction();
        if (way == Direction.OUT) {
            entries.remove(person);
        }
        if (way != Direction.IN) {
            return Optional.empty();
        }
        Punch before = entries.put(person, punch);
        if (before == null) {
            return Optional.empty();
        }
        Duration apart = Duration.between(before.at(), punch.at());
        boolean again = before.terminal().equals(punch.terminal()) && apart.compareTo(AGAIN) < 0;
        return again || apart.compareTo(passedBack) >= 0
                ? Optional.empty()
                : Optional.of(
                        new Odd(Alarm.Kind.PASSED_BACK, List.of(punch), "in again after " + apart.toSeconds() + " s"));
    }

    private String numbers(OrgId org, List<Punch> punches) {
        Set<EmployeeId> people =
                punches.stream().flatMap(punch -> punch.employee().stream()).collect(Collectors.toSet());
        return directory.of(org, people).values().stream()
                .map(Employee::number)
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
