package org.clockhouse.rest.internal.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Backups;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BackupsResource {

    private final Backups backups;
    private final AuditTrail audit;

    public BackupsResource(Backups backups, AuditTrail audit) {
        this.backups = backups;
        this.audit = audit;
    }

    /** @param name of its file on the server, which begins with the time */
    public record BackupView(String name, Instant at, long bytes) {

        static BackupView of(Backups.Backup backup) {
            return new BackupView(backup.name(), backup.at(), backup.bytes());
        }
    }

    /**
     * How old the last backup is.
     *
     * @param lastAt absent when there is none
     * @param limit how old the last one may be
     * @param failure why the last one was not made, or since a start none can be; absent when one was
     * @param againAt from when on what failed is tried again by itself; absent where the next is the daily one
     */
    public record BackupFreshnessView(
            @Maybe Instant lastAt, Duration limit, boolean stale, @Maybe String failure, @Maybe Instant againAt) {}

    public record BackupDrillDraft(@NotBlank @Size(max = 100) String name) {}

    /** What a restored copy holds. */
    public record BackupDrillView(String name, long tables, long rows, long files) {}

    @GET
    @Path("backups")
    @Requires(value = "backup.run", everywhere = true)
    @Summary("Backups, the newest first")
    public Slice<BackupView> list(@Context Caller caller) {
        return new Slice<>(backups.list().stream().map(BackupView::of).toList(), "");
    }

    @GET
    @Path("backup-freshness")
    @Requires(value = "backup.run", everywhere = true)
    @Summary("Whether the last backup is as young as it should be")
    public BackupFreshnessView freshness(@Context Caller caller) {
        Backups.Freshness freshness = backups.freshness();
        Optional<Backups.Failure> failure = backups.failure();
        return new BackupFreshnessView(
                Results.orNull(freshness.last()),
                freshness.limit(),
                freshness.stale(),
                Results.orNull(failure.map(Backups.Failure::why)),
                Results.orNull(failure.flatMap(Backups.Failure::again)));
    }

    @POST
    @Path("backups")
    @Requires(value = "backup.run", everywhere = true)
    @Summary("Makes a backup while people work, and reads it back")
    @Answers(status = 201, value = BackupView.class)
    public Response make(@Context Caller caller) {
        Backups.Backup made = backups.make();
        audit.recordApart(AuditDraft.of(caller.actor(), "backup.make", "backup", made.name(), made.name()));
        return Results.created("backups", BackupView.of(made));
    }

    @POST
    @Path("backup-drills")
    @Requires(value = "backup.run", everywhere = true)
    @Summary("Restores a backup beside the live database, counts it and throws the copy away")
    public BackupDrillView drill(BackupDrillDraft draft, @Context Caller caller) {
        Backups.Drill drill = backups.drill(draft.name());
        audit.recordApart(AuditDraft.of(caller.actor(), "backup.drill", "backup", drill.name(), drill.name())
                .with(Map.of("rows", drill.rows())));
        return new BackupDrillView(drill.name(), drill.tables(), drill.rows(), drill.files());
    }
}
