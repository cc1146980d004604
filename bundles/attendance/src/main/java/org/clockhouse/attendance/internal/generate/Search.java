package org.clockhouse.attendance.internal.generate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.generate.RosterRun;
import org.clockhouse.attendance.generate.RosterRun.State;
import org.clockhouse.attendance.generate.RosterRunId;
import org.clockhouse.attendance.generate.RosterTask;
import org.clockhouse.attendance.generate.RosterVerdict;
import org.clockhouse.attendance.roster.RosterEditId;
import org.clockhouse.attendance.spi.RosterSolver;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;

/** One search, followed by others while it runs. When it is over the verdict stays and the puzzle, which is large, goes. */
final class Search implements RosterSolver.Watch {
    final RosterRunId id = RosterRunId.next();
    final Actor actor;
    final Scope scope;
    final RosterTask task;
    private final List<EmployeeId> people;
    final Instant at;
    private Instant until = Instant.MIN;
    private State state = State.WAITING;
    private Optional<PuzzleReader.Read> read;
    private Optional<RosterVerdict> verdict = Optional.empty();
    private int[] best;
    private Runnable stop = () -> {};
    private boolean ending;
    private boolean keeping = true;
    private Optional<RosterEditId> edit = Optional.empty();
    private String problem = "";

    Search(Actor actor, Scope scope, RosterTask task, PuzzleReader.Read read, Instant at) {
        this.actor = actor;
        this.scope = scope;
        this.task = task;
        this.read = Optional.of(read);
        this.people = read.puzzle().rows.stream().map(Puzzle.Row::employee).toList();
        this.at = at;
        this.best = read.puzzle().start();
    }

    @Override
    public synchronized void started(Runnable stopping) {
        stop = stopping;
        if (ending) {
            stopping.run();
        }
    }

    @Override
    public synchronized void better(int[] choices) {
        best = choices;
    }

    synchronized void end(boolean keep) {
        if (!ending && !isOver()) {
            ending = true;
            keeping = keep;
            stop.run();
        }
    }

    synchronized boolean look() {
        if (ending && !keeping) {
            return false;
        }
        state = State.LOOKING;
        return true;
    }

    synchronized boolean isKept() {
        return keeping;
    }

    synchronized int[] best() {
        return best;
    }

    /** How it ended first is how it ended. */
    synchronized void over(State how, Optional<RosterEditId> drawn, String why, Instant when) {
        if (isOver()) {
            return;
        }
        verdict = Optional.of(verdict());
        read = Optional.empty();
        state = how;
        edit = drawn;
        problem = why;
        until = when;
    }

    /** Only while it is looked for. */
    synchronized Puzzle puzzle() {
        return read.orElseThrow().puzzle();
    }

    private RosterVerdict verdict() {
        return verdict.orElseGet(() -> new Verdicts(puzzle(), read.orElseThrow().preferences()).on(best));
    }

    synchronized boolean isOver() {
        return state != State.WAITING && state != State.LOOKING;
    }

    boolean isFor(OrgId org) {
        return actor.org().equals(org);
    }

    /** Whether both may touch the same people. */
    boolean concerns(RosterTask other) {
        Optional<SiteId> one = task.query().site();
        Optional<SiteId> two = other.query().site();
        return one.isEmpty() || two.isEmpty() || one.equals(two);
    }

    List<EmployeeId> people() {
        return people;
    }

    synchronized RosterRun view(Instant now) {
        return new RosterRun(
                id, task, state, actor, at, Duration.between(at, isOver() ? until : now), verdict(), edit, problem);
    }
}
