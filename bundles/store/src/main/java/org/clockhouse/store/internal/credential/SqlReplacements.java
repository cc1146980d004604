package org.clockhouse.store.internal.credential;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.replacement.CardBatch;
import org.clockhouse.credential.replacement.CardBatchId;
import org.clockhouse.credential.replacement.Fee;
import org.clockhouse.credential.replacement.FeeRule;
import org.clockhouse.credential.replacement.FeeRuleId;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementFilter;
import org.clockhouse.credential.replacement.ReplacementId;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.credential.spi.ReplacementRepository;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.request.RequestId;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.ScopeSql;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Replacements by statements; the wishes of a batch are sealed, since they name cards. */
@Component
public final class SqlReplacements implements ReplacementRepository {

    private static final String SELECT =
            "select r.id, r.holder_id, r.old_id, r.next_id, r.old_number, r.next_number, r.reason, r.note, r.fee_cents,"
                    + " r.fee_currency, r.fee_state, r.fee_by, r.fee_why, r.operator, r.made_at, r.batch_id, r.request_id,"
                    + " r.version"
                    + " from card_replacement r where r.org_id = ?";

    private final JpaTransactions transactions;
    private final FieldCipher.Column wishes;

    @Activate
    public SqlReplacements(@Reference JpaTransactions transactions, @Reference FieldCipher cipher) {
        this.transactions = transactions;
        this.wishes = cipher.column("card_batch_line", "wish");
    }

    @Override
    public void insert(Replacement r) {
        transactions
                .sql(
                        "insert into card_replacement (org_id, id, holder_id, old_id, next_id, old_number, next_number, reason,"
                                + " note, fee_cents,"
                                + " fee_currency, fee_state, fee_by, fee_why, operator, made_at, batch_id, request_id,"
                                + " version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        r.id().text(),
                        r.holder().text(),
                        r.old().text(),
                        r.next().text(),
                        r.oldNumber(),
                        r.nextNumber(),
                        r.reason(),
                        r.note(),
                        r.fee().cents(),
                        r.fee().currency(),
                        r.fee().state(),
                        r.fee().by(),
                        r.fee().why(),
                        r.operator(),
                        r.at(),
                        r.batch().map(CardBatchId::text).orElse(null),
                        r.request().map(RequestId::text).orElse(null),
                        r.version())
                .update();
    }

    @Override
    public Optional<Replacement> find(ReplacementId replacement) {
        return transactions
                .sql(SELECT + " and r.id = ?", org(), replacement.text())
                .first(SqlReplacements::read);
    }

    @Override
    public List<Replacement> of(EmployeeId holder) {
        return transactions
                .sql(SELECT + " and r.holder_id = ? order by r.id desc", org(), holder.text())
                .list(SqlReplacements::read);
    }

    @Override
    public Slice<Replacement> page(Scope scope, ReplacementFilter filter, Set<CredentialId> cards, Page page) {
        Sql sql = transactions.sql(
                SELECT + " and r.made_at >= ? and r.made_at < ?", org(), filter.from(), filter.until());
        ScopeSql.seen(sql, org(), "r.holder_id", scope);
        filter.employee().ifPresent(employee -> sql.append(" and r.holder_id = ?", employee.text()));
        filter.reason().ifPresent(reason -> sql.append(" and r.reason = ?", reason));
        filter.fee().ifPresent(fee -> sql.append(" and r.fee_state = ?", fee));
        sql.and(!filter.operator().isBlank(), "r.operator like ? escape '!'", holding(filter.operator()));
        if (!filter.card().isBlank()) {
            List<String> ids = cards.stream().map(CredentialId::text).toList();
            if (ids.isEmpty()) {
                return new Slice<>(List.of(), "");
            }
            String marks = "?" + ", ?".repeat(ids.size() - 1);
            List<String> twice = new ArrayList<>(ids);
            twice.addAll(ids);
            sql.and(true, "r.old_id in (" + marks + ") or r.next_id in (" + marks + ")", twice.toArray());
        }
        sql.and(!page.after().isEmpty(), "r.id < ?", page.after());
        List<Replacement> found = sql.append(" order by r.id desc fetch first " + (page.limit() + 1) + " rows only")
                .list(SqlReplacements::read);
        return Slice.of(found, page, replacement -> replacement.id().text());
    }

    @Override
    public Replacement settle(Replacement r) {
        transactions
                .sql(
                        "update card_replacement set fee_state = ?, fee_by = ?, fee_why = ?, version = version + 1"
                                + " where org_id = ? and id = ? and version = ?",
                        r.fee().state(),
                        r.fee().by(),
                        r.fee().why(),
                        org(),
                        r.id().text(),
                        r.version())
                .updateOne("replacement", r.id().text());
        return r.atVersion(r.version() + 1);
    }

    @Override
    public int count(EmployeeId holder, Instant since) {
        return (int) transactions
                .sql(
                        "select count(*) from card_replacement where org_id = ? and holder_id = ? and made_at >= ?",
                        org(),
                        holder.text(),
                        since)
                .number();
    }

