package org.clockhouse.rest.internal.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditEntry;
import org.clockhouse.audit.AuditExport;
import org.clockhouse.audit.AuditFilter;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.audit.ChainReport;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Masks;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AuditResource {

    private final AuditTrail trail;
    private final AuditExport export;

    public AuditResource(AuditTrail trail, AuditExport export) {
        this.trail = trail;
        this.export = export;
    }

    /** @param sequence its place in the chain; absent for the moment until it is sealed */
    public record AuditEntryView(
            UUID id,
            Instant at,
            @Maybe Long sequence,
            @Maybe String hash,
            AuditActorView actor,
            @Maybe String requestId,
            String action,
            AuditSubjectView subject,
            Map<String, Object> before,
            Map<String, Object> after,
            @Maybe String reason) {}

    public record AuditActorView(Actor.Kind kind, String id, String name, @Maybe String address) {}

    public record AuditSubjectView(String kind, @Maybe String id, String label) {}

    /**
     * @param unsealed entries that committed after the sealer last ran: not wrong
     * @param unsigned chained, but not signed yet
     * @param keyFingerprint compare it with the one written down at installation
     */
    public record AuditCheckView(
            boolean ok,
            long entries,
            long checkpoints,
            int unsealed,
            long unsigned,
            String keyFingerprint,
            @Maybe AuditFindingView firstBroken,
            List<AuditFindingView> findings) {}

    public record AuditFindingView(ChainReport.Kind kind, long sequence, @Maybe String id, String detail) {

        static AuditFindingView of(ChainReport.Finding finding) {
            return new AuditFindingView(
                    finding.kind(), finding.sequence(), Results.orNull(finding.id()), finding.detail());
        }
    }

    @GET
    @Path("audit-entries")
    @Requires(value = "audit.read", everywhere = true)
    @Summary("Who did what, the newest first; an action that ends in a dot means all of its kind")
    public Slice<AuditEntryView> list(
            @QueryParam("actor") String actor,
            @QueryParam("action") String action,
            @QueryParam("subjectKind") String subjectKind,
            @QueryParam("subjectId") String subjectId,
            @QueryParam("from") Instant from,
            @QueryParam("until") Instant until,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        AuditFilter filter = new AuditFilter(
                Results.text(actor),
                Results.text(action),
                Results.text(subjectKind),
                Results.text(subjectId).isEmpty() ? Set.of() : Set.of(Results.text(subjectId)),
                from == null ? Instant.EPOCH : from,
                until == null ? AuditFilter.END_OF_TIME : until);
        Masks masks = caller.masks();
        return trail.page(caller.org(), filter, Results.page(after, limit)).map(entry -> view(entry, masks));
    }

    @POST
    @Path("audit-checks")
    @Requires(value = "audit.read", everywhere = true)
    @Summary("Checks every entry and every checkpoint from the first on")
    public AuditCheckView check(@Context Caller caller) {
        ChainReport report = trail.verify(caller.org());
        trail.recordApart(AuditDraft.of(caller.actor(), "audit.check", "audit", "", report.ok() ? "ok" : "broken"));
        return new AuditCheckView(
                report.ok(),
                report.entries(),
                report.checkpoints(),
                report.unsealed().size(),
                report.unsigned(),
                report.keyFingerprint(),
                report.firstBroken().map(AuditFindingView::of).orElse(null),
                report.findings().stream()
                        .limit(1_000)
                        .map(AuditFindingView::of)
                        .toList());
    }

    /** Everything that was ever done leaves the server with this, so it is a fact of the trail itself. */
    @GET
    @Path("audit-export")
    @Requires(value = "audit.read", everywhere = true)
    @Produces({"application/x-ndjson", MediaType.WILDCARD})
    @Summary("The whole trail for the offline verifier, one JSON object a line")
    @Answers(value = byte[].class)
    public Response export(@Context Caller caller) {
        trail.recordApart(AuditDraft.of(caller.actor(), "audit.export", "audit", "", "whole trail"));
        StreamingOutput content = out -> export.write(caller.org(), out);
        return Results.file(content, "application/x-ndjson", "audit.ndjson");
    }

    static AuditEntryView view(AuditEntry entry, Masks masks) {
        AuditDraft draft = entry.draft();
        Actor actor = draft.actor();
        return new AuditEntryView(
                entry.id(),
                entry.at(),
                entry.seal().isPresent() ? entry.sequence() : null,
                Results.orNull(entry.hash()),
                new AuditActorView(actor.kind(), actor.id(), actor.name(), Results.orNull(actor.address())),
                Results.orNull(actor.requestId()),
                draft.action(),
                new AuditSubjectView(
                        draft.subject().kind(),
                        Results.orNull(draft.subject().id()),
                        draft.subject().label()),
                shown(draft.subject().kind(), draft.before(), masks),
                shown(draft.subject().kind(), draft.after(), masks),
                Results.orNull(draft.reason()));
    }

    /** A field that the reader may not see of a thing is not to be read in its past either. */
    private static Map<String, Object> shown(String kind, Map<String, Object> fields, Masks masks) {
        Map<String, Object> shown = new TreeMap<>(fields);
        shown.replaceAll((field, value) ->
                masks.covers(kind + "." + field) ? masks.show(kind + "." + field, String.valueOf(value)) : value);
        shown.values().removeIf(Objects::isNull);
        return shown;
    }
}
