package org.clockhouse.attendance.internal.generate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.generate.RosterRun.State;
import org.clockhouse.attendance.generate.RosterRunId;
import org.clockhouse.attendance.generate.RosterTask;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.osgi.service.component.annotations.Component;

/** The searches that are remembered. They outlive the solver, which may be replaced while one runs: so it stays until the suite ends. */
@Component(service = Searches.class, immediate = true)
public final class Searches {

    static final String INTERRUPTED = "roster-run.interrupted";

    private static final int REMEMBERED = 20;

    private final Map<RosterRunId, Search> searches = new LinkedHashMap<>();

    /** The search that is asked for already. @throws Refused if another one is in its way */
    synchronized Optional<Search> running(OrgId org, RosterTask task) {
        Optional<Search> running = searches.values().stream()
                .filter(search -> search.isFor(org) && !search.isOver() && search.concerns(task))
                .findFirst();
        if (running.isPresent() && !running.get().task.equals(task)) {
            throw Refused.duplicate("roster-run.busy", "another roster is looked for at this site");
        }
        return running;
    }

    /** @return the same one that somebody asked for in between */
    synchronized Optional<Search> add(Search search) {
        Optional<Search> earlier = running(search.actor.org(), search.task);
        if (earlier.isEmpty()) {
            searches.put(search.id, search);
            searches.values().stream()
                    .filter(Search::isOver)
                    .limit(Math.max(0, searches.size() - REMEMBERED))
                    .toList()
                    .forEach(old -> searches.remove(old.id));
        }
        return earlier;
    }

    synchronized Optional<Search> find(RosterRunId id) {
        return Optional.ofNullable(searches.get(id));
    }

    synchronized List<Search> all() {
        return List.copyOf(searches.values());
    }

    /** Nobody looks any more: what is not over fails, and may be asked for again. */
    void interrupt(Instant now) {
        all().forEach(search -> search.over(State.FAILED, Optional.empty(), INTERRUPTED, now));
    }
}
