package org.clockhouse.store.internal.credential;

import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.spi.WallRepository;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the terminals' own rows. */
@Component
public final class SqlWall implements WallRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlWall(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<WallTerminal> terminals() {
        return sql().append(" order by t.folded, t.id").list(SqlWall::terminal);
    }

    /** Terminals are never deleted, and each change of one is a version of it. */
    @Override
    public long edition() {
        return transactions
                .sql(
                        "select count(*) as terminals, coalesce(sum(version), 0) as versions from terminal where org_id = ?",
                        transactions.org().text())
                .first(row -> row.number("terminals") + row.number("versions"))
                .orElse(0L);
    }

    @Override
    public Optional<WallTerminal> terminal(TerminalId terminal) {
        return sql().append(" and t.id = ?", terminal.text()).first(SqlWall::terminal);
    }

    private Sql sql() {
        return transactions.sql(
                "select t.id, t.name_zh, t.name_en, t.site_id, t.area_id, t.purpose,"
                        + " coalesce(s.kind, 'NEVER_SEEN') as kind,"
                        + " coalesce(s.since_at, t.bound_since_at) as since_at,"
                        + " coalesce(l.lists, 'UNKNOWN') as lists,"
                        + " coalesce(l.reports_refusals, false) as reports_refusals,"
                        + " coalesce(l.families, '') as families from terminal t"
                        + " left join terminal_state s on s.org_id = t.org_id and s.terminal_id = t.id"
                        + " left join terminal_list l on l.org_id = t.org_id and l.terminal_id = t.id"
                        + " where t.org_id = ? and t.status in ('IN_USE', 'DISABLED')",
                transactions.org().text());
    }

    private static WallTerminal terminal(Sql.Row row) {
        return new WallTerminal(
                TerminalId.of(row.text("id")),
                new LocalName(row.text("name_zh"), row.text("name_en")),
                SiteId.of(row.text("site_id")),
                row.optionalText("area_id").map(AreaId::of),
                !row.text("purpose").equals("ACCESS"),
                row.text("kind").equals("ONLINE"),
                row.instant("since_at"),
                SqlLists.ability(row));
    }
}
