package org.clockhouse.credential.spi;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.stock.StockBatch;
import org.clockhouse.credential.stock.StockBatchId;
import org.clockhouse.credential.stock.StockCard;
import org.clockhouse.credential.stock.StockCardId;
import org.clockhouse.credential.stock.StockLevel;
import org.clockhouse.credential.type.CardType;
import org.clockhouse.credential.type.CardTypeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemoryStock implements StockRepository {

    private record Laid(StockCard card, String exact) {}

    private final OrgTable<StockBatchId, StockBatch> batches;
    private final OrgTable<StockCardId, Laid> cards;
    private final OrgTable<CardTypeId, CardType> types;
    private final CredentialRepository credentials;

    public InMemoryStock(InMemoryTransactions transactions, CredentialRepository credentials) {
        this.batches = new OrgTable<>(transactions);
        this.cards = new OrgTable<>(transactions);
        this.types = new OrgTable<>(transactions);
        this.credentials = credentials;
    }

    @Override
    public void insert(StockBatch batch) {
        batches.put(batch.id(), batch);
    }

    @Override
    public StockBatch update(StockBatch batch) {
        if (batch(batch.id())
                .filter(stored -> stored.version() == batch.version())
                .isEmpty()) {
            throw new Stale("stock-batch", batch.id().text());
        }
        StockBatch next = batch.atVersion(batch.version() + 1);
        batches.put(next.id(), next);
        return next;
    }

    @Override
    public Optional<StockBatch> batch(StockBatchId batch) {
        return batches.get(batch);
    }

    @Override
    public List<StockLevel> levels(Instant since) {
        return batches.values().stream()
                .sorted(Comparator.comparing(StockBatch::id).reversed())
                .map(batch -> level(batch, since))
                .toList();
    }

    private StockLevel level(StockBatch batch, Instant since) {
        Map<CredentialState, Integer> counts = new EnumMap<>(CredentialState.class);
        int used = 0;
        for (Laid laid : cards.values()) {
            if (laid.card().batch().equals(batch.id())) {
                counts.merge(now(laid).state(), 1, Integer::sum);
                used += became(laid)
                                .filter(credential -> !credential.issuedAt().isBefore(since))
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        return new StockLevel(batch, counts, used);
    }

    @Override
    public void insert(StockCard card, String exact) {
        if (numbered(card.card().number()).isPresent()) {
            throw Refused.duplicate("stock.number.taken", "that number is in the stock already");
        }
        cards.put(card.id(), new Laid(card, exact));
    }

    @Override
    public StockCard update(StockCard card) {
        Laid stored = cards.get(card.id())
                .filter(laid -> laid.card().version() == card.version())
                .orElseThrow(() -> new Stale("stock-card", card.id().text()));
        StockCard next = card.atVersion(card.version() + 1);
        cards.put(next.id(), new Laid(next, stored.exact()));
        return next;
    }

    @Override
    public Optional<StockCard> find(StockCardId card) {
        return cards.get(card).map(this::now);
    }

    @Override
    public Optional<StockCard> numbered(CardNumber number) {
        return cards.values().stream()
                .filter(laid -> laid.card().card().number().bits() == number.bits()
                        && laid.card().card().number().hex().equals(number.hex()))
                .map(this::now)
                .findFirst();
    }

    @Override
    public Slice<StockCard> page(Optional<StockBatchId> batch, Optional<CredentialState> state, Page page) {
        List<StockCard> found = cards.values().stream()
                .map(this::now)
                .filter(card -> batch.map(card.batch()::equals).orElse(true))
                .filter(card -> state.map(card.state()::equals).orElse(true))
                .filter(card -> page.after().isEmpty() || card.id().text().compareTo(page.after()) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, card -> card.id().text());
    }

    @Override
    public Optional<StockCard> nextFree(Optional<SiteId> site) {
        return cards.values().stream()
                .map(this::now)
                .filter(card -> card.state() == CredentialState.IN_STOCK)
                .filter(card -> batches.get(card.batch()).orElseThrow().site().equals(site))
                .findFirst();
    }

    @Override
    public List<CardType> types() {
        return List.copyOf(types.values());
    }

    @Override
    public Optional<CardType> type(CardTypeId type) {
        return types.get(type);
    }

    @Override
    public void insert(CardType type) {
        types.put(type.id(), type);
    }

    @Override
    public CardType update(CardType type) {
        if (type(type.id()).filter(stored -> stored.version() == type.version()).isEmpty()) {
            throw new Stale("card-type", type.id().text());
        }
        CardType next = type.atVersion(type.version() + 1);
        types.put(next.id(), next);
        return next;
    }

    private StockCard now(Laid laid) {
        StockCard card = laid.card();
        return became(laid)
                .map(credential -> new StockCard(
                        card.id(),
                        card.batch(),
                        card.card(),
                        credential.state(),
                        card.shelved(),
                        card.note(),
                        card.version()))
                .orElse(card);
    }

    private Optional<Credential> became(Laid laid) {
        return credentials.withExact(laid.exact()).stream()
                .filter(credential ->
                        !credential.issuedAt().isBefore(laid.card().shelved()))
                .findFirst();
    }
}
