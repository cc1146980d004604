package org.clockhouse.store.internal.credential;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clockhouse.credential.delivery.TerminalList;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.spi.ListRepository;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component
public final class SqlLists implements ListRepository {

    private static final String SELECT =
            "select terminal_id, lists, reports_refusals, families, driver_version, list_version, changed_at,"
                    + " compared_at, strangers, asked, purge from terminal_list where org_id = ?";

    private final JpaTransactions transactions;

    @Activate
    public SqlLists(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Kept find(TerminalId terminal) {
        return transactions
                .sql(SELECT + " and terminal_id = ?", org(), terminal.text())
                .first(SqlLists::kept)
                .orElse(Kept.NEW);
    }

    @Override
    public Map<TerminalId, Kept> all() {
        Map<TerminalId, Kept> all = new HashMap<>();
        transactions.sql(SELECT, org()).each(row -> all.put(TerminalId.of(row.text("terminal_id")), kept(row)));
        return all;
    }

    @Override
    public void save(TerminalId terminal, Kept k) {
        Object[] values = {
            k.ability().lists(),
            k.ability().reportsRefusals(),
            String.join(" ", new TreeSet<>(k.ability().families())),
            k.driverVersion(),
            k.version(),
            k.changed().map(Instant::toEpochMilli).orElse(null),
            k.compared().map(Instant::toEpochMilli).orElse(null),
            k.strangers(),
            k.asked(),
            k.purge(),
            org(),
            terminal.text()
        };
        int changed = transactions
                .sql(
                        "update terminal_list set lists = ?, reports_refusals = ?, families = ?, driver_version = ?, list_version = ?,"
                                + " changed_at = ?, compared_at = ?, strangers = ?, asked = ?, purge = ?"
                                + " where org_id = ? and terminal_id = ?",
                        values)
                .update();
        if (changed == 0) {
            transactions
                    .sql(
                            "insert into terminal_list (lists, reports_refusals, families, driver_version, list_version,"
                                    + " changed_at, compared_at, strangers, asked, purge, org_id, terminal_id)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            values)
                    .update();
        }
    }

    private record Counted(String want, String state, long lines) {}

    @Override
    public Map<TerminalId, TerminalList.Counts> counts() {
        Map<TerminalId, TerminalList.Counts> counts = new HashMap<>();
        transactions
                .sql(
                        "select terminal_id, want, state, count(*) as lines from card_delivery where org_id = ?"
                                + " group by terminal_id, want, state",
                        org())
                .each(row -> counts.merge(
                        TerminalId.of(row.text("terminal_id")),
                        counts(new Counted(row.text("want"), row.text("state"), row.number("lines"))),
                        SqlLists::sum));
        return counts;
    }

    private static TerminalList.Counts counts(Counted counted) {
        boolean held = counted.want().equals("HELD");
        boolean confirmed = counted.state().equals("CONFIRMED");
        boolean refused = counted.state().equals("REFUSED");
        return new TerminalList.Counts(
                held ? counted.lines() : 0,
                held && confirmed ? counted.lines() : 0,
                !held && !confirmed ? counted.lines() : 0,
                refused ? counted.lines() : 0);
    }

    private static TerminalList.Counts sum(TerminalList.Counts one, TerminalList.Counts other) {
        return new TerminalList.Counts(
                one.expected() + other.expected(),
                one.confirmed() + other.confirmed(),
                one.removals() + other.removals(),
                one.refused() + other.refused());
    }

    private static Kept kept(Sql.Row row) {
        return new Kept(
                ability(row),
                row.text("driver_version"),
                row.number("list_version"),
                row.optionalInstant("changed_at"),
                row.optionalInstant("compared_at"),
                row.integer("strangers"),
                row.flag("asked"),
                row.flag("purge"));
    }

    static WallTerminal.Ability ability(Sql.Row row) {
        String families = row.text("families");
        return new WallTerminal.Ability(
                row.constant(WallTerminal.Lists.class, "lists"),
                row.flag("reports_refusals"),
                families.isEmpty() ? Set.of() : Set.of(families.split(" ")));
    }

    private String org() {
        return transactions.org().text();
    }
}
