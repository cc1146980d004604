package org.clockhouse.rest.internal.work;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clockhouse.attendance.generate.RosterGenerator;
import org.clockhouse.attendance.generate.RosterRun;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.KeyRotations;
import org.clockhouse.kernel.Scope;
import org.clockhouse.rest.internal.reports.ReportDesk;
import org.clockhouse.rest.internal.rules.TrialRuns;

/**
 * Something long that goes on after its answer, or that failed.
 *
 * @param id of the run, by which its own pages know it
 * @param own whether the caller started it
 * @param about what it makes; empty when its kind says all
 * @param done people of a trial, seconds of a search, values and files of new keys; 0 while nobody knows
 * @param of all of them; 0 while nobody knows
 * @param code what went wrong, when it failed; empty otherwise
 */
record RunningJob(
        Kind kind,
        String id,
        State state,
        Instant startedAt,
        boolean own,
        String about,
        long done,
        long of,
        String code) {

    enum Kind {
        REPORT,
        RULE_TRIAL,
        ROSTER_SEARCH,
        KEY_ROTATION
    }

    enum State {
        RUNNING,
        FAILED
    }

    /**
     * Where jobs of a kind are known.
     *
     * @param everywhere whether the right must be held for everybody
     */
    record Source(String right, boolean everywhere, Known known) {

        boolean isFor(Map<String, Scope> held) {
            Scope scope = held.getOrDefault(right, Scope.NOBODY);
            return everywhere ? scope.everybody() : !scope.isEmpty();
        }
    }

    interface Known {

        /** Those that run, and those of the actor that failed. @param scope the people for whom the right is held */
        Stream<RunningJob> of(Actor actor, Scope scope);
    }

    static List<Source> sources(ReportDesk reports, TrialRuns trials, RosterGenerator rosters, KeyRotations keys) {
        return List.of(
                new Source("report.run", false, (actor, scope) -> reports.of(actor).stream()
                        .filter(run -> run.state() != ReportDesk.State.DONE)
                        .map(RunningJob::ofReport)),
                new Source("timesheet.read", false, (actor, scope) -> trials.newest(actor).stream()
                        .filter(run -> run.state() == TrialRuns.State.RUNNING || run.state() == TrialRuns.State.FAILED)
                        .map(RunningJob::ofTrial)),
                new Source("shift.write", false, (actor, scope) -> rosters.list(actor.org(), scope).stream()
                        .filter(run -> !run.isOver() || run.state() == RosterRun.State.FAILED)
                        .map(run -> ofRoster(run, isBy(actor, run.by())))
                        .filter(job -> job.state() == State.RUNNING || job.own())),
                new Source("key.rotate", true, (actor, scope) -> keys.latest().stream()
                        .filter(rotation -> rotation.finishedAt().isEmpty())
                        .map(RunningJob::ofKeys)));
    }

    /** Names may be the same, and change. */
    private static boolean isBy(Actor actor, Actor by) {
        return by.kind() == actor.kind() && by.id().equals(actor.id());
    }

    private static RunningJob ofReport(ReportDesk.Run run) {
        return new RunningJob(
                Kind.REPORT,
                run.id(),
                run.state() == ReportDesk.State.FAILED ? State.FAILED : State.RUNNING,
                run.startedAt(),
                true,
                run.request().fileName(),
                0,
                0,
                run.code());
    }

    private static RunningJob ofTrial(TrialRuns.Run run) {
        return new RunningJob(
                Kind.RULE_TRIAL,
                run.id(),
                run.state() == TrialRuns.State.FAILED ? State.FAILED : State.RUNNING,
                run.startedAt(),
                true,
                "",
                run.people(),
                run.of(),
                run.code());
    }

    private static RunningJob ofRoster(RosterRun run, boolean own) {
        return new RunningJob(
                Kind.ROSTER_SEARCH,
                run.id().text(),
                run.isOver() ? State.FAILED : State.RUNNING,
                run.at(),
                own,
                run.task().query().from() + " – " + run.task().query().until(),
                run.spent().toSeconds(),
                run.task().atMost().toSeconds(),
                run.problem());
    }

    private static RunningJob ofKeys(KeyRotations.Rotation rotation) {
        return new RunningJob(
                Kind.KEY_ROTATION,
                String.valueOf(rotation.version()),
                State.RUNNING,
                rotation.startedAt(),
                false,
                "",
                rotation.values() + rotation.files(),
                0,
                "");
    }
}
