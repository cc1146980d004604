package org.clockhouse.rest.internal.rules;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.clockhouse.attendance.trial.RuleTrial;
import org.clockhouse.attendance.trial.RuleTrials;
import org.clockhouse.attendance.trial.TrialChange;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.rest.internal.http.Problem;
import org.clockhouse.rest.internal.http.Problems;

/**
 * Trials in the background, one at a time, and the newest of each caller: whoever tries something else has no more use for what
 * came before, so that is stopped. Nothing is kept over a restart or for more than an hour.
 */
public final class TrialRuns implements AutoCloseable {

    private static final Duration KEPT = Duration.ofHours(1);

    private final RuleTrials trials;
    private final Clock clock;
    private final Workers.Crew crew;
    private final Map<String, Run> newest = new ConcurrentHashMap<>();

    public TrialRuns(RuleTrials trials, Workers workers, Clock clock) {
        this.trials = trials;
        this.clock = clock;
        this.crew = workers.crew("rule-trial", 1);
        crew.every(Duration.ofMinutes(5), this::forgetOld);
    }

    /** How far a trial is. */
    public enum State {
        RUNNING,
        DONE,
        STOPPED,
        FAILED
    }

    /**
     * @param people done
     * @param of all of them; 0 until they are counted
     * @param code what went wrong, when it failed; empty otherwise
     */
    public record Run(
            String id,
            Actor actor,
            Instant startedAt,
            State state,
            int people,
            int of,
            Optional<RuleTrial> trial,
            Duration took,
            String code,
            String detail) {

        Run at(int done, int all) {
            return new Run(id, actor, startedAt, state, done, all, trial, took, code, detail);
        }

        Run ended(State end, Optional<RuleTrial> found, Duration after, String why, String said) {
            return new Run(id, actor, startedAt, end, people, of, found, after, why, said);
        }
    }

    public Run start(Actor actor, Scope scope, TrialChange change, TrialChange.Dates dates) {
        Run run = new Run(
                UUID.randomUUID().toString(),
                actor,
                clock.instant(),
                State.RUNNING,
                0,
                0,
                Optional.empty(),
                Duration.ZERO,
                "",
                "");
        newest.put(key(actor), run);
        try {
            crew.run(() -> work(run, scope, change, dates));
        } catch (RejectedExecutionException e) {
            newest.remove(key(actor), run);
            throw new Unavailable("trial.stopping", "the suite is stopping", e);
        }
        return run;
    }

    /** Somebody else's trial is not there, nor is one that another has followed. */
    public Run find(Actor actor, String id) {
        Run run = newest.get(key(actor));
        if (run == null || !run.id().equals(id)) {
            throw new NotFound("rule-trial", id.length() > 64 ? id.substring(0, 64) : id);
        }
        return run;
    }

    /** The one that is remembered. */
    public Optional<Run> newest(Actor actor) {
        return Optional.ofNullable(newest.get(key(actor)));
    }

    /** What runs ends within some people; what has ended is forgotten. */
    public void stop(Actor actor, String id) {
        newest.remove(key(actor), find(actor, id));
    }

    @Override
    public void close() {
        newest.clear();
        crew.close();
    }

    private void work(Run run, Scope scope, TrialChange change, TrialChange.Dates dates) {
        Instant began = clock.instant();
        try {
            RuleTrial trial = trials.run(run.actor().org(), scope, change, dates, (people, of) -> {
                replace(run, current -> current.at(people, of));
                return isNewest(run) && !Thread.currentThread().isInterrupted();
            });
            end(run, State.DONE, Optional.of(trial), began, "", "");
        } catch (CancellationException e) {
            end(run, State.STOPPED, Optional.empty(), began, "", "");
        } catch (DomainException e) {
            end(run, State.FAILED, Optional.empty(), began, e.code(), e.getMessage());
        } catch (RuntimeException e) {
            Problem incident = Problems.incident(e);
            end(run, State.FAILED, Optional.empty(), began, incident.code(), incident.detail());
        }
    }

    private void end(Run run, State state, Optional<RuleTrial> trial, Instant began, String code, String detail) {
        Duration took = Duration.between(began, clock.instant());
        replace(run, current -> current.ended(state, trial, took, code, detail));
    }

    private boolean isNewest(Run run) {
        Run current = newest.get(key(run.actor()));
        return current != null && current.id().equals(run.id());
    }

    private void replace(Run run, java.util.function.UnaryOperator<Run> next) {
        newest.computeIfPresent(
                key(run.actor()), (key, current) -> current.id().equals(run.id()) ? next.apply(current) : current);
    }

    private void forgetOld() {
        Instant before = clock.instant().minus(KEPT);
        newest.values().removeIf(run -> run.startedAt().isBefore(before));
    }

    private static String key(Actor actor) {
        return actor.org().text() + ' ' + actor.id();
    }
}
