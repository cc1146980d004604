package org.clockhouse.rest.internal.requests;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
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
import org.clockhouse.kernel.Slice;
import org.clockhouse.request.Attachment;
import org.clockhouse.request.AttachmentId;
import org.clockhouse.request.AttachmentType;
import org.clockhouse.request.Attachments;
import org.clockhouse.request.RequestId;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.BodyLimit;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.FileNames;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/requests/{id}/attachments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AttachmentsResource {

    private final Attachments attachments;

    public AttachmentsResource(Attachments attachments) {
        this.attachments = attachments;
    }

    /** @param size in bytes */
    public record AttachmentView(AttachmentId id, String name, AttachmentType type, long size, String by, Instant at) {

        static AttachmentView of(Attachment attachment) {
            return new AttachmentView(
                    attachment.id(),
                    attachment.name(),
                    attachment.type(),
                    attachment.size(),
                    attachment.by(),
                    attachment.at());
        }
    }

    @GET
    @Requires("request.read")
    @Summary("Files beside a request, the oldest first")
    public Slice<AttachmentView> list(@PathParam("id") RequestId id, @Context Caller caller) {
        return new Slice<>(
                attachments.of(caller.org(), caller.scope(), id).stream()
                        .map(AttachmentView::of)
                        .toList(),
                "");
    }

    @POST
    @Requires("request.submit")
    @BodyLimit(Attachments.MOST_BYTES + 1)
    @Consumes(MediaType.WILDCARD)
    @Summary("Adds a picture (JPEG, PNG) or a PDF sent as it is, up to 10 MiB, to an open request")
    @Answers(status = 201, value = AttachmentView.class)
    public Response add(
            @PathParam("id") RequestId id,
            @QueryParam("fileName") String fileName,
            InputStream body,
            @Context Caller caller)
            throws IOException {
        Attachment made = attachments.add(caller.actor(), caller.scope(), id, FileNames.lastPart(fileName), body);
        return Results.created(
                "requests/" + id.text() + "/attachments/" + made.id().text(), AttachmentView.of(made));
    }

    @GET
    @Path("{attachment}")
    @Requires("request.read")
    @Produces({"image/jpeg", "image/png", "application/pdf", MediaType.WILDCARD})
    @Summary("One file; reading it is audited")
    @Answers(value = byte[].class)
    public Response get(
            @PathParam("id") RequestId id, @PathParam("attachment") AttachmentId attachment, @Context Caller caller)
            throws IOException {
        Attachments.Opened opened = attachments.open(caller.actor(), caller.scope(), id, attachment);
        return Results.file(
                opened.content(),
                opened.attachment().type().mediaType(),
                opened.attachment().name());
    }
}
