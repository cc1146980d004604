package org.clockhouse.store.internal.terminal;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.AlarmId;
import org.clockhouse.terminal.spi.AlarmRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Alarms by plain SQL. */
@Component
public final class JdbcAlarms implements AlarmRepository {

    private final JpaTransactions transactions;

    @Activate
    public JdbcAlarms(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Alarm alarm) {
        transactions
                .sql(
                        "insert into terminal_alarm (org_id, id, terminal_id, kind, detail, since_at, last_at,"
                                + " occurrences, state, closed_by, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        transactions.org().text(),
                        alarm.id().text(),
                        alarm.terminal().text(),
                        alarm.kind(),
                        alarm.detail(),
                        alarm.since(),
                        alarm.last(),
                        alarm.count(),
                        alarm.state(),
                        alarm.by(),
                        alarm.version())
                .update();
    }

    @Override
    public Alarm update(Alarm alarm) {
        transactions
                .sql(
                        "update terminal_alarm set detail = ?, last_at = ?, occurrences = ?, state = ?, closed_by = ?,"
                                + " version = version + 1 where org_id = ? and id = ? and version = ?",
                        alarm.detail(),
                        alarm.last(),
                        alarm.count(),
                        alarm.state(),
                        alarm.by(),
                        transactions.org().text(),
                        alarm.id().text(),
                        alarm.version())
                .updateOne("alarm", alarm.id().text());
        return find(alarm.id()).orElseThrow();
    }

    @Override
    public Optional<Alarm> find(AlarmId alarm) {
        return select().append(" and a.id = ?", alarm.text()).first(JdbcAlarms::alarm);
    }

    @Override
    public Optional<Alarm> open(TerminalId terminal, Alarm.Kind kind) {
        return select().append(
                        " and a.terminal_id = ? and a.kind = ? and a.state = ? order by a.id",
                        terminal.text(),
                        kind,
                        Alarm.State.OPEN)
                .first(JdbcAlarms::alarm);
    }

    @Override
    public List<Alarm> open(Alarm.Kind kind) {
        return select().append(" and a.kind = ? and a.state = ? order by a.id", kind, Alarm.State.OPEN)
                .list(JdbcAlarms::alarm);
    }

    @Override
    public Slice<Alarm> page(Scope scope, boolean openOnly, Page page) {
        Sql sql = select().and(!page.after().isEmpty(), "a.id < ?", page.after())
                .and(openOnly, "a.state = ?", Alarm.State.OPEN);
        if (!scope.everybody()) {
            sql.append(" and exists (select 1 from terminal t where t.org_id = a.org_id and t.id = a.terminal_id")
                    .in("t.site_id", scope.sites().stream().map(SiteId::text).toList())
                    .append(")");
        }
        List<Alarm> oneMore = sql.append(" order by a.id desc fetch first " + (page.limit() + 1) + " rows only")
                .list(JdbcAlarms::alarm);
        return Slice.of(oneMore, page, alarm -> alarm.id().text());
    }

    private Sql select() {
        return transactions.sql(
                "select a.* from terminal_alarm a where a.org_id = ?",
                transactions.org().text());
    }

    private static Alarm alarm(Sql.Row row) {
        return new Alarm(
                AlarmId.of(row.text("id")),
                TerminalId.of(row.text("terminal_id")),
                row.constant(Alarm.Kind.class, "kind"),
                row.text("detail"),
                row.instant("since_at"),
                row.instant("last_at"),
                row.number("occurrences"),
                row.constant(Alarm.State.class, "state"),
                row.text("closed_by"),
                row.number("version"));
    }
}
