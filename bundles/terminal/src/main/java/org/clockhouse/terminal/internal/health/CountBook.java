package org.clockhouse.terminal.internal.health;

import java.time.Duration;
import java.util.Optional;
import org.clockhouse.driver.Health;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalCount;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.spi.CountRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Compares what terminals say they hold with what is here, at each contact after which they have handed over everything. */
@Component(service = CountBook.class)
public final class CountBook {

    /** Punches made between the reading and the counting are missing until the next contact; this long is no such moment. */
    static final Duration SETTLED = Duration.ofMinutes(10);

    private final CountRepository counts;
    private final PunchLog punches;
    private final AlarmBook alarms;
    private final Journal journal;

    @Activate
    public CountBook(
            @Reference CountRepository counts,
            @Reference PunchLog punches,
            @Reference AlarmBook alarms,
            @Reference Journal journal) {
        this.counts = counts;
        this.punches = punches;
        this.alarms = alarms;
        this.journal = journal;
    }

    /** @param readWhole whether its whole log was read before it said so, if that was asked for */
    public void compare(OrgId org, Terminal terminal, Health health, boolean readWhole) {
        if (health.logged().isEmpty()) {
            return;
        }
        long stated = health.logged().getAsLong();
        long stored = punches.progressOf(org, terminal.id()).rows();
        Optional<TerminalCount> before = find(org, terminal.id());
        TerminalCount now = before.map(last -> last.then(stated, stored, journal.now()))
                .orElseGet(() -> TerminalCount.first(terminal.id(), stated, stored, journal.now()));
        TerminalCount count = now.readingAgain() && readWhole ? now.accepted() : now;
        boolean isNews = before.filter(count::saysTheSame).isEmpty();
        if (isNews) {
            save(org, count);
        }
        if (isNews || count.missing() > 0) {
            tell(org, count);
        }
    }

    private void tell(OrgId org, TerminalCount count) {
        if (count.missing() == 0) {
            alarms.openOf(org, Alarm.Kind.INCOMPLETE).stream()
                    .filter(alarm -> alarm.terminal().equals(count.terminal()))
                    .forEach(alarm -> alarms.close(Journal.self(org), alarm.id(), "the counts agree"));
        } else if (count.lackingSince()
                .filter(since -> since.plus(SETTLED).isBefore(journal.now()))
                .isPresent()) {
            alarms.raise(
                    org,
                    count.terminal(),
                    Alarm.Kind.INCOMPLETE,
                    count.missing() + " of " + count.stated() + " rows are not here");
        }
    }

    public Optional<TerminalCount> find(OrgId org, TerminalId terminal) {
        return journal.read(org, () -> counts.find(terminal));
    }

    public void save(OrgId org, TerminalCount count) {
        journal.run(org, Topic.TERMINALS, () -> counts.save(count));
    }
}
