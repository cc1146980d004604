package org.clockhouse.store.internal.terminal;

import java.time.LocalDate;
import java.util.List;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.MaintenanceEntry;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.spi.MaintenanceRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The maintenance log by plain SQL. */
@Component
public final class JdbcMaintenance implements MaintenanceRepository {

    private final JpaTransactions transactions;

    @Activate
    public JdbcMaintenance(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(MaintenanceEntry entry) {
        transactions
                .sql(
                        "insert into terminal_maintenance (org_id, id, terminal_id, done_work, said, done_on, next_on,"
                                + " written_by, written_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        transactions.org().text(),
                        entry.id(),
                        entry.terminal().text(),
                        entry.work(),
                        entry.text(),
                        entry.doneOn(),
                        entry.nextOn().orElse(null),
                        entry.by(),
                        entry.at())
                .update();
    }

    @Override
    public Slice<MaintenanceEntry> of(TerminalId terminal, Page page) {
        List<MaintenanceEntry> oneMore = select().append(" and m.terminal_id = ?", terminal.text())
                .and(!page.after().isEmpty(), "m.id < ?", page.after())
                .append(" order by m.id desc fetch first " + (page.limit() + 1) + " rows only")
                .list(JdbcMaintenance::entry);
        return Slice.of(oneMore, page, MaintenanceEntry::id);
    }

    @Override
    public List<MaintenanceEntry> due(Scope scope, LocalDate by) {
        Sql sql = select().append(
                        " and m.next_on <= ? and not exists (select 1 from terminal_maintenance n where n.org_id = m.org_id"
                                + " and n.terminal_id = m.terminal_id and n.done_work = m.done_work and n.id > m.id)"
                                + " and exists (select 1 from terminal t where t.org_id = m.org_id"
                                + " and t.id = m.terminal_id and t.status <> ?",
                        by,
                        Terminal.Status.RETIRED);
        if (!scope.everybody()) {
            sql.in("t.site_id", scope.sites().stream().map(SiteId::text).toList());
        }
        return sql.append(") order by m.next_on, m.id").list(JdbcMaintenance::entry);
    }

    private Sql select() {
        return transactions.sql(
                "select m.* from terminal_maintenance m where m.org_id = ?",
                transactions.org().text());
    }

    private static MaintenanceEntry entry(Sql.Row row) {
        return new MaintenanceEntry(
                row.text("id"),
                TerminalId.of(row.text("terminal_id")),
                row.constant(MaintenanceEntry.Work.class, "done_work"),
                row.text("said"),
                row.date("done_on"),
                row.optionalDate("next_on"),
                row.text("written_by"),
                row.instant("written_at"));
    }
}
