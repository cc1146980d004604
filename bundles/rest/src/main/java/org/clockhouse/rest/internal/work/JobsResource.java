package org.clockhouse.rest.internal.work;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.account.Permissions;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.SignedIn;
import org.clockhouse.rest.internal.http.Summary;

@Path("/jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class JobsResource {

    private final Permissions permissions;
    private final List<RunningJob.Source> sources;

    JobsResource(Permissions permissions, List<RunningJob.Source> sources) {
        this.permissions = permissions;
        this.sources = sources;
    }

    /**
     * @param id of the run, by which its own operations know it
     * @param own whether the caller started it
     * @param about what it makes: the file of a report, the dates of a roster
     * @param done people of a trial, seconds of a search, values and files of new keys; 0 while nobody knows
     * @param of all of them; 0 while nobody knows
     * @param code what went wrong, when it failed
     */
    public record JobView(
            RunningJob.Kind kind,
            String id,
            RunningJob.State state,
            Instant startedAt,
            boolean own,
            @Maybe String about,
            long done,
            long of,
            @Maybe String code) {

        static JobView of(RunningJob job) {
            return new JobView(
                    job.kind(),
                    job.id(),
                    job.state(),
                    job.startedAt(),
                    job.own(),
                    job.about().isEmpty() ? null : job.about(),
                    job.done(),
                    job.of(),
                    job.code().isEmpty() ? null : job.code());
        }
    }

    @GET
    @SignedIn
    @Summary(
            "What runs in the background for the caller or the company, and what of the caller's own failed; the newest"
                    + " first")
    public Slice<JobView> list(@Context Caller caller) {
        caller.person();
        Map<String, Scope> held = permissions.held(caller.actor());
        return new Slice<>(
                sources.stream()
                        .filter(source -> source.isFor(held))
                        .flatMap(source -> source.known().of(caller.actor(), held.get(source.right())))
                        .sorted(Comparator.comparing(RunningJob::startedAt).reversed())
                        .map(JobView::of)
                        .toList(),
                "");
    }
}
