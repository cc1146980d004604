package org.clockhouse.store.internal.terminal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.clockhouse.credential.LocalText;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.Snapshot;
import org.clockhouse.terminal.SnapshotId;
import org.clockhouse.terminal.SnapshotRule;
import org.clockhouse.terminal.spi.SnapshotRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is known of pictures by plain SQL; they lie in the vault. */
@Component
public final class JdbcSnapshots implements SnapshotRepository {

    /** Derby, which plans on an empty table, is told by which key punches are read; a comment to PostgreSQL. */
    private static final String SELECT = "select s.*, p.employee_id from snapshot s left join punch p"
            + " --DERBY-PROPERTIES constraint=punch_key\n on p.org_id = s.org_id and p.position = s.position"
            + " where s.org_id = ?";

    private final JpaTransactions transactions;

    @Activate
    public JdbcSnapshots(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<SnapshotRule> rule() {
        return transactions
                .sql("select * from snapshot_rule where org_id = ?", org())
                .first(row -> new SnapshotRule(
                        row.flag("is_on"),
                        row.integer("keep_days"),
                        new LocalText(row.text("notice_zh"), row.text("notice_en")),
                        row.integer("sample_percent"),
                        row.integer("low_score"),
                        row.integer("most_per_day"),
                        row.number("version")));
    }

    @Override
    public SnapshotRule put(SnapshotRule rule) {
        if (rule.version() != rule().map(SnapshotRule::version).orElse(0L)) {
            throw new Stale("snapshot-rule", "");
        }
        Object[] values = {
            rule.on(),
            rule.keepDays(),
            rule.notice().zh(),
            rule.notice().en(),
            rule.samplePercent(),
            rule.lowScore(),
            rule.mostPerDay(),
            rule.version() + 1,
            org()
        };
        if (rule.version() == 0) {
            transactions
                    .sql(
                            "insert into snapshot_rule (is_on, keep_days, notice_zh, notice_en, sample_percent,"
                                    + " low_score, most_per_day, version, org_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            values)
                    .update();
        } else if (transactions
                        .sql(
                                "update snapshot_rule set is_on = ?, keep_days = ?, notice_zh = ?, notice_en = ?,"
                                        + " sample_percent = ?, low_score = ?, most_per_day = ?, version = ? where org_id"
                                        + " = ?",
                                values)
                        .append(" and version = ?", rule.version())
                        .update()
                != 1) {
            throw new Stale("snapshot-rule", "");
        }
        return rule.atVersion(rule.version() + 1);
    }

    @Override
    public boolean isKnown(Snapshot snapshot) {
        return transactions
                        .sql(
                                "select count(*) from snapshot where org_id = ? and terminal_id = ? and reading = ?"
                                        + " and holder = ? and hash = ?",
                                org(),
                                snapshot.terminal().text(),
                                reading(snapshot.clockReading()),
                                snapshot.holder(),
                                snapshot.hash())
                        .number()
                > 0;
    }

    @Override
    public void add(Snapshot snapshot) {
        transactions
                .sql(
                        "insert into snapshot (org_id, id, terminal_id, holder, reading, hash, made_at, received_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        snapshot.id().text(),
                        snapshot.terminal().text(),
                        snapshot.holder(),
                        reading(snapshot.clockReading()),
                        snapshot.hash(),
                        snapshot.at(),
                        snapshot.received())
                .update();
    }

    @Override
    public Optional<Snapshot> find(SnapshotId snapshot) {
        return select().append(" and s.id = ?", snapshot.text()).first(JdbcSnapshots::snapshot);
    }

    @Override
    public List<Snapshot> loose(TerminalId terminal, Collection<LocalDateTime> readings) {
        return select().append(" and s.terminal_id = ? and s.position is null", terminal.text())
                .in(
                        "s.reading",
                        readings.stream()
                                .map(reading -> reading(Optional.of(reading)))
                                .toList())
                .append(" order by s.id")
                .list(JdbcSnapshots::snapshot);
    }

    @Override
    public void link(SnapshotId snapshot, long punch, Instant at) {
        transactions
                .sql(
                        "update snapshot set position = ?, made_at = ? where org_id = ? and id = ?",
                        punch,
                        at,
                        org(),
                        snapshot.text())
                .update();
    }

    @Override
    public List<Snapshot> of(EmployeeId person, Instant from, Instant until, int limit) {
        return transactions
                .sql(
                        "select s.*, p.employee_id from punch p --DERBY-PROPERTIES index=punch_of_employee\n"
                                + " join snapshot s on s.org_id = p.org_id and s.position = p.position"
                                + " where p.org_id = ? and p.employee_id = ? and p.made_at >= ? and p.made_at < ?",
                        org(),
                        person.text(),
                        from,
                        until)
                .append(" order by s.made_at, s.id fetch first " + limit + " rows only")
                .list(JdbcSnapshots::snapshot);
    }

    @Override
    public List<Snapshot> at(TerminalId terminal, Instant from, Instant until, int limit) {
        return select().append(
                        " and s.terminal_id = ? and s.made_at >= ? and s.made_at < ?", terminal.text(), from, until)
                .append(" order by s.made_at, s.id fetch first " + limit + " rows only")
                .list(JdbcSnapshots::snapshot);
    }

    @Override
    public int receivedSince(TerminalId terminal, Instant when) {
        return (int) transactions
                .sql(
                        "select count(*) from snapshot where org_id = ? and received_at >= ? and terminal_id = ?",
                        org(),
                        when,
                        terminal.text())
                .number();
    }

    @Override
    public List<Snapshot> receivedBefore(Instant when, int limit) {
        return select().append(" and s.received_at < ?", when)
                .append(" order by s.received_at fetch first " + limit + " rows only")
                .list(JdbcSnapshots::snapshot);
    }

    @Override
    public void remove(SnapshotId snapshot) {
        transactions
                .sql("delete from snapshot where org_id = ? and id = ?", org(), snapshot.text())
                .update();
    }

    private Sql select() {
        return transactions.sql(SELECT, org());
    }

    private static long reading(Optional<LocalDateTime> shown) {
        return shown.map(reading -> reading.toEpochSecond(ZoneOffset.UTC)).orElse(0L);
    }

    private static Snapshot snapshot(Sql.Row row) {
        long reading = row.number("reading");
        return new Snapshot(
                SnapshotId.of(row.text("id")),
                TerminalId.of(row.text("terminal_id")),
                row.text("holder"),
                reading == 0 ? Optional.empty() : Optional.of(LocalDateTime.ofEpochSecond(reading, 0, ZoneOffset.UTC)),
                row.instant("made_at"),
                row.instant("received_at"),
                row.isNull("position") ? OptionalLong.empty() : OptionalLong.of(row.number("position")),
                row.optionalText("employee_id").map(EmployeeId::of),
                row.text("hash"));
    }

    private String org() {
        return transactions.org().text();
    }
}
