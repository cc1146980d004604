package org.clockhouse.rest.internal.lists;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
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
import org.clockhouse.kernel.Slice;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.Subscription;
import org.clockhouse.notice.SubscriptionId;
import org.clockhouse.notice.Subscriptions;
import org.clockhouse.notice.WebhookId;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.ReportSpan;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;
import org.clockhouse.rest.internal.reports.ReportSubscriptionsResource.RhythmView;
import org.clockhouse.rest.internal.reports.SubscriptionShelf;

/** Lists that are sent again and again. Whether one may have a list says the permission that shows it. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ListSubscriptionsResource {

    private final SubscriptionShelf shelf;

    public ListSubscriptionsResource(Subscriptions subscriptions, Permissions permissions) {
        this.shelf = new SubscriptionShelf(subscriptions, permissions, ListOrder.KIND);
    }

    /**
     * @param filters as the operation that shows the list has them, but the dates of a list of a period
     * @param span of a list of a period; last week, unless said
     * @param webhookId when it goes to a webhook
     * @param language Chinese, unless said
     */
    public record ListSubscriptionDraft(
            @NotBlank @Size(max = 100) String name,
            SentList list,
            @Maybe @Size(max = 20) Map<String, String> filters,
            @Maybe ReportSpan span,
            ReportRequest.Format format,
            @Maybe ReportRequest.Language language,
            @Maybe Boolean byteOrderMark,
            @Valid RhythmView rhythm,
            Channel channel,
            @Maybe WebhookId webhookId,
            boolean on) {

        Subscription domain(SubscriptionId id, AccountId owner, long version) {
            ListOrder order = new ListOrder(
                    list,
                    filters == null ? new TreeMap<>() : new TreeMap<>(filters),
                    span == null ? ReportSpan.LAST_WEEK : span,
                    format,
                    language == null ? ReportRequest.Language.ZH : language,
                    Boolean.TRUE.equals(byteOrderMark),
                    rhythm.zone());
            return new Subscription(
                    id,
                    owner,
                    name,
                    ListOrder.KIND,
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

    /** @param ofAPeriod whether it has a span @param failureCode why it was not made the last time, or why it was stopped; empty where it was @param failure the same in English */
    public record ListSubscriptionView(
            SubscriptionId id,
            String name,
            SentList list,
            Map<String, String> filters,
            boolean ofAPeriod,
            ReportSpan span,
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

        static ListSubscriptionView of(Subscription one) {
            ListOrder order = ListOrder.of(one.wants());
            return new ListSubscriptionView(
                    one.id(),
                    one.name(),
                    order.list(),
                    order.filters(),
                    order.list().time() == SentList.Time.SPAN,
                    order.span(),
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

    @GET
    @Path("list-subscriptions")
    @Requires("own.read")
    @Summary("Lists that one is sent again and again")
    public Slice<ListSubscriptionView> list(@Context Caller caller) {
        return new Slice<>(
                shelf.list(caller).stream().map(ListSubscriptionView::of).toList(), "");
    }

    @POST
    @Path("list-subscriptions")
    @Requires("own.read")
    @Summary("Subscribes to a list that one may see; to a webhook or the folder only for those who set who hears of"
            + " what")
    @Answers(status = 201, value = ListSubscriptionView.class)
    public Response add(ListSubscriptionDraft draft, @Context Caller caller) {
        Subscription made = shelf.add(caller, draft.domain(SubscriptionId.next(), SubscriptionShelf.owner(caller), 0));
        return Results.created("list-subscriptions/" + made.id().text(), ListSubscriptionView.of(made));
    }

    @GET
    @Path("list-subscriptions/{id}")
    @Requires("own.read")
    @Summary("One subscription to a list")
    public ListSubscriptionView get(@PathParam("id") SubscriptionId id, @Context Caller caller) {
        return ListSubscriptionView.of(shelf.find(caller, id));
    }

    @PUT
    @Path("list-subscriptions/{id}")
    @Requires("own.read")
    @Summary("Changes a subscription to a list")
    public ListSubscriptionView amend(
            @PathParam("id") SubscriptionId id,
            ListSubscriptionDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return ListSubscriptionView.of(
                shelf.amend(caller, draft.domain(id, SubscriptionShelf.owner(caller), expected.version())));
    }

    @DELETE
    @Path("list-subscriptions/{id}")
    @Requires("own.read")
    @Summary("Ends a subscription to a list")
    public void remove(@PathParam("id") SubscriptionId id, @Context Caller caller, @Context Expected expected) {
        shelf.remove(caller, id, expected.version());
    }

    @POST
    @Path("list-subscriptions/{id}/runs")
    @Requires("own.read")
    @Summary("Sends the list now as well, within half a minute")
    public ListSubscriptionView hurry(@PathParam("id") SubscriptionId id, @Context Caller caller) {
        return ListSubscriptionView.of(shelf.hurry(caller, id));
    }
}
