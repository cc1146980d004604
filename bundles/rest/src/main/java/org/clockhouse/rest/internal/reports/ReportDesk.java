package org.clockhouse.rest.internal.reports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.Reports;
import org.clockhouse.rest.internal.http.Problem;
import org.clockhouse.rest.internal.http.Problems;

/**
 * Writes sheets in the background and keeps each for an hour for the one who asked. Runs are not kept over a restart: asking
 * again costs seconds.
 */
public final class ReportDesk implements AutoCloseable {

    private static final int AT_ONCE = 2;
    private static final int MOST_FOR_ONE = 20;
    private static final Duration KEPT = Duration.ofHours(1);

    private final Reports reports;
    private final Clock clock;
    private final Path folder;
    private final Workers.Crew crew;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();

    public ReportDesk(Reports reports, Workers workers, Clock clock, Path folder) {
        this.reports = reports;
        this.clock = clock;
        this.folder = folder;
        this.crew = workers.crew("report-run", AT_ONCE);
        crew.every(Duration.ofMinutes(5), this::forgetOld);
    }

    /** How far a run is. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * @param size in bytes, once done
     * @param code what went wrong, when it failed; empty otherwise
     */
    public record Run(
            String id,
            Actor actor,
            ReportRequest request,
            Instant startedAt,
            State state,
            long size,
            String code,
            String detail) {

        Run done(long bytes) {
            return new Run(id, actor, request, startedAt, State.DONE, bytes, "", "");
        }

        Run failed(String why, String said) {
            return new Run(id, actor, request, startedAt, State.FAILED, 0, why, said);
        }
    }

    /** @throws Unavailable when the caller has too many sheets waiting to be fetched, all of them still running */
    public Run start(Actor actor, Scope scope, ReportRequest request) {
        forgetOld();
        makeRoomFor(actor);
        Run run = new Run(UUID.randomUUID().toString(), actor, request, clock.instant(), State.RUNNING, 0, "", "");
        runs.put(run.id(), run);
        try {
            crew.run(() -> write(run, scope));
        } catch (RejectedExecutionException e) {
            runs.remove(run.id());
            throw new Unavailable("report.stopping", "the suite is stopping", e);
        }
        return run;
    }

    /** Somebody else's run is not there. */
    public Run find(Actor actor, String id) {
        Run run = runs.get(id);
        if (run == null || !isOf(actor, run)) {
            throw new NotFound("report-run", id.length() > 64 ? id.substring(0, 64) : id);
        }
        return run;
    }

    /** Those of the caller that are remembered. */
    public List<Run> of(Actor actor) {
        return runs.values().stream().filter(run -> isOf(actor, run)).toList();
    }

    private static boolean isOf(Actor actor, Run run) {
        return run.actor().id().equals(actor.id()) && run.actor().org().equals(actor.org());
    }

    /** Of a run that is done. */
    public Path content(Run run) {
        return folder.resolve(run.id());
    }

    @Override
    public void close() {
        crew.close();
        runs.keySet().forEach(this::forget);
    }

    private void write(Run run, Scope scope) {
        Path file = folder.resolve(run.id());
        try {
            Files.createDirectories(folder);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                reports.run(run.actor(), scope, run.request(), out);
            }
            runs.replace(run.id(), run.done(Files.size(file)));
        } catch (DomainException e) {
            runs.replace(run.id(), run.failed(e.code(), e.getMessage()));
        } catch (IOException | RuntimeException e) {
            Problem incident = Problems.incident(e);
            runs.replace(run.id(), run.failed(incident.code(), incident.detail()));
        }
    }

    private void makeRoomFor(Actor actor) {
        var own = runs.values().stream()
                .filter(run -> run.actor().id().equals(actor.id()))
                .sorted(Comparator.comparing(Run::startedAt))
                .toList();
        if (own.size() < MOST_FOR_ONE) {
            return;
        }
        Run oldest = own.stream()
                .filter(run -> run.state() != State.RUNNING)
                .findFirst()
                .orElseThrow(() -> new Unavailable("report.too-many", "wait until one of the running reports is done"));
        forget(oldest.id());
    }

    private void forgetOld() {
        Instant before = clock.instant().minus(KEPT);
        runs.values().stream()
                .filter(run -> run.state() != State.RUNNING && run.startedAt().isBefore(before))
                .toList()
                .forEach(run -> forget(run.id()));
    }

    private void forget(String id) {
        runs.remove(id);
        try {
            Files.deleteIfExists(folder.resolve(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
