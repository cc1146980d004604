package org.clockhouse.rest.internal.terminals;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.BodyLimit;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.FileNames;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.Upload;
import org.clockhouse.terminal.UploadId;
import org.clockhouse.terminal.Uploads;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UploadsResource {

    private static final int MOST_BYTES = 32 << 20;

    private static final String SETTING = "setting.";

    private final Uploads uploads;
    private final Terminals terminals;

    public UploadsResource(Uploads uploads, Terminals terminals) {
        this.uploads = uploads;
        this.terminals = terminals;
    }

    /**
     * A file from a terminal: what is in it, and what became of it. Lists show the first 500 each; the counts are whole.
     *
     * @param format what kind of file it is, a text key of the driver
     * @param facts decisions the driver took, text keys of the driver
     * @param open settings that the file leaves open: preview again with {@code setting.<key>=<value>} in the query
     * @param from the earliest clock reading
     * @param until the latest one
     * @param unmatchedSubjects numbers that nobody is known for
     * @param people whom the terminal knows, in a file of people
     */
    public record UploadView(
            UploadId id,
            TerminalId terminalId,
            String fileName,
            long size,
            String sha256,
            Upload.Kind kind,
            String driver,
            String format,
            Map<String, String> facts,
            List<String> open,
            UploadCountsView counts,
            @Maybe LocalDateTime from,
            @Maybe LocalDateTime until,
            List<String> unmatchedSubjects,
            List<BadRowView> unreadable,
            List<SuspectView> suspicious,
            List<HolderView> people,
            Upload.State state,
            Instant expiresAt) {}

    /**
     * @param fresh punches that are new, or were when it was committed
     * @param known punches that are in the log already, or twice in the file
     */
    public record UploadCountsView(
            long rows,
            @JsonProperty("new") long fresh,
            long known,
            long quarantined,
            long suspicious,
            long unmatchedSubjects) {}

    /** @param line from 1, 0 when it has none */
    public record BadRowView(long line, String reason, String detail, String raw) {}

    public record SuspectView(long line, String subject, LocalDateTime clockReading, List<String> flags) {}

    public record HolderView(String number, @Maybe String name, boolean card, boolean administrator, boolean matched) {}

    @POST
    @Path("terminals/{id}/uploads")
    @Requires("punch.upload")
    @BodyLimit(MOST_BYTES)
    @Consumes(MediaType.WILDCARD)
    @Summary("Says what is in a file sent as it is; with commit=true takes it in at once")
    @Answers(status = 201, value = UploadView.class)
    public Response preview(
            @PathParam("id") TerminalId id,
            @QueryParam("fileName") String fileName,
            @QueryParam("commit") Boolean commit,
            InputStream body,
            @Context Caller caller,
            @Context UriInfo uri)
            throws IOException {
        String name = FileNames.lastPart(fileName);
        terminals.find(caller.org(), caller.scope(), id);
        Upload upload = uploads.preview(caller.actor(), id, name, body, settings(uri));
        if (Boolean.TRUE.equals(commit)) {
            upload = uploads.commit(caller.actor(), upload.id());
        }
        return Results.created("uploads/" + upload.id().text(), view(upload));
    }

    @GET
    @Path("uploads/{id}")
    @Requires("punch.upload")
    @Summary("One file, as it was previewed or committed")
    public UploadView get(@PathParam("id") UploadId id, @Context Caller caller) {
        return view(find(id, caller));
    }

    @POST
    @Path("uploads/{id}/commits")
    @Requires("punch.upload")
    @Summary("Takes the punches in; the same again adds nothing")
    public UploadView commit(@PathParam("id") UploadId id, @Context Caller caller) {
        find(id, caller);
        return view(uploads.commit(caller.actor(), id));
    }

    private Upload find(UploadId id, Caller caller) {
        Upload upload = uploads.find(caller.org(), id);
        terminals.find(caller.org(), caller.scope(), upload.terminal());
        return upload;
    }

    private static Map<String, String> settings(UriInfo uri) {
        Map<String, String> settings = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> {
            if (name.startsWith(SETTING)) {
                settings.put(name.substring(SETTING.length()), values.get(0));
            }
        });
        return settings;
    }

    private static UploadView view(Upload upload) {
        return new UploadView(
                upload.id(),
                upload.terminal(),
                upload.fileName(),
                upload.size(),
                upload.sha256(),
                upload.kind(),
                upload.driver(),
                upload.format(),
                new TreeMap<>(upload.facts()),
                upload.open(),
                counts(upload.counts()),
                Results.orNull(upload.earliest()),
                Results.orNull(upload.latest()),
                upload.unmatched(),
                upload.unreadable().stream()
                        .map(row -> new BadRowView(row.line(), row.reason(), row.detail(), row.raw()))
                        .toList(),
                upload.suspicious().stream()
                        .map(row -> new SuspectView(row.line(), row.subject(), row.clockReading(), row.flags()))
                        .toList(),
                upload.people().stream().map(UploadsResource::holder).toList(),
                upload.state(),
                upload.expiresAt());
    }

    private static UploadCountsView counts(Upload.Counts counts) {
        return new UploadCountsView(
                counts.rows(),
                counts.added(),
                counts.known(),
                counts.quarantined(),
                counts.suspicious(),
                counts.unmatchedSubjects());
    }

    private static HolderView holder(Upload.Person person) {
        return new HolderView(
                person.number(),
                Results.orNull(person.name()),
                person.card(),
                person.administrator(),
                person.matched());
    }
}
