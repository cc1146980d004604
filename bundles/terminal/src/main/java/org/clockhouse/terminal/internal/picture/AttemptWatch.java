package org.clockhouse.terminal.internal.picture;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.kernel.ChangeListener;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.PatientListener;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes.Outcome;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.Road;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.AttemptStatistics.Count;
import org.clockhouse.terminal.RefusedAttempt;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.health.Oddities;
import org.clockhouse.terminal.spi.AttemptCount;
import org.clockhouse.terminal.spi.AttemptRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts attempts from the punch log, beside the way of the punches; reads on from its own position, saved with the counts. */
@Component(service = ChangeListener.class)
public final class AttemptWatch implements PatientListener {

    private static final int AT_ONCE = 500;

    private final PunchLog punches;
    private final AttemptRepository attempts;
    private final Oddities oddities;
    private final PicturePicks picks;
    private final Journal journal;

    @Activate
    public AttemptWatch(
            @Reference PunchLog punches,
            @Reference AttemptRepository attempts,
            @Reference Oddities oddities,
            @Reference PicturePicks picks,
            @Reference Journal journal) {
        this.punches = punches;
        this.attempts = attempts;
        this.oddities = oddities;
        this.picks = picks;
        this.journal = journal;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PUNCHES);
    }

    @Override
    public boolean take(OrgId org, Topic topic) {
        List<Punch> page = punches.after(org, journal.read(org, attempts::position), AT_ONCE);
        if (!page.isEmpty()) {
            oddities.look(org, page).stream()
                    .filter(odd -> odd.kind() == Alarm.Kind.TWO_CARDS)
                    .forEach(odd -> picks.twoPeople(org, odd.punches()));
            note(org, page);
        }
        return page.size() == AT_ONCE;
    }

    private void note(OrgId org, List<Punch> page) {
        Collection<AttemptCount> counts = page.stream()
                .map(AttemptWatch::one)
                .collect(Collectors.toMap(
                        count -> List.of(count.terminal(), count.hour(), count.method()),
                        Function.identity(),
                        AttemptCount::plus))
                .values();
        List<RefusedAttempt> refused = page.stream()
                .filter(AttemptWatch::isRefused)
                .map(AttemptWatch::refused)
                .toList();
        long position = page.get(page.size() - 1).position();
        journal.read(org, () -> {
            attempts.add(position, List.copyOf(counts), refused);
            return null;
        });
    }

    private static boolean isRefused(Punch punch) {
        return punch.attributes().outcome() == Outcome.REFUSED;
    }

    /** Only what comes over the network says how long the way takes. */
    private static AttemptCount one(Punch punch) {
        boolean timed = punch.road() != Road.FILE;
        long delay = timed
                ? Math.max(0, Duration.between(punch.at(), punch.receivedAt()).toMillis())
                : 0;
        return new AttemptCount(
                punch.terminal(),
                punch.time().local().truncatedTo(ChronoUnit.HOURS),
                punch.attributes().method(),
                isRefused(punch) ? new Count(0, 1) : new Count(1, 0),
                timed ? 1 : 0,
                delay);
    }

    private static RefusedAttempt refused(Punch punch) {
        return new RefusedAttempt(
                punch.position(),
                punch.terminal(),
                punch.employee(),
                punch.at(),
                punch.attributes().method(),
                punch.attributes().reason());
    }
}
