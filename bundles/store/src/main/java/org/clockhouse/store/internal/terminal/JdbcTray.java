package org.clockhouse.store.internal.terminal;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.UnknownTerminal;
import org.clockhouse.terminal.spi.TrayRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tray by plain SQL. */
@Component
public final class JdbcTray implements TrayRepository {

    private final JpaTransactions transactions;

    @Activate
    public JdbcTray(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void save(UnknownTerminal terminal) {
        remove(terminal.serial());
        transactions
                .sql(
                        "insert into terminal_unknown (org_id, serial, driver, model, firmware, remote, first_seen_at,"
                                + " last_seen_at, calls) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        transactions.org().text(),
                        terminal.serial(),
                        terminal.driver(),
                        terminal.model(),
                        terminal.firmware(),
                        terminal.remote(),
                        terminal.firstSeen(),
                        terminal.lastSeen(),
                        terminal.calls())
                .update();
    }

    @Override
    public Optional<UnknownTerminal> find(String serial) {
        return select().append(" and serial = ?", serial).first(JdbcTray::terminal);
    }

    @Override
    public void remove(String serial) {
        transactions
                .sql(
                        "delete from terminal_unknown where org_id = ? and serial = ?",
                        transactions.org().text(),
                        serial)
                .update();
    }

    @Override
    public int size() {
        return (int) transactions
                .sql(
                        "select count(*) from terminal_unknown where org_id = ?",
                        transactions.org().text())
                .number();
    }

    @Override
    public Slice<UnknownTerminal> page(Page page) {
        List<UnknownTerminal> oneMore = select().and(!page.after().isEmpty(), "serial > ?", page.after())
                .append(" order by serial fetch first " + (page.limit() + 1) + " rows only")
                .list(JdbcTray::terminal);
        return Slice.of(oneMore, page, UnknownTerminal::serial);
    }

    private Sql select() {
        return transactions.sql(
                "select * from terminal_unknown where org_id = ?",
                transactions.org().text());
    }

    private static UnknownTerminal terminal(Sql.Row row) {
        return new UnknownTerminal(
                row.text("serial"),
                row.text("driver"),
                row.text("model"),
                row.text("firmware"),
                row.text("remote"),
                row.instant("first_seen_at"),
                row.instant("last_seen_at"),
                row.number("calls"));
    }
}
