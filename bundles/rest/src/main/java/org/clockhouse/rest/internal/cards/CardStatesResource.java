package org.clockhouse.rest.internal.cards;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Credentials;
import org.clockhouse.credential.Freezes;
import org.clockhouse.credential.delivery.Deliveries;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.credential.use.CardUse;
import org.clockhouse.credential.use.CardUses;
import org.clockhouse.credential.use.StoppedUse;
import org.clockhouse.credential.use.StoppedUseId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CardStatesResource {

    private static final int USUAL_DAYS = 90;

    private final Credentials credentials;
    private final Freezes freezes;
    private final Deliveries deliveries;
    private final CardUses uses;
    private final Directory directory;

    public CardStatesResource(
            Credentials credentials, Freezes freezes, Deliveries deliveries, CardUses uses, Directory directory) {
        this.credentials = credentials;
        this.freezes = freezes;
        this.deliveries = deliveries;
        this.uses = uses;
        this.directory = directory;
    }

    public record CardNoteDraft(@Maybe @Size(max = 300) String reason) {}

    /**
     * @param state {@code NOT_TOLD} at a terminal that decides by itself
     * @param since since when it is so: of an unreachable terminal since when it does not answer
     * @param reportsRefusals whether an attempt with a stopped card would come to be known there
     */
    public record DeliveryView(
            TerminalId terminalId,
            LocalName terminal,
            Delivery.Want want,
            Delivery.State state,
            Instant since,
            @Maybe String detail,
            boolean reportsRefusals) {

        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.terminal().id(),
                    delivery.terminal().name(),
                    delivery.want(),
                    delivery.state(),
                    delivery.at(),
                    delivery.detail().isEmpty() ? null : delivery.detail(),
                    delivery.terminal().ability().reportsRefusals());
        }
    }

    /** What a terminal has still to be told. @param since when it was ordered */
    public record PendingDeliveryView(CredentialView credential, Delivery.Want want, Instant since) {}

    /** @param heard when the suite learned of the last use */
    public record CardUseView(TerminalId terminalId, Instant first, Instant last, Instant heard, long uses) {

        static CardUseView of(CardUse use) {
            return new CardUseView(use.terminal(), use.first(), use.last(), use.heard(), use.count());
        }
    }

    /** @param lastUsed absent if it was never used */
    public record IdleCardView(CredentialView credential, @Maybe Instant lastUsed) {}

    /**
     * A card was used that is stopped, or at a time at which its holder may not come.
     *
     * @param number masked
     * @param state of the card when it was used
     * @param letIn whether the terminal let it pass all the same
     * @param outsideHours a usable card, outside the hours of its holder's access levels
     */
    public record CardAlarmView(
            StoppedUseId id,
            CredentialId credentialId,
            @Maybe CredentialView.HolderRef holder,
            String number,
            TerminalId terminalId,
            CredentialState state,
            Instant at,
            boolean letIn,
            boolean outsideHours,
            @Maybe String closedBy,
            long version)
            implements Versioned {

        static CardAlarmView of(StoppedUse use, Map<EmployeeId, Employee> people) {
            return new CardAlarmView(
                    use.id(),
                    use.credential(),
                    CredentialView.HolderRef.of(people.get(use.holder())),
                    use.number(),
                    use.terminal(),
                    use.state(),
                    use.at(),
                    use.letIn(),
                    use.outsideHours(),
                    use.closedBy().isEmpty() ? null : use.closedBy(),
                    use.version());
        }
    }

    @POST
    @Path("credentials/{id}/freezes")
    @Requires("credential.freeze")
    @Summary("Freezes a card at once, also one's own; frozen already is done")
    @Answers(value = CredentialView.class)
    public CredentialView freeze(@PathParam("id") CredentialId id, CardNoteDraft draft, @Context Caller caller) {
        return view(freezes.freeze(caller.actor(), caller.scope(), id, Results.text(draft.reason())), caller);
    }

    @POST
    @Path("credentials/{id}/freeze-undos")
    @Requires("credential.freeze")
    @Summary("Takes back one's own freeze within seconds; later it needs the right to unfreeze")
    @Answers(value = CredentialView.class)
    public CredentialView undo(@PathParam("id") CredentialId id, @Context Caller caller) {
        return view(freezes.undo(caller.actor(), caller.scope(), id), caller);
    }

    @POST
    @Path("credentials/{id}/thaws")
    @Requires("credential.resume")
    @Summary("Undoes a freeze, as when the card is found")
    @Answers(value = CredentialView.class)
    public CredentialView thaw(@PathParam("id") CredentialId id, CardNoteDraft draft, @Context Caller caller) {
        Credential frozen = credentials.find(caller.org(), caller.scope(), id);
        if (frozen.state() == CredentialState.ACTIVE || frozen.state() == CredentialState.ISSUED) {
            return view(frozen, caller);
        }
        return view(
                credentials.move(
                        caller.actor(),
                        caller.scope(),
                        id,
                        CredentialState.ACTIVE,
                        Results.text(draft.reason()),
                        frozen.version()),
                caller);
    }

    @GET
    @Path("credentials/{id}/deliveries")
    @Requires("credential.read")
    @Summary("How far the last change of a card has got at each terminal, and since when")
    public Slice<DeliveryView> deliveries(@PathParam("id") CredentialId id, @Context Caller caller) {
        return new Slice<>(
                deliveries.of(caller.org(), caller.scope(), id).stream()
                        .map(DeliveryView::of)
                        .toList(),
                "");
    }

    @GET
    @Path("pending-cards")
    @Requires("credential.read")
    @Summary("Where a terminal differs from what it should know, removals first")
    public Slice<PendingDeliveryView> pending(
            @QueryParam("terminalId") TerminalId terminalId,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        if (terminalId == null) {
            return new Slice<>(List.of(), "");
        }
        int most = Results.page("", limit).limit();
        List<Delivery.Pending> pending = deliveries.pending(caller.org(), terminalId, most);
        List<EmployeeId> holders = pending.stream()
                .map(each -> each.credential().holder())
                .distinct()
                .toList();
        Set<EmployeeId> seen = Set.copyOf(directory.seen(caller.org(), caller.scope(), holders));
        Map<EmployeeId, Employee> people = people(seen, caller);
        return new Slice<>(
                pending.stream()
                        .filter(each -> seen.contains(each.credential().holder()))
                        .map(each -> new PendingDeliveryView(
                                CredentialView.listed(each.credential(), people), each.want(), each.since()))
                        .toList(),
                "");
    }

    @GET
    @Path("credentials/{id}/uses")
    @Requires("credential.read")
    @Summary("Where a card was used, the latest first")
    public Slice<CardUseView> uses(@PathParam("id") CredentialId id, @Context Caller caller) {
        return new Slice<>(
                uses.of(caller.org(), caller.scope(), id).stream()
                        .map(CardUseView::of)
                        .toList(),
                "");
    }

    @GET
    @Path("idle-cards")
    @Requires("credential.read")
    @Summary("Active cards that were not used for so many days, or never")
    public Slice<IdleCardView> idle(
            @QueryParam("days") Integer days,
            @QueryParam("never") Boolean never,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        Slice<CardUses.Idle> idle = uses.idle(
                caller.org(),
                caller.scope(),
                days == null ? USUAL_DAYS : Math.max(0, days),
                Boolean.TRUE.equals(never),
                Results.page(after, limit));
        Map<EmployeeId, Employee> people = people(
                idle.items().stream().map(each -> each.credential().holder()).toList(), caller);
        return idle.map(each ->
                new IdleCardView(CredentialView.listed(each.credential(), people), Results.orNull(each.last())));
    }

    @GET
    @Path("card-alarms")
    @Requires("credential.read")
    @Summary("Uses of frozen, expired and ended cards, the newest first")
    public Slice<CardAlarmView> alarms(
            @QueryParam("open") Boolean open,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        Slice<StoppedUse> slice =
                uses.stopped(caller.org(), caller.scope(), Boolean.TRUE.equals(open), Results.page(after, limit));
        Map<EmployeeId, Employee> people =
                people(slice.items().stream().map(StoppedUse::holder).toList(), caller);
        return slice.map(use -> CardAlarmView.of(use, people));
    }

    @POST
    @Path("card-alarms/{id}/closings")
    @Requires("credential.freeze")
    @Summary("Somebody has seen to it")
    @Answers(value = CardAlarmView.class)
    public CardAlarmView close(@PathParam("id") StoppedUseId id, CardNoteDraft draft, @Context Caller caller) {
        StoppedUse closed = uses.close(caller.actor(), caller.scope(), id, Results.text(draft.reason()));
        return CardAlarmView.of(closed, people(List.of(closed.holder()), caller));
    }

    private CredentialView view(Credential credential, Caller caller) {
        return CredentialView.listed(credential, people(List.of(credential.holder()), caller));
    }

    private Map<EmployeeId, Employee> people(Collection<EmployeeId> shown, Caller caller) {
        return directory.of(caller.org(), shown.stream().distinct().toList());
    }
}
