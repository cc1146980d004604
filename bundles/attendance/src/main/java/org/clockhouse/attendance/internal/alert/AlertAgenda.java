package org.clockhouse.attendance.internal.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.spi.WatchRepository.Awaited;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.notice.NoticeRule;
import org.clockhouse.notice.NoticeTopic;

/**
 * When each person of a company is to be looked at again though nothing of theirs changes. In memory: whoever starts looks at
 * everybody once, and at everybody again where the rules changed, and every hour for what nobody told of.
 */
final class AlertAgenda {

    private static final Duration WHOLE = Duration.ofHours(1);
    /** Another node's results come without a hint. */
    private static final Duration UNHINTED = Duration.ofMinutes(5);
    /** What is worked out is seen by others only once it is committed. */
    private static final Duration COMMIT = Duration.ofMinutes(2);

    private final Map<NoticeTopic, NoticeRule> rules;
    private final Instant began;
    private final Map<EmployeeId, Entry> people = new HashMap<>();
    private Edition edition;
    private Instant asked;

    /**
     * What is ahead of a person.
     *
     * @param next {@link Instant#MAX} for never
     * @param silent which terminals have to report before more is known
     */
    record Entry(Instant next, Optional<Awaited> silent) {}

    /** How many hints there were; read before what they are about. */
    record Edition(long timesheets, long employees) {}

    AlertAgenda(Map<NoticeTopic, NoticeRule> rules, Edition edition, Instant now) {
        this.rules = Map.copyOf(rules);
        this.edition = edition;
        this.began = now;
        this.asked = now;
    }

    boolean holds(Map<NoticeTopic, NoticeRule> now, Instant at) {
        return rules.equals(now) && at.isBefore(began.plus(WHOLE));
    }

    boolean mayHaveChanged(Edition now, Instant at) {
        return edition.timesheets() != now.timesheets() || !at.isBefore(asked.plus(UNHINTED));
    }

    boolean mayHaveJoined(Edition now) {
        return edition.employees() != now.employees();
    }

    /** From when on results are new to it. */
    Instant since() {
        return asked.minus(COMMIT);
    }

    /** Everything until then was looked at. */
    void looked(Edition now, Instant at) {
        if (mayHaveChanged(now, at)) {
            asked = at;
        }
        edition = now;
    }

    Set<EmployeeId> people() {
        return Set.copyOf(people.keySet());
    }

    void put(Map<EmployeeId, Entry> entries) {
        people.putAll(entries);
    }

    void forget(EmployeeId person) {
        people.remove(person);
    }

    /** Those it does not know, who are looked at at once. */
    Set<EmployeeId> unknown(Collection<EmployeeId> some) {
        Set<EmployeeId> unknown = new HashSet<>(some);
        unknown.removeAll(people.keySet());
        return unknown;
    }

    Set<EmployeeId> due(Instant now) {
        Set<EmployeeId> due = new HashSet<>();
        people.forEach((person, entry) -> {
            if (!entry.next().isAfter(now)) {
                due.add(person);
            }
        });
        return due;
    }

    Map<EmployeeId, Awaited> silent() {
        Map<EmployeeId, Awaited> silent = new HashMap<>();
        people.forEach((person, entry) -> entry.silent().ifPresent(awaited -> silent.put(person, awaited)));
        return silent;
    }
}
