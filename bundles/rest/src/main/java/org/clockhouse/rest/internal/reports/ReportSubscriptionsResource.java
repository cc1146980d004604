package org.clockhouse.rest.internal.reports;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.validation.Valid;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Pattern;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.account.Permissions;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.Channels;
import org.clockhouse.notice.Notices;
import org.clockhouse.notice.Rhythm;
import org.clockhouse.notice.Subscription;
import org.clockhouse.notice.SubscriptionId;
import org.clockhouse.notice.Subscriptions;
import org.clockhouse.notice.WebhookId;
import org.clockhouse.report.Dimension;
import org.clockhouse.report.ReportOrder;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.ReportSpan;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.SignedIn;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

/** Reports that are sent again and again. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReportSubscriptionsResource {

    private final SubscriptionShelf shelf;
    private final Channels channels;
    private final Notices notices;
    private final Permissions permissions;

    public ReportSubscriptionsResource(
            Subscriptions subscriptions, Channels channels, Notices notices, Permissions permissions) {
        this.shelf = new SubscriptionShelf(subscriptions, permissions, ReportOrder.KIND);
        this.channels = channels;
        this.notices = notices;
        this.permissions = permissions;
    }

    /** @param day of the week from Monday, or of the month up to 28; 1 when it is every day @param at such as 07:30 */
    public record RhythmView(
            Rhythm.Every every,
            @Min(1) @Max(31) int day,
            @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d") String at,
            ZoneId zone) {

        public Rhythm domain() {
            return new Rhythm(every, day, LocalTime.parse(at), zone);
        }

        public static RhythmView of(Rhythm rhythm) {
            return new RhythmView(rhythm.every(), rhythm.day(), rhythm.at().toString(), rhythm.zone());
        }
    }

    /** @param webhookId when it goes to a webhook @param language Chinese, unless said */
    public record ReportSubscriptionDraft(
            @NotBlank @Size(max = 100) String name,
            ReportRequest.Name report,
            ReportSpan span,
            @Maybe SiteId siteId,
            @Maybe DepartmentId departmentId,
            @Maybe @Size(max = 100) String text,
            @Maybe Boolean problemsOnly,
            @Maybe @Size(max = ReportRequest.MOST_DIMENSIONS) List<Dimension> by,
            ReportRequest.Format format,
            @Maybe ReportRequest.Language language,
            @Maybe Boolean byteOrderMark,
            @Valid RhythmView rhythm,
            Channel channel,
            @Maybe WebhookId webhookId,
            boolean on) {

        Subscription domain(SubscriptionId id, AccountId owner, long version) {
            ReportOrder order = new ReportOrder(
                    report,
                    span,
                    Optional.ofNullable(siteId),
                    Optional.ofNullable(departmentId),
                    Results.text(text),
                    Boolean.TRUE.equals(problemsOnly),
                    by == null ? List.of() : by,
                    format,
                    language == null ? ReportRequest.Language.ZH : language,
                    Boolean.TRUE.equals(byteOrderMark));
            return new Subscription(
                    id,
                    owner,
                    name,
                    ReportOrder.KIND,
                    order.wants(),
                    rhythm.domain(),
                    channel,
                    webhookId == null ? "" : webhookId.text(),
                    on,
                    Instant.EPOCH,
                    Optional.empty(),
                    Subscription.Failure.NONE,
                    version);
        }
    }

    /** @param failureCode why it was not made the last time, or why it was stopped; empty where it was @param failure the same in English */
    public record ReportSubscriptionView(
            SubscriptionId id,
            String name,
            ReportRequest.Name report,
            ReportSpan span,
            @Maybe SiteId siteId,
            @Maybe DepartmentId departmentId,
            String text,
            boolean problemsOnly,
            List<Dimension> by,
            ReportRequest.Format format,
            ReportRequest.Language language,
            boolean byteOrderMark,
            RhythmView rhythm,
            Channel channel,
            @Maybe WebhookId webhookId,
            boolean on,
            @Maybe Instant nextAt,
            @Maybe Instant lastAt,
            String failureCode,
            String failure,
            long version)
            implements Versioned {

        static ReportSubscriptionView of(Subscription one) {
            ReportOrder order = ReportOrder.of(one.wants());
            return new ReportSubscriptionView(
                    one.id(),
                    one.name(),
                    order.report(),
                    order.span(),
                    Results.orNull(order.site()),
                    Results.orNull(order.department()),
                    order.text(),
                    order.problemsOnly(),
                    order.by(),
                    order.format(),
                    order.language(),
                    order.byteOrderMark(),
                    RhythmView.of(one.rhythm()),
                    one.channel(),
                    one.target().isEmpty() ? null : WebhookId.of(one.target()),
                    one.on(),
                    one.on() ? one.nextAt() : null,
                    Results.orNull(one.lastAt()),
                    one.failure().code(),
                    one.failure().detail(),
                    one.version());
        }
    }

    public record NamedWebhookView(WebhookId id, String name) {}

    /** @param address of the caller's mail; empty for none @param webhooks that take files; none for those who may only have mail */
    public record SubscriptionWaysView(boolean mail, String address, boolean folder, List<NamedWebhookView> webhooks) {}

    @GET
    @Path("subscription-ways")
    @SignedIn
    @Summary("How a subscription could reach the caller")
    public SubscriptionWaysView ways(@Context Caller caller) {
        caller.person();
        boolean outside = permissions.held(caller.actor()).containsKey("notice.configure");
        return new SubscriptionWaysView(
                channels.mail(caller.org()).on(),
                notices.address(caller.actor()),
                outside && channels.hasFolder(),
                channels.webhooks(caller.org()).stream()
                        .filter(hook -> outside && hook.on() && !hook.dialect().isRobot())
                        .map(hook -> new NamedWebhookView(hook.id(), hook.name()))
                        .toList());
    }

    @GET
    @Path("report-subscriptions")
    @Requires("report.run")
    @Summary("Reports that one is sent again and again")
    public Slice<ReportSubscriptionView> list(@Context Caller caller) {
        return new Slice<>(
                shelf.list(caller).stream().map(ReportSubscriptionView::of).toList(), "");
    }

    @POST
    @Path("report-subscriptions")
    @Requires("report.run")
    @Summary("Subscribes to a report; to a webhook or the folder only for those who set who hears of what")
    @Answers(status = 201, value = ReportSubscriptionView.class)
    public Response add(ReportSubscriptionDraft draft, @Context Caller caller) {
        Subscription made = shelf.add(caller, draft.domain(SubscriptionId.next(), SubscriptionShelf.owner(caller), 0));
        return Results.created("report-subscriptions/" + made.id().text(), ReportSubscriptionView.of(made));
    }

    @GET
    @Path("report-subscriptions/{id}")
    @Requires("report.run")
    @Summary("One subscription")
    public ReportSubscriptionView get(@PathParam("id") SubscriptionId id, @Context Caller caller) {
        return ReportSubscriptionView.of(shelf.find(caller, id));
    }

    @PUT
    @Path("report-subscriptions/{id}")
    @Requires("report.run")
    @Summary("Changes a subscription")
    public ReportSubscriptionView amend(
            @PathParam("id") SubscriptionId id,
            ReportSubscriptionDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return ReportSubscriptionView.of(
                shelf.amend(caller, draft.domain(id, SubscriptionShelf.owner(caller), expected.version())));
    }

    @DELETE
    @Path("report-subscriptions/{id}")
    @Requires("report.run")
    @Summary("Ends a subscription")
    public void remove(@PathParam("id") SubscriptionId id, @Context Caller caller, @Context Expected expected) {
        shelf.remove(caller, id, expected.version());
    }

    @POST
    @Path("report-subscriptions/{id}/runs")
    @Requires("report.run")
    @Summary("Sends it now as well, within half a minute")
    public ReportSubscriptionView hurry(@PathParam("id") SubscriptionId id, @Context Caller caller) {
        return ReportSubscriptionView.of(shelf.hurry(caller, id));
    }
}
