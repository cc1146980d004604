package org.clockhouse.credential.internal.stock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.CredentialMove;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.number.IdentifierKeying;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.CardNumbers;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.credential.spi.StockRepository;
import org.clockhouse.credential.stock.Stock;
import org.clockhouse.credential.stock.StockBatch;
import org.clockhouse.credential.stock.StockBatchId;
import org.clockhouse.credential.stock.StockCard;
import org.clockhouse.credential.stock.StockCardId;
import org.clockhouse.credential.stock.StockLevel;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Cards that are nobody's. */
@Component(service = {Stock.class, Shelf.class})
public final class Shelf implements Stock {

    private static final Duration RECENT = Duration.ofDays(30);

    private final StockRepository stock;
    private final CardBook book;

    @Activate
    public Shelf(@Reference StockRepository stock, @Reference CardBook book) {
        this.stock = stock;
        this.book = book;
    }

    @Override
    public StockBatch add(Actor actor, StockBatch draft) {
        return book.in(actor.org(), () -> {
            StockBatch batch = new StockBatch(
                    StockBatchId.next(),
                    draft.name(),
                    draft.technology(),
                    draft.site(),
                    draft.received(),
                    draft.reorderLevel(),
                    draft.printedPrefix(),
                    draft.printedDigits(),
                    draft.printedNext(),
                    1);
            stock.insert(batch);
            book.wrote(entry(actor, "stock.batch.add", batch).with(fields(batch)));
            return batch;
        });
    }

    @Override
    public StockBatch amend(Actor actor, StockBatch batch) {
        return book.in(actor.org(), () -> {
            StockBatch before = batch(batch.id());
            StockBatch after = stock.update(batch);
            book.wrote(entry(actor, "stock.batch.amend", after).changing(fields(before), fields(after)));
            return after;
        });
    }

    @Override
    public List<Put> put(Actor actor, StockBatchId id, List<Identifier.Card> cards) {
        return book.in(actor.org(), () -> {
            StockBatch batch = batch(id);
            List<Put> answers = new ArrayList<>();
            int taken = 0;
            for (Identifier.Card card : cards) {
                Put answer = put(batch, card);
                answers.add(answer);
                if (answer.code().isEmpty()) {
                    taken++;
                    batch = card.printed().isEmpty() && batch.printedDigits() > 0
                            ? batch.printedUpTo(batch.printedNext() + 1)
                            : batch;
                }
            }
            stock.update(batch);
            book.wrote(entry(actor, "stock.put", batch).with(Map.of("taken", taken, "refused", cards.size() - taken)));
            return answers;
        });
    }

    private Put put(StockBatch batch, Identifier.Card card) {
        CardNumber number = card.number();
        Technology technology = number.technology() == Technology.UNKNOWN ? batch.technology() : number.technology();
        Identifier.Card laid = new Identifier.Card(
                new CardNumber(technology, number.bits(), number.hex()),
                card.printed().isEmpty() ? batch.printed() : card.printed());
        if (CardNumbers.isRandom(laid.number())) {
            return new Put(card, "card.random-uid", "made up anew at every reading: no card for the stock");
        }
        if (stock.numbered(laid.number()).isPresent()) {
            return new Put(card, "stock.number.taken", laid.masked() + " lies on the shelf already");
        }
        boolean held = book.credentials().withKeys(List.of(number.bits() + ":" + number.hex())).stream()
                .anyMatch(hit -> hit.credential().state().holdsNumber()
                        && hit.credential().identifier() instanceof Identifier.Card other
                        && CardNumbers.fit(number, other.number()) == CardNumbers.Fit.EXACT);
        if (held) {
            return new Put(card, "credential.number.taken", laid.masked() + " is somebody's");
        }
        stock.insert(
                new StockCard(StockCardId.next(), batch.id(), laid, CredentialState.IN_STOCK, book.now(), "", 1),
                IdentifierKeying.of(laid).exact());
        return new Put(laid, "", "");
    }

    @Override
    public List<StockLevel> levels(OrgId org) {
        return book.in(org, () -> stock.levels(book.now().minus(RECENT)));
    }

    @Override
    public Slice<StockCard> page(OrgId org, Optional<StockBatchId> batch, Optional<CredentialState> state, Page page) {
        return book.in(org, () -> stock.page(batch, state, page));
    }

    @Override
    public Optional<StockCard> nextFree(OrgId org, Optional<SiteId> site) {
        return book.in(org, () -> site.flatMap(here -> stock.nextFree(Optional.of(here)))
                .or(() -> stock.nextFree(Optional.empty())));
    }

    @Override
    public StockCard move(Actor actor, StockCardId id, CredentialState to, String note, long version) {
        return book.in(actor.org(), () -> {
            StockCard before = stock.find(id).orElseThrow(() -> new NotFound("stock-card", id.text()));
            if (before.state() == to) {
                return before;
            }
            if (before.version() != version) {
                throw new Stale("stock-card", id.text());
            }
            boolean here = to.isOnShelf() || to == CredentialState.DESTROYED;
            if (!here || CredentialMove.of(before.state(), to).isEmpty()) {
                throw new Refused(
                        "credential.move",
                        "a card that is " + before.state() + " cannot become " + to + " on the shelf");
            }
            StockCard after = stock.update(before.in(to, book.now(), note));
            book.wrote(AuditDraft.of(actor, "stock.move", "stock-card", id.text(), before.label())
                    .changing(Map.of("state", before.state().name()), Map.of("state", to.name()))
                    .because(note));
            return after;
        });
    }

    /** A card of the stock that came back may be given out again; within a transaction. */
    public void layBack(Actor actor, Identifier given, String note) {
        if (given instanceof Identifier.Card card) {
            stock.numbered(card.number())
                    .filter(known -> known.state() == CredentialState.RETURNED)
                    .ifPresent(known -> move(actor, known.id(), CredentialState.IN_STOCK, note, known.version()));
        }
    }

    /** A number without a technology is the card's on the shelf, with what is printed on it. */
    public Identifier recognised(Identifier given) {
        if (!(given instanceof Identifier.Card card)) {
            return given;
        }
        return stock.numbered(card.number())
                .filter(known -> card.number().technology() == Technology.UNKNOWN
                        || card.number()
                                .technology()
                                .equals(known.card().number().technology()))
                .<Identifier>map(known -> new Identifier.Card(
                        known.card().number(),
                        card.printed().isEmpty() ? known.card().printed() : card.printed()))
                .orElse(given);
    }

    private StockBatch batch(StockBatchId id) {
        return stock.batch(id).orElseThrow(() -> new NotFound("stock-batch", id.text()));
    }

    private static AuditDraft entry(Actor actor, String action, StockBatch batch) {
        return AuditDraft.of(actor, action, "stock-batch", batch.id().text(), batch.name());
    }

    private static Map<String, Object> fields(StockBatch batch) {
        return Map.of(
                "name", batch.name(),
                "technology", batch.technology().name(),
                "reorderLevel", batch.reorderLevel(),
                "printed", batch.printed());
    }
}
