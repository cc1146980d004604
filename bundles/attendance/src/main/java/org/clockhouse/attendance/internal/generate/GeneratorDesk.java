package org.clockhouse.attendance.internal.generate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.generate.RosterGenerator;
import org.clockhouse.attendance.generate.RosterRun;
import org.clockhouse.attendance.generate.RosterRun.State;
import org.clockhouse.attendance.generate.RosterRunId;
import org.clockhouse.attendance.generate.RosterTask;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterEditId;
import org.clockhouse.attendance.roster.RosterGrid;
import org.clockhouse.attendance.spi.RosterSolver;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.Workers;
import org.clockhouse.registry.Directory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs in memory, one after the other in one thread: a search takes a whole processor, and people wait at the other end. */
@Component
public final class GeneratorDesk implements RosterGenerator {

    private static final Logger log = LoggerFactory.getLogger(GeneratorDesk.class);

    private final PuzzleReader reader;
    private final RosterSolver solver;
    private final RosterGrid grid;
    private final Directory directory;
    private final Transactions transactions;
    private final Clock clock;
    private final Workers.Crew crew;
    private final Searches searches;

    @Activate
    public GeneratorDesk(
            @Reference PuzzleReader reader,
            @Reference RosterSolver solver,
            @Reference Searches searches,
            @Reference RosterGrid grid,
            @Reference Directory directory,
            @Reference Transactions transactions,
            @Reference Workers workers,
            @Reference Clock clock) {
        this.reader = reader;
        this.solver = solver;
        this.searches = searches;
        this.grid = grid;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
        this.crew = workers.crew("roster", 1);
    }

    /** The solver is replaced, or the suite ends. */
    @Deactivate
    public void stop() {
        crew.close();
        searches.interrupt(clock.instant());
    }

    @Override
    public RosterRun start(Actor actor, Scope scope, RosterTask task) {
        Optional<Search> same = searches.running(actor.org(), task);
        if (same.isPresent()) {
            return same.get().view(clock.instant());
        }
        PuzzleReader.Read read = transactions.in(actor.org(), () -> reader.read(actor.org(), scope, task));
        Search search = new Search(actor, scope, task, read, clock.instant());
        Optional<Search> earlier = searches.add(search);
        if (earlier.isEmpty()) {
            crew.run(() -> look(search));
        }
        return earlier.orElse(search).view(clock.instant());
    }

    private void look(Search search) {
        if (!search.look()) {
            search.over(State.DROPPED, Optional.empty(), "", clock.instant());
            return;
        }
        try {
            search.better(solver.solve(search.puzzle(), search.task.atMost(), search));
            if (Thread.currentThread().isInterrupted()) {
                search.over(State.FAILED, Optional.empty(), Searches.INTERRUPTED, clock.instant());
            } else if (!search.isKept()) {
                search.over(State.DROPPED, Optional.empty(), "", clock.instant());
            } else {
                search.over(State.DRAWN, draw(search), "", clock.instant());
            }
        } catch (DomainException e) {
            search.over(State.FAILED, Optional.empty(), e.code(), clock.instant());
        } catch (RuntimeException e) {
            log.error("looking for a roster failed", e);
        } finally {
            // Whatever else ended it: a search that seems to run keeps others from its site.
            search.over(State.FAILED, Optional.empty(), "roster-run.failed", clock.instant());
        }
    }

    /** Draws what was found, but not over what somebody drew or published in between. */
    private Optional<RosterEditId> draw(Search search) {
        return transactions.in(search.actor.org(), () -> {
            Puzzle now =
                    reader.read(search.actor.org(), search.scope, search.task).puzzle();
            List<RosterDraft> drafts = drafts(search.puzzle(), search.best(), now);
            return drafts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(grid.edit(search.actor, search.scope, drafts).id());
        });
    }

    private static List<RosterDraft> drafts(Puzzle puzzle, int[] choices, Puzzle now) {
        Map<RosterDraft, Puzzle.Cell> free = new HashMap<>();
        now.cells.forEach(cell -> free.put(cell.draft(), cell));
        List<RosterDraft> drafts = new ArrayList<>();
        for (int i = 0; i < choices.length; i++) {
            Puzzle.Cell cell = puzzle.cells.get(i);
            Pick pick = puzzle.pick(i, choices[i]);
            RosterDraft old = cell.draft();
            boolean news = pick.isWork() || cell.planned() || !old.isNone();
            if (news && free.containsKey(old)) {
                drafts.add(new RosterDraft(
                        old.employee(), old.date(), RosterDraft.Kind.PLAN, pick.shifts(), old.version()));
            }
        }
        return drafts;
    }

    @Override
    public RosterRun find(OrgId org, Scope scope, RosterRunId id) {
        return search(org, scope, id).view(clock.instant());
    }

    private Search search(OrgId org, Scope scope, RosterRunId id) {
        return searches.find(id)
                .filter(search -> search.isFor(org) && isSeen(org, scope, search))
                .orElseThrow(() -> new NotFound("roster-run", id.text()));
    }

    private boolean isSeen(OrgId org, Scope scope, Search search) {
        return scope.everybody()
                || transactions
                                .in(org, () -> directory.seen(org, scope, search.people()))
                                .size()
                        == search.people().size();
    }

    @Override
    public List<RosterRun> list(OrgId org, Scope scope) {
        return searches.all().stream()
                .filter(search -> search.isFor(org) && isSeen(org, scope, search))
                .sorted(Comparator.comparing((Search search) -> search.at).reversed())
                .map(search -> search.view(clock.instant()))
                .toList();
    }

    @Override
    public RosterRun stop(OrgId org, Scope scope, RosterRunId id, boolean keep) {
        Search search = search(org, scope, id);
        search.end(keep);
        return search.view(clock.instant());
    }
}
