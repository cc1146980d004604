package org.clockhouse.rest.internal.cards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
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
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardFormat;
import org.clockhouse.credential.number.CardNumbers;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.credential.stock.Stock;
import org.clockhouse.credential.stock.StockBatch;
import org.clockhouse.credential.stock.StockBatchId;
import org.clockhouse.credential.stock.StockCard;
import org.clockhouse.credential.stock.StockCardId;
import org.clockhouse.credential.stock.StockLevel;
import org.clockhouse.credential.type.CardType;
import org.clockhouse.credential.type.CardTypeId;
import org.clockhouse.credential.type.CardTypes;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Masks;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class StockResource {

    /** What a mask of whole numbers covers. */
    static final String NUMBER = "credential.number";

    private final Stock stock;
    private final CardTypes types;
    private final AuditTrail audit;

    public StockResource(Stock stock, CardTypes types, AuditTrail audit) {
        this.stock = stock;
        this.types = types;
        this.audit = audit;
    }

    /** What each of two readers wrote of one and the same card. */
    public record CardLessonDraft(@NotBlank @Size(max = 80) String one, @NotBlank @Size(max = 80) String other) {

        @Override
        public String toString() {
            return "CardLessonDraft[]";
        }
    }

    /** @param fitting the likeliest first; empty when it was not one card, or a format nobody knows */
    public record CardLessonView(List<LearnedView> fitting) {

        /** @param one how the first reader writes @param bits how much of the card is known @param number masked */
        public record LearnedView(CardFormat one, CardFormat other, int bits, String number) {

            static LearnedView of(CardNumbers.Lesson lesson) {
                return new LearnedView(
                        lesson.one(),
                        lesson.other(),
                        lesson.number().bits(),
                        lesson.number().masked());
            }
        }
    }

    /**
     * @param siteId left out for cards of the whole company
     * @param reorderLevel when fewer are left, more are to be ordered
     * @param printedDigits digits of the numbers that the rule prints after the prefix; left out for no rule
     */
    public record StockBatchDraft(
            @NotBlank @Size(max = 100) String name,
            @Maybe Technology technology,
            @Maybe SiteId siteId,
            LocalDate received,
            @Maybe Integer reorderLevel,
            @Maybe @Size(max = 20) String printedPrefix,
            @Maybe Integer printedDigits,
            @Maybe Long printedNext) {

        StockBatch domain(StockBatchId id, long version) {
            return new StockBatch(
                    id,
                    name,
                    technology == null ? Technology.UNKNOWN : technology,
                    Optional.ofNullable(siteId),
                    received,
                    reorderLevel == null ? 0 : reorderLevel,
                    Results.text(printedPrefix),
                    printedDigits == null ? 0 : printedDigits,
                    printedNext == null ? 1 : printedNext,
                    version);
        }
    }

    /**
     * @param counts by where the cards are in their life
     * @param used given out in the last 30 days
     * @param low more are to be ordered
     */
    public record StockBatchView(
            StockBatchId id,
            String name,
            Technology technology,
            @Maybe SiteId siteId,
            LocalDate received,
            int reorderLevel,
            String printedPrefix,
            int printedDigits,
            long printedNext,
            Map<CredentialState, Integer> counts,
            int free,
            int used,
            boolean low,
            long version)
            implements Versioned {

        static StockBatchView of(StockLevel level) {
            StockBatch batch = level.batch();
            return new StockBatchView(
                    batch.id(),
                    batch.name(),
                    batch.technology(),
                    Results.orNull(batch.site()),
                    batch.received(),
                    batch.reorderLevel(),
                    batch.printedPrefix(),
                    batch.printedDigits(),
                    batch.printedNext(),
                    level.counts(),
                    level.free(),
                    level.used(),
                    level.low(),
                    batch.version());
        }
    }

    /** @param number in any writing; where it means more than one card, {@code format} decides */
    public record StockNumberDraft(@NotBlank @Size(max = 80) String number, @Maybe @Size(max = 40) String printed) {

        @Override
        public String toString() {
            return "StockNumberDraft[]";
        }
    }

    public record StockNumbersDraft(
            @Maybe CardFormat format, @Size(min = 1, max = 1000) List<StockNumberDraft> cards) {}

    /** @param code why the card was not taken; absent if it was */
    public record StockPutView(
            int row, String number, @Maybe String printed, @Maybe String code, @Maybe String detail) {}

    public record StockPutsView(int taken, List<StockPutView> rows) {}

    public record StockCardStatusDraft(CredentialState status, @Maybe @Size(max = 300) String note) {}

    @POST
    @Path("card-lessons")
    @Requires("credential.write")
    @Summary("How two readers write, from what each wrote of one card: the formats that fit, the likeliest first")
    public CardLessonView learn(CardLessonDraft draft, @Context Caller caller) {
        return new CardLessonView(CardNumbers.learn(draft.one(), draft.other()).stream()
                .map(CardLessonView.LearnedView::of)
                .toList());
    }

    @GET
    @Path("stock-batches")
    @Requires("credential.read")
    @Summary("Batches of cards with how many are left, the newest first")
    public Slice<StockBatchView> batches(@Context Caller caller) {
        return new Slice<>(
                stock.levels(caller.org()).stream().map(StockBatchView::of).toList(), "");
    }

    @GET
    @Path("stock-batches/{id}")
    @Requires("credential.read")
    @Summary("One batch")
    public StockBatchView batch(@PathParam("id") StockBatchId id, @Context Caller caller) {
        return stock.levels(caller.org()).stream()
                .filter(level -> level.batch().id().equals(id))
                .findFirst()
                .map(StockBatchView::of)
                .orElseThrow(() -> new NotFound("stock-batch", id.text()));
    }

    @POST
    @Path("stock-batches")
    @Requires("credential.write")
    @Summary("Adds a batch")
    @Answers(status = 201, value = StockBatchView.class)
    public Response add(StockBatchDraft draft, @Context Caller caller) {
        StockBatch batch = stock.add(caller.actor(), draft.domain(StockBatchId.next(), 0));
        return Results.created("stock-batches/" + batch.id().text(), batch(batch.id(), caller));
    }

    @PUT
    @Path("stock-batches/{id}")
    @Requires("credential.write")
    @Summary("Changes a batch")
    public StockBatchView amend(
            @PathParam("id") StockBatchId id,
            StockBatchDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        stock.amend(caller.actor(), draft.domain(id, expected.version()));
        return batch(id, caller);
    }

    @POST
    @Path("stock-batches/{id}/cards")
    @Requires("credential.write")
    @Summary("Lays cards on the shelf, each by itself; missing printed numbers come from the batch's rule")
    @Answers(value = StockPutsView.class)
    public StockPutsView put(@PathParam("id") StockBatchId id, StockNumbersDraft draft, @Context Caller caller) {
        List<StockPutView> rows = new ArrayList<>();
        List<Identifier.Card> cards = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (StockNumberDraft each : draft.cards()) {
            int row = rows.size() + 1;
            try {
                cards.add((Identifier.Card)
                        Identifiers.of(CredentialKind.CARD, each.number(), draft.format(), null, each.printed()));
                places.add(rows.size());
                rows.add(null);
            } catch (Refused unreadable) {
                rows.add(new StockPutView(row, each.number(), null, unreadable.code(), unreadable.getMessage()));
            }
        }
        List<Stock.Put> answers = stock.put(caller.actor(), id, cards);
        for (int i = 0; i < answers.size(); i++) {
            Stock.Put answer = answers.get(i);
            rows.set(
                    places.get(i),
                    new StockPutView(
                            places.get(i) + 1,
                            answer.card().number().hex(),
                            answer.card().printed().isEmpty()
                                    ? null
                                    : answer.card().printed(),
                            answer.code().isEmpty() ? null : answer.code(),
                            answer.detail().isEmpty() ? null : answer.detail()));
        }
        int taken = (int) rows.stream().filter(row -> row.code() == null).count();
        return new StockPutsView(taken, rows);
    }

    @GET
    @Path("stock-cards")
    @Requires("credential.read")
    @Summary("Cards of the stock in the order in which they are given out")
    public Slice<StockCardView> cards(
            @QueryParam("batchId") StockBatchId batchId,
            @QueryParam("state") CredentialState state,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        Masks masks = caller.masks();
        return stock.page(
                        caller.org(),
                        Optional.ofNullable(batchId),
                        Optional.ofNullable(state),
                        Results.page(after, limit))
                .map(card -> StockCardView.listed(card, masks));
    }

    @GET
    @Path("stock-cards/next-free")
    @Requires("credential.read")
    @Summary("The card to take next, of the site's batches first; none if the stock is empty; each whole number is"
            + " audited")
    public Slice<StockCardView> nextFree(@QueryParam("siteId") SiteId siteId, @Context Caller caller) {
        Masks masks = caller.masks();
        Optional<StockCard> next = stock.nextFree(caller.org(), Optional.ofNullable(siteId));
        if (!masks.covers(NUMBER)) {
            next.ifPresent(card -> audit.recordApart(AuditDraft.of(
                    caller.actor(),
                    "stock.view",
                    "stock-card",
                    card.id().text(),
                    card.card().masked())));
        }
        return new Slice<>(
                next.stream().map(card -> StockCardView.whole(card, masks)).toList(), "");
    }

    @PUT
    @Path("stock-cards/{id}/status")
    @Requires("credential.write")
    @Summary("Puts a card aside, releases it, lays a returned one back, or notes that it is destroyed")
    public StockCardView move(
            @PathParam("id") StockCardId id,
            StockCardStatusDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return StockCardView.listed(
                stock.move(caller.actor(), id, draft.status(), Results.text(draft.note()), expected.version()),
                caller.masks());
    }

    @GET
    @Path("card-types")
    @Requires("credential.read")
    @Summary("How the company's cards are written")
    public Slice<CardTypeView> types(@Context Caller caller) {
        return new Slice<>(
                types.all(caller.org()).stream().map(CardTypeView::of).toList(), "");
    }

    @GET
    @Path("card-types/{id}")
    @Requires("credential.read")
    @Summary("One way of writing")
    public CardTypeView type(@PathParam("id") CardTypeId id, @Context Caller caller) {
        return CardTypeView.of(types.find(caller.org(), id));
    }

    @POST
    @Path("card-types")
    @Requires("credential.write")
    @Summary("Adds a way of writing: format, technology and the facility codes that are ours")
    @Answers(status = 201, value = CardTypeView.class)
    public Response addType(CardTypeDraft draft, @Context Caller caller) {
        CardType type = types.add(caller.actor(), draft.domain(CardTypeId.next(), 0));
        return Results.created("card-types/" + type.id().text(), CardTypeView.of(type));
    }

    @PUT
    @Path("card-types/{id}")
    @Requires("credential.write")
    @Summary("Changes a way of writing")
    public CardTypeView amendType(
            @PathParam("id") CardTypeId id, CardTypeDraft draft, @Context Caller caller, @Context Expected expected) {
        return CardTypeView.of(types.amend(caller.actor(), draft.domain(id, expected.version())));
    }
}
