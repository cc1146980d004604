package org.clockhouse.store.internal.audit;

import java.util.List;
import java.util.Optional;
import org.clockhouse.audit.AuditEntry;
import org.clockhouse.audit.AuditFilter;
import org.clockhouse.audit.Checkpoint;
import org.clockhouse.audit.spi.AuditRepository;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The audit trail in tables that are only ever appended to; plain SQL, since no entry is ever loaded to be changed. */
@Component
public final class SqlAuditEntries implements AuditRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlAuditEntries(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void append(AuditEntry entry) {
        Sql.batch(transactions.appending(), AuditRows.INSERT, List.<Object[]>of(AuditRows.values(org(), entry)));
    }

    @Override
    public List<AuditEntry> unsealed(int limit) {
        return select(" and chain_sequence is null order by position", limit);
    }

    @Override
    public void seal(Head expected, List<AuditEntry> sealed) {
        AuditEntry last = sealed.get(sealed.size() - 1);
        moveHead(expected, new Head(last.sequence(), last.hash()));
        Sql.batch(
                transactions.appending(),
                "update audit_entry set chain_sequence = ?, previous_hash = ?, chain_hash = ?"
                        + " where org_id = ? and id = ? and chain_sequence is null",
                sealed.stream().map(this::place).toList());
        long placed = transactions
                .sql("select count(*) from audit_entry where org_id = ?", org())
                .append(" and chain_sequence > ? and chain_sequence <= ?", expected.sequence(), last.sequence())
                .number();
        if (placed != sealed.size()) {
            throw new Stale("audit-entry", Long.toString(expected.sequence()));
        }
    }

    @Override
    public Optional<Head> head() {
        return transactions
                .sql("select chain_sequence, chain_hash from audit_head where org_id = ?", org())
                .first(row -> new Head(row.number("chain_sequence"), row.text("chain_hash")));
    }

    @Override
    public List<AuditEntry> sealedAfter(long sequence, int limit) {
        return select(" and chain_sequence > ? order by chain_sequence", limit, sequence);
    }

    @Override
    public Slice<AuditEntry> page(AuditFilter filter, Page page) {
        record Found(long position, AuditEntry entry) {}
        String org = org();
        List<Found> found = transactions
                .sql("select * from audit_entry where org_id = ?", org)
                .and(!page.after().isEmpty(), "position < ?", page.afterNumber(0))
                .and(!filter.actor().isEmpty(), "actor_id = ?", filter.actor())
                .and(
                        filter.action().endsWith("."),
                        "action >= ? and action < ?",
                        filter.action(),
                        after(filter.action()))
                .and(!filter.action().isEmpty() && !filter.action().endsWith("."), "action = ?", filter.action())
                .and(!filter.subjectKind().isEmpty(), "subject_kind = ?", filter.subjectKind())
                .and(
                        !filter.subjectIds().isEmpty(),
                        "subject_id in (?"
                                + ", ?".repeat(Math.max(0, filter.subjectIds().size() - 1)) + ")",
                        filter.subjectIds().toArray())
                .append(" and recorded_at >= ? and recorded_at < ?", filter.from(), filter.until())
                .append(" order by position desc fetch first " + (page.limit() + 1) + " rows only")
                .list(row -> new Found(row.number("position"), AuditRows.entry(org, row)));
        return Slice.of(found, page, item -> Long.toString(item.position())).map(Found::entry);
    }

    @Override
    public void add(Checkpoint checkpoint) {
        try {
            transactions
                    .sql(
                            "insert into audit_checkpoint (org_id, number, signed_at, chain_sequence, chain_hash,"
                                    + " previous_hash, signature) values (?, ?, ?, ?, ?, ?, ?)",
                            org(),
                            checkpoint.number(),
                            checkpoint.at(),
                            checkpoint.sequence(),
                            checkpoint.hash(),
                            checkpoint.previous(),
                            checkpoint.signature())
                    .update();
        } catch (RuntimeException e) {
            throw Failures.isDuplicate(e) ? taken(checkpoint) : e;
        }
    }

    @Override
    public List<Checkpoint> checkpointsAfter(long number, int limit) {
        return transactions
                .sql("select * from audit_checkpoint where org_id = ? and number > ?", org(), number)
                .append(" order by number fetch first " + limit + " rows only")
                .list(AuditRows::checkpoint);
    }

    @Override
    public Optional<Checkpoint> lastCheckpoint() {
        return transactions
                .sql("select * from audit_checkpoint where org_id = ?", org())
                .append(" order by number desc fetch first 1 rows only")
                .first(AuditRows::checkpoint);
    }

    /** By compare-and-set: the loser of two sealers changes no row. */
    private void moveHead(Head from, Head to) {
        int moved = transactions
                .sql(
                        "update audit_head set chain_sequence = ?, chain_hash = ? where org_id = ? and chain_sequence = ?",
                        to.sequence(),
                        to.hash(),
                        org(),
                        from.sequence())
                .update();
        if (moved == 0 && (from.sequence() > 0 || head().isPresent())) {
            throw new Stale("audit-head", Long.toString(from.sequence()));
        }
        if (moved == 0) {
            firstHead(to);
        }
    }

    private void firstHead(Head to) {
        try {
            transactions
                    .sql(
                            "insert into audit_head (org_id, chain_sequence, chain_hash) values (?, ?, ?)",
                            org(),
                            to.sequence(),
                            to.hash())
                    .update();
        } catch (RuntimeException e) {
            throw Failures.isDuplicate(e) ? new Stale("audit-head", "0") : e;
        }
    }

    private Object[] place(AuditEntry entry) {
        return new Object[] {
            entry.sequence(),
            entry.seal().previous(),
            entry.hash(),
            org(),
            entry.id().toString()
        };
    }

    private List<AuditEntry> select(String condition, int limit, Object... values) {
        String org = org();
        return transactions
                .sql("select * from audit_entry where org_id = ?", org)
                .append(condition, values)
                .append(" fetch first " + limit + " rows only")
                .list(row -> AuditRows.entry(org, row));
    }

    private String org() {
        return transactions.org().text();
    }

    /** The first text behind all that begin with this one, which ends in a dot. */
    private static String after(String prefix) {
        return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1) + (char) ('.' + 1);
    }

    private static Refused taken(Checkpoint checkpoint) {
        return Refused.duplicate("audit.checkpoint.taken", "checkpoint " + checkpoint.number() + " is there already");
    }
}
