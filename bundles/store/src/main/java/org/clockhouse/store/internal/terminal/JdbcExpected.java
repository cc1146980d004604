package org.clockhouse.store.internal.terminal;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.ExpectedTerminal;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.spi.ExpectedRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Terminals authorised beforehand, by plain SQL. */
@Component
public final class JdbcExpected implements ExpectedRepository {

    private final JpaTransactions transactions;

    @Activate
    public JdbcExpected(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(ExpectedTerminal terminal, String key) {
        ExpectedTerminal.Draft draft = terminal.draft();
        Sql insert = transactions.sql(
                "insert into terminal_expected (org_id, id, open_key, serial, name_zh, name_en, site_id, area_id,"
                        + " driver, direction, purpose, counts_from, until_at, added_by, added_at, terminal_id,"
                        + " arrived_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                transactions.org().text(),
                terminal.id(),
                key.isEmpty() ? terminal.id() : key,
                terminal.serial(),
                draft.name().zh(),
                draft.name().en(),
                draft.site().text(),
                draft.area().map(AreaId::text).orElse(null),
                draft.driver(),
                draft.direction(),
                draft.purpose(),
                draft.countsFrom().orElse(null),
                terminal.until().orElse(null),
                terminal.by(),
                terminal.at(),
                terminal.arrived().map(arrival -> arrival.terminal().text()).orElse(null),
                terminal.arrived().map(ExpectedTerminal.Arrival::at).orElse(null));
        try {
            insert.update();
        } catch (RuntimeException e) {
            throw Failures.isDuplicate(e)
                    ? Refused.duplicateAt("/serial", "terminal.expected.taken", "it is awaited already")
                    : e;
        }
    }

    @Override
    public void replace(ExpectedTerminal terminal, String key) {
        remove(terminal.id());
        add(terminal, key);
    }

    @Override
    public Optional<ExpectedTerminal> byKey(String key) {
        return select().append(" and open_key = ?", key).first(JdbcExpected::terminal);
    }

    @Override
    public Optional<ExpectedTerminal> find(String id) {
        return select().append(" and id = ?", id).first(JdbcExpected::terminal);
    }

    @Override
    public void remove(String id) {
        transactions
                .sql(
                        "delete from terminal_expected where org_id = ? and id = ?",
                        transactions.org().text(),
                        id)
                .update();
    }

    @Override
    public Slice<ExpectedTerminal> page(Scope scope, Page page) {
        Sql sql = select().and(!page.after().isEmpty(), "id < ?", page.after());
        if (!scope.everybody()) {
            sql.in("site_id", scope.sites().stream().map(SiteId::text).toList());
        }
        List<ExpectedTerminal> oneMore = sql.append(
                        " order by id desc fetch first " + (page.limit() + 1) + " rows only")
                .list(JdbcExpected::terminal);
        return Slice.of(oneMore, page, ExpectedTerminal::id);
    }

    private Sql select() {
        return transactions.sql(
                "select * from terminal_expected where org_id = ?",
                transactions.org().text());
    }

    private static ExpectedTerminal terminal(Sql.Row row) {
        return new ExpectedTerminal(
                row.text("id"),
                row.text("serial"),
                new ExpectedTerminal.Draft(
                        new LocalName(row.text("name_zh"), row.text("name_en")),
                        SiteId.of(row.text("site_id")),
                        row.optionalText("area_id").map(AreaId::of),
                        row.text("driver"),
                        row.constant(Direction.class, "direction"),
                        row.constant(Terminal.Purpose.class, "purpose"),
                        row.optionalDate("counts_from")),
                row.optionalInstant("until_at"),
                row.text("added_by"),
                row.instant("added_at"),
                row.optionalText("terminal_id")
                        .map(id -> new ExpectedTerminal.Arrival(TerminalId.of(id), row.instant("arrived_at"))));
    }
}
