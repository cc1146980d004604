package org.clockhouse.store.internal.credential;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardFormat;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.credential.spi.StockRepository;
import org.clockhouse.credential.stock.StockBatch;
import org.clockhouse.credential.stock.StockBatchId;
import org.clockhouse.credential.stock.StockCard;
import org.clockhouse.credential.stock.StockCardId;
import org.clockhouse.credential.stock.StockLevel;
import org.clockhouse.credential.type.CardType;
import org.clockhouse.credential.type.CardTypeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.store.internal.BlindIndex;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The shelf by statements. */
@Component
public final class SqlStock implements StockRepository {

    /** The newest credential that the card became since it was laid there. */
    private static final String BECAME = " left join credential c on c.org_id = s.org_id and c.id = (select max(n.id)"
            + " from credential n where n.org_id = s.org_id and n.exact_hash = s.exact_hash"
            + " and n.issued_at >= s.shelved_at)";

    private static final String SELECT = "select s.id, s.batch_id, s.identifier, coalesce(c.state, s.state) as life,"
            + " s.shelved_at, s.note, s.version from card_stock s" + BECAME + " where s.org_id = ?";

    private static final String BATCH = "select id, name, technology, site_id, received_on, reorder_level,"
            + " printed_prefix, printed_digits, printed_next, version from card_stock_batch where org_id = ?";

    private static final String TYPE =
            "select id, name, format, technology, facilities, version from card_type where org_id = ?";

    private final JpaTransactions transactions;
    private final FieldCipher.Column identifiers;
    private final BlindIndex index;

    @Activate
    public SqlStock(
            @Reference JpaTransactions transactions, @Reference FieldCipher cipher, @Reference BlindIndex index) {
        this.transactions = transactions;
        this.identifiers = cipher.column("card_stock", "identifier");
        this.index = index;
    }

