package org.clockhouse.rest.internal.cards;

import java.time.Instant;
import java.util.Optional;
import javax.validation.Valid;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.credential.use.CareNotice;
import org.clockhouse.credential.use.CareNoticeId;
import org.clockhouse.credential.use.CareNotices;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/care-notices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CareNoticesResource {

    private final CareNotices notices;

    public CareNoticesResource(CareNotices notices) {
        this.notices = notices;
    }

    /**
     * Something people are to read.
     *
     * @param siteId whose people it is for; left out for everybody
     * @param confirm whether everybody is to confirm it
     * @param withdrawn whether nobody sees it any more
     */
    public record CareNoticeDraft(
            CareNotice.Kind kind,
            LocalName title,
            @Valid CardRequestsResource.CardTextView text,
            @Maybe SiteId siteId,
            boolean confirm,
            @Maybe Boolean withdrawn) {

        CareNotice.Draft domain() {
            return new CareNotice.Draft(
                    kind, title, text.domain(), Optional.ofNullable(siteId), confirm, Boolean.TRUE.equals(withdrawn));
        }
    }

    /** @param edition raised with every change of the text: who confirmed an earlier one is asked again */
    public record CareNoticeView(
            CareNoticeId id,
            CareNotice.Kind kind,
            LocalName title,
            CardRequestsResource.CardTextView text,
            @Maybe SiteId siteId,
            boolean confirm,
            int edition,
            Instant published,
            boolean withdrawn,
            long version)
            implements Versioned {

        static CareNoticeView of(CareNotice notice) {
            return new CareNoticeView(
                    notice.id(),
                    notice.kind(),
                    notice.title(),
                    CardRequestsResource.CardTextView.of(notice.text()),
                    Results.orNull(notice.site()),
                    notice.confirm(),
                    notice.edition(),
                    notice.published(),
                    notice.withdrawn(),
                    notice.version());
        }
    }

    /** @param confirmedAt when this person confirmed the present edition; absent if not yet */
    public record ShownNoticeView(CareNoticeView notice, @Maybe Instant confirmedAt) {

        static ShownNoticeView of(CareNotices.Shown shown) {
            return new ShownNoticeView(CareNoticeView.of(shown.notice()), Results.orNull(shown.confirmed()));
        }
    }

    /** @param edition the one that was read */
    public record ConfirmationDraft(EmployeeId employeeId, int edition) {}

    @GET
    @Requires("notice.write")
    @Summary("Every notice, withdrawn ones too, the newest first")
    public Slice<CareNoticeView> list(@Context Caller caller) {
        return new Slice<>(
                notices.all(caller.org()).stream().map(CareNoticeView::of).toList(), "");
    }

    @POST
    @Requires(value = "notice.write", everywhere = true)
    @Summary("Publishes something people are to read")
    @Answers(status = 201, value = CareNoticeView.class)
    public Response publish(CareNoticeDraft draft, @Context Caller caller) {
        CareNotice made = notices.publish(caller.actor(), draft.domain());
        return Results.created("care-notices/" + made.id().text(), CareNoticeView.of(made));
    }

    @GET
    @Path("{id}")
    @Requires("notice.write")
    @Summary("One notice")
    public CareNoticeView get(@PathParam("id") CareNoticeId id, @Context Caller caller) {
        return CareNoticeView.of(notices.find(caller.org(), id));
    }

    @PUT
    @Path("{id}")
    @Requires(value = "notice.write", everywhere = true)
    @Summary("Changes or withdraws a notice; another text is another edition")
    public CareNoticeView amend(
            @PathParam("id") CareNoticeId id,
            CareNoticeDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return CareNoticeView.of(notices.amend(caller.actor(), id, draft.domain(), expected.version()));
    }

    @GET
    @Path("shown/{employeeId}")
    @Requires("credential.read")
    @Summary("What this person is to read, with when they confirmed it")
    public Slice<ShownNoticeView> shown(@PathParam("employeeId") EmployeeId employeeId, @Context Caller caller) {
        return new Slice<>(
                notices.shownTo(caller.org(), caller.scope(), employeeId).stream()
                        .map(ShownNoticeView::of)
                        .toList(),
                "");
    }

    @POST
    @Path("{id}/confirmations")
    @Requires("credential.read")
    @Summary("This person has read it, or was at the training; the same again changes nothing")
    public ShownNoticeView confirm(@PathParam("id") CareNoticeId id, ConfirmationDraft draft, @Context Caller caller) {
        return ShownNoticeView.of(
                notices.confirm(caller.actor(), caller.scope(), id, draft.employeeId(), draft.edition()));
    }

    @GET
    @Path("{id}/missing")
    @Requires("notice.write")
    @Summary("Who works here and has not confirmed the present edition; a page may be shorter than asked for")
    public Slice<CredentialView.HolderRef> missing(
            @PathParam("id") CareNoticeId id,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        return notices.missing(caller.org(), caller.scope(), id, Results.page(after, limit))
                .map(CredentialView.HolderRef::of);
    }
}
