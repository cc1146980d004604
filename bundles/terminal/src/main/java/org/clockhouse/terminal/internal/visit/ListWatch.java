package org.clockhouse.terminal.internal.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.kernel.ChangeListener;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.list.WorkedOut;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Hears that something changed which lists of terminals follow from. What was stopped is ordered away at once, and the terminals
 * concerned are woken; everything else waits for their next contact, as it all would if a hint were lost.
 */
@Component
public final class ListWatch implements ChangeListener {

    /** Looks so far back: a hint may come late. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final WorkedOut workedOut;
    private final Visits visits;
    private final Journal journal;
    private final Map<OrgId, Instant> seen = new ConcurrentHashMap<>();

    @Activate
    public ListWatch(@Reference WorkedOut workedOut, @Reference Visits visits, @Reference Journal journal) {
        this.workedOut = workedOut;
        this.visits = visits;
        this.journal = journal;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.CREDENTIALS, Topic.EMPLOYEES, Topic.ORGANISATION);
    }

    @Override
    public void changed(OrgId org, Topic topic) {
        workedOut.outdated();
        if (topic == Topic.CREDENTIALS) {
            Instant now = journal.now();
            Set<TerminalId> concerned =
                    workedOut.lists().stop(org, seen.getOrDefault(org, now).minus(MARGIN));
            seen.put(org, now);
            workedOut.urgent(concerned);
            concerned.forEach(visits::wake);
        }
    }
}
