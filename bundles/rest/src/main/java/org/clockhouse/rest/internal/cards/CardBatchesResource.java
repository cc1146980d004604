package org.clockhouse.rest.internal.cards;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.credential.replacement.CardBatch;
import org.clockhouse.credential.replacement.CardBatchId;
import org.clockhouse.credential.replacement.CardBatches;
import org.clockhouse.credential.replacement.ReplacementId;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.kernel.Refused;
import org.clockhouse.registry.imports.SheetReading;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.BodyLimit;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/card-batches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CardBatchesResource {

    private static final int USUAL = 100;
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final CardBatches batches;
    private final SheetReading sheets;

    public CardBatchesResource(CardBatches batches, SheetReading sheets) {
        this.batches = batches;
        this.sheets = sheets;
    }

    /**
     * @param who employee number, or the old card's number in any writing
     * @param number the new card's; left out for the next free one
     */
    public record CardBatchRowDraft(
            @NotBlank @Size(max = 80) String who,
            @Maybe @Size(max = 80) String number,
            ReplacementReason reason,
            @Maybe @Size(max = 300) String note) {

        @Override
        public String toString() {
            return "CardBatchRowDraft[" + reason + "]";
        }
    }

    /** Rows, or a sheet as it is pasted from a spreadsheet: who, new number, reason, note. */
    public record CardBatchDraft(
            @Maybe @Size(max = CardBatches.MOST) List<CardBatchRowDraft> rows,
            @Maybe @Size(max = 500_000) String sheet) {}

    /** @param most rows to work on in this call @param again refused rows are tried again */
    public record CardBatchRunDraft(@Maybe Integer most, @Maybe Boolean again) {}

    /** @param who as it was given; numbers of new cards are not shown again */
    public record CardBatchRowView(
            int row,
            String who,
            ReplacementReason reason,
            CardBatch.State state,
            @Maybe String code,
            @Maybe String detail,
            @Maybe ReplacementId replacementId) {}

    public record CardBatchView(
            CardBatchId id,
            String operator,
            Instant at,
            long waiting,
            long done,
            long refused,
            List<CardBatchRowView> rows) {

        static CardBatchView of(CardBatch batch) {
            return new CardBatchView(
                    batch.id(),
                    batch.operator(),
                    batch.at(),
                    batch.count(CardBatch.State.WAITING),
                    batch.count(CardBatch.State.DONE),
                    batch.count(CardBatch.State.REFUSED),
                    batch.rows().stream()
                            .map(row -> new CardBatchRowView(
                                    row.number(),
                                    row.wish().who(),
                                    row.wish().reason(),
                                    row.state(),
                                    row.code().isEmpty() ? null : row.code(),
                                    row.detail().isEmpty() ? null : row.detail(),
                                    Results.orNull(row.replacement())))
                            .toList());
        }
    }

    /** @param rows the text of each cell; rows without any are left out */
    public record CardBatchSheetView(List<List<String>> rows) {}

    @POST
    @Path("sheets")
    @Requires("credential.issue")
    @BodyLimit(MOST_BYTES)
    @Consumes(MediaType.WILDCARD)
    @Summary("Reads a workbook or csv, sent as it is, so that its rows can be looked at; stores nothing")
    public CardBatchSheetView read(InputStream body) {
        return new CardBatchSheetView(sheets.rows(body));
    }

    @POST
    @Requires("credential.issue")
    @Summary("Stores a batch of replacements; none is made yet")
    @Answers(status = 201, value = CardBatchView.class)
    public Response begin(CardBatchDraft draft, @Context Caller caller) {
        if ((draft.rows() == null) == (draft.sheet() == null)) {
            throw new Refused("batch.empty", "give rows or a sheet");
        }
        List<CardBatch.Wish> wishes = draft.sheet() != null
                ? batches.read(draft.sheet())
                : draft.rows().stream()
                        .map(row -> new CardBatch.Wish(
                                row.who().strip(), Results.text(row.number()), row.reason(), Results.text(row.note())))
                        .toList();
        CardBatch batch = batches.begin(caller.actor(), caller.scope(), wishes);
        return Results.created("card-batches/" + batch.id().text(), CardBatchView.of(batch));
    }

    @POST
    @Path("{id}/runs")
    @Requires("credential.issue")
    @Summary("Works on rows that wait, each by itself; call again until none waits, also after a stop")
    @Answers(value = CardBatchView.class)
    public CardBatchView work(@PathParam("id") CardBatchId id, CardBatchRunDraft draft, @Context Caller caller) {
        int most = draft.most() == null ? USUAL : Math.max(1, Math.min(draft.most(), CardBatches.MOST));
        return CardBatchView.of(
                batches.work(caller.actor(), caller.scope(), id, most, Boolean.TRUE.equals(draft.again())));
    }

    @GET
    @Path("{id}")
    @Requires("credential.issue")
    @Summary("A batch with the state of each row")
    public CardBatchView get(@PathParam("id") CardBatchId id, @Context Caller caller) {
        return CardBatchView.of(batches.find(caller.org(), id));
    }
}