    @Override
    public void insert(StockBatch b) {
        transactions
                .sql(
                        "insert into card_stock_batch (name, technology, site_id, received_on, reorder_level,"
                                + " printed_prefix, printed_digits, printed_next, org_id, id, version)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        values(b))
                .update();
    }

    @Override
    public StockBatch update(StockBatch b) {
        transactions
                .sql(
                        "update card_stock_batch set name = ?, technology = ?, site_id = ?, received_on = ?,"
                                + " reorder_level = ?, printed_prefix = ?, printed_digits = ?, printed_next = ?,"
                                + " version = version + 1 where org_id = ? and id = ? and version = ?",
                        values(b))
                .updateOne("stock-batch", b.id().text());
        return b.atVersion(b.version() + 1);
    }

    @Override
    public Optional<StockBatch> batch(StockBatchId batch) {
        return transactions.sql(BATCH + " and id = ?", org(), batch.text()).first(SqlStock::batch);
    }

    @Override
    public List<StockLevel> levels(Instant since) {
        Map<String, Map<CredentialState, Integer>> counts = new HashMap<>();
        Map<String, Integer> used = new HashMap<>();
        transactions
                .sql(
                        "select s.batch_id, coalesce(c.state, s.state) as life, count(*) as cards,"
                                + " sum(case when c.issued_at >= ? then 1 else 0 end) as given from card_stock s"
                                + BECAME
                                + " where s.org_id = ? group by s.batch_id, coalesce(c.state, s.state)",
                        since,
                        org())
                .each(row -> {
                    String batch = row.text("batch_id");
                    counts.computeIfAbsent(batch, any -> new EnumMap<>(CredentialState.class))
                            .put(row.constant(CredentialState.class, "life"), row.integer("cards"));
                    used.merge(batch, row.integer("given"), Integer::sum);
                });
        return transactions.sql(BATCH + " order by id desc", org()).list(SqlStock::batch).stream()
                .map(batch -> new StockLevel(
                        batch,
                        counts.getOrDefault(batch.id().text(), Map.of()),
                        used.getOrDefault(batch.id().text(), 0)))
                .toList();
    }

    @Override
    public void insert(StockCard card, String exact) {
        String id = card.id().text();
        try {
            transactions
                    .sql(
                            "insert into card_stock (org_id, id, batch_id, identifier, exact_hash, number_hash, state,"
                                    + " shelved_at, note, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            org(),
                            id,
                            card.batch().text(),
                            identifiers.seal(id, IdentifierCodec.write(card.card())),
                            index.of("credential.exact", exact),
                            number(card.card().number()),
                            card.state(),
                            card.shelved(),
                            card.note(),
                            card.version())
                    .update();
        } catch (RuntimeException e) {
            if (Failures.isDuplicate(e)) {
                throw Refused.duplicate("stock.number.taken", "that number is in the stock already");
            }
            throw e;
        }
    }

    @Override
    public StockCard update(StockCard card) {
        transactions
                .sql(
                        "update card_stock set batch_id = ?, state = ?, shelved_at = ?, note = ?, version = version + 1"
                                + " where org_id = ? and id = ? and version = ?",
                        card.batch().text(),
                        card.state(),
                        card.shelved(),
                        card.note(),
                        org(),
                        card.id().text(),
                        card.version())
                .updateOne("stock-card", card.id().text());
        return card.atVersion(card.version() + 1);
    }

    @Override
    public Optional<StockCard> find(StockCardId card) {
        return transactions.sql(SELECT + " and s.id = ?", org(), card.text()).first(this::card);
    }

    @Override
    public Optional<StockCard> numbered(CardNumber number) {
        return transactions
                .sql(SELECT + " and s.number_hash = ?", org(), number(number))
                .first(this::card);
    }

    @Override
    public Slice<StockCard> page(Optional<StockBatchId> batch, Optional<CredentialState> state, Page page) {
        Sql sql = transactions.sql(SELECT, org());
        batch.ifPresent(id -> sql.append(" and s.batch_id = ?", id.text()));
        // Derby takes a comparison with a coalesce for one that refuses nulls, and leaves out what became nothing yet.
        state.ifPresent(wanted -> sql.append(" and (c.state = ? or c.id is null and s.state = ?)", wanted, wanted));
        sql.and(!page.after().isEmpty(), "s.id > ?", page.after());
        List<StockCard> found = sql.append(" order by s.id fetch first " + (page.limit() + 1) + " rows only")
                .list(this::card);
        return Slice.of(found, page, card -> card.id().text());
    }

    @Override
    public Optional<StockCard> nextFree(Optional<SiteId> site) {
        Sql sql = transactions.sql(SELECT + " and s.state = 'IN_STOCK' and c.id is null", org());
        String batches = " and s.batch_id in (select b.id from card_stock_batch b where b.org_id = ? and ";
        site.ifPresentOrElse(
                here -> sql.append(batches + "b.site_id = ?)", org(), here.text()),
                () -> sql.append(batches + "b.site_id is null)", org()));
        return sql.append(" order by s.id fetch first 1 rows only").first(this::card);
    }

    @Override
    public List<CardType> types() {
        return transactions.sql(TYPE + " order by id", org()).list(SqlStock::type);
    }

    @Override
    public Optional<CardType> type(CardTypeId type) {
        return transactions.sql(TYPE + " and id = ?", org(), type.text()).first(SqlStock::type);
    }

    @Override
    public void insert(CardType type) {
        transactions
                .sql(
                        "insert into card_type (name, format, technology, facilities, org_id, id, version)"
                                + " values (?, ?, ?, ?, ?, ?, ?)",
                        values(type))
                .update();
    }

    @Override
    public CardType update(CardType type) {
        transactions
                .sql(
                        "update card_type set name = ?, format = ?, technology = ?, facilities = ?,"
                                + " version = version + 1 where org_id = ? and id = ? and version = ?",
                        values(type))
                .updateOne("card-type", type.id().text());
        return type.atVersion(type.version() + 1);
    }

    /** In the order of both statements. */
    private Object[] values(StockBatch b) {
        return new Object[] {
            b.name(),
            b.technology(),
            b.site().map(SiteId::text).orElse(null),
            b.received(),
            b.reorderLevel(),
            b.printedPrefix(),
            b.printedDigits(),
            b.printedNext(),
            org(),
            b.id().text(),
            b.version()
        };
    }

    /** In the order of both statements. */
    private Object[] values(CardType type) {
        return new Object[] {
            type.name(),
            type.format(),
            type.technology(),
            codes(type),
            org(),
            type.id().text(),
            type.version()
        };
    }

    private StockCard card(Sql.Row row) {
        String id = row.text("id");
        return new StockCard(
                StockCardId.of(id),
                StockBatchId.of(row.text("batch_id")),
                (Identifier.Card)
                        IdentifierCodec.read(CredentialKind.CARD, identifiers.open(id, row.bytes("identifier"))),
                row.constant(CredentialState.class, "life"),
                row.instant("shelved_at"),
                row.text("note"),
                row.number("version"));
    }

    private static StockBatch batch(Sql.Row row) {
        return new StockBatch(
                StockBatchId.of(row.text("id")),
                row.text("name"),
                row.constant(Technology.class, "technology"),
                row.optionalText("site_id").map(SiteId::of),
                row.date("received_on"),
                row.integer("reorder_level"),
                row.text("printed_prefix"),
                row.integer("printed_digits"),
                row.number("printed_next"),
                row.number("version"));
    }

    private static CardType type(Sql.Row row) {
        Set<Integer> facilities = Arrays.stream(row.text("facilities").split(","))
                .filter(code -> !code.isBlank())
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        return new CardType(
                CardTypeId.of(row.text("id")),
                row.text("name"),
                row.constant(CardFormat.class, "format"),
                row.constant(Technology.class, "technology"),
                facilities,
                row.number("version"));
    }

    private static String codes(CardType type) {
        return type.facilities().stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }

    private byte[] number(CardNumber number) {
        return index.of("card.stock", number.bits() + ":" + number.hex());
    }

    private String org() {
        return transactions.org().text();
    }
}