    @Override
    public void insert(CardBatch batch) {
        transactions
                .sql(
                        "insert into card_batch (org_id, id, operator, made_at) values (?, ?, ?, ?)",
                        org(),
                        batch.id().text(),
                        batch.operator(),
                        batch.at())
                .update();
        List<Object[]> lines = new ArrayList<>();
        for (CardBatch.Row row : batch.rows()) {
            lines.add(new Object[] {
                org(),
                batch.id().text(),
                row.number(),
                wishes.seal(key(batch.id(), row.number()), text(row.wish())),
                row.state(),
                row.code(),
                row.detail(),
                row.replacement().map(ReplacementId::text).orElse(null)
            });
        }
        Sql.batch(
                transactions.connection(),
                "insert into card_batch_line (org_id, batch_id, line_number, wish, state, code, detail,"
                        + " replacement_id) values (?, ?, ?, ?, ?, ?, ?, ?)",
                lines);
    }

    @Override
    public Optional<CardBatch> batch(CardBatchId id) {
        List<CardBatch.Row> rows = transactions
                .sql(
                        "select line_number, wish, state, code, detail, replacement_id from card_batch_line"
                                + " where org_id = ? and batch_id = ? order by line_number",
                        org(),
                        id.text())
                .list(row -> line(id, row));
        return transactions
                .sql("select operator, made_at from card_batch where org_id = ? and id = ?", org(), id.text())
                .first(row -> new CardBatch(id, row.text("operator"), row.instant("made_at"), rows));
    }

    @Override
    public boolean hold(CardBatchId batch, CardBatch.Row row) {
        return transactions
                        .sql(
                                "update card_batch_line set state = ? where org_id = ? and batch_id = ? and line_number = ?"
                                        + " and state = ?",
                                row.state(),
                                org(),
                                batch.text(),
                                row.number(),
                                row.state())
                        .update()
                == 1;
    }

    @Override
    public void update(CardBatchId batch, CardBatch.Row row) {
        transactions
                .sql(
                        "update card_batch_line set state = ?, code = ?, detail = ?, replacement_id = ?"
                                + " where org_id = ? and batch_id = ? and line_number = ?",
                        row.state(),
                        row.code(),
                        row.detail(),
                        row.replacement().map(ReplacementId::text).orElse(null),
                        org(),
                        batch.text(),
                        row.number())
                .update();
    }

    @Override
    public List<FeeRule> rules() {
        return transactions
                .sql(
                        "select id, reason, site_id, from_count, months, cents, currency, version from card_fee_rule"
                                + " where org_id = ? order by id",
                        org())
                .list(row -> new FeeRule(
                        FeeRuleId.of(row.text("id")),
                        given(row.text("reason")).map(ReplacementReason::valueOf),
                        given(row.text("site_id")).map(SiteId::of),
                        row.integer("from_count"),
                        row.integer("months"),
                        row.number("cents"),
                        row.text("currency"),
                        row.number("version")));
    }

    @Override
    public void set(List<FeeRule> rules) {
        transactions.sql("delete from card_fee_rule where org_id = ?", org()).update();
        for (FeeRule rule : rules) {
            transactions
                    .sql(
                            "insert into card_fee_rule (org_id, id, reason, site_id, from_count, months, cents, currency,"
                                    + " version) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            org(),
                            rule.id().text(),
                            rule.reason().map(Enum::name).orElse(""),
                            rule.site().map(SiteId::text).orElse(""),
                            rule.from(),
                            rule.months(),
                            rule.cents(),
                            rule.currency(),
                            rule.version())
                    .update();
        }
    }

    private CardBatch.Row line(CardBatchId batch, Sql.Row row) {
        int number = row.integer("line_number");
        return new CardBatch.Row(
                number,
                wish(wishes.open(key(batch, number), row.bytes("wish"))),
                row.constant(CardBatch.State.class, "state"),
                row.text("code"),
                row.text("detail"),
                row.optionalText("replacement_id").map(ReplacementId::of));
    }

    private static Replacement read(Sql.Row row) {
        return new Replacement(
                ReplacementId.of(row.text("id")),
                EmployeeId.of(row.text("holder_id")),
                CredentialId.of(row.text("old_id")),
                CredentialId.of(row.text("next_id")),
                row.text("old_number"),
                row.text("next_number"),
                row.constant(ReplacementReason.class, "reason"),
                row.text("note"),
                new Fee(
                        row.number("fee_cents"),
                        row.text("fee_currency"),
                        row.constant(Fee.State.class, "fee_state"),
                        row.text("fee_by"),
                        row.text("fee_why")),
                row.text("operator"),
                row.instant("made_at"),
                row.optionalText("batch_id").map(CardBatchId::of),
                row.optionalText("request_id").map(RequestId::of),
                row.number("version"));
    }

    /** What people may have typed comes last. */
    private static String text(CardBatch.Wish wish) {
        return wish.reason() + "\u0000" + wish.number() + "\u0000" + wish.who() + "\u0000" + wish.note();
    }

    private static CardBatch.Wish wish(String text) {
        String[] parts = text.split("\u0000", 4);
        return new CardBatch.Wish(parts[2], parts[1], ReplacementReason.valueOf(parts[0]), parts[3]);
    }

    private static String key(CardBatchId batch, int number) {
        return batch.text() + "/" + number;
    }

    private static String holding(String text) {
        return "%" + text.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static Optional<String> given(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    private String org() {
        return transactions.org().text();
    }
}
