package org.clockhouse.store.internal.credential;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.spi.CredentialRepository;
import org.clockhouse.credential.spi.UseRepository;
import org.clockhouse.credential.use.CardUse;
import org.clockhouse.credential.use.CardUses.Idle;
import org.clockhouse.credential.use.StoppedUse;
import org.clockhouse.credential.use.StoppedUseId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.ScopeSql;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Uses by statements. */
@Component
public final class SqlUses implements UseRepository {

    private static final String STOPPED = "select u.id, u.credential_id, u.holder_id, u.number, u.terminal_id, u.state,"
            + " u.used_at, u.let_in, u.closed_by, u.version from card_stopped_use u where u.org_id = ?";

    private final JpaTransactions transactions;
    private final CredentialRepository credentials;

    @Activate
    public SqlUses(@Reference JpaTransactions transactions, @Reference CredentialRepository credentials) {
        this.transactions = transactions;
        this.credentials = credentials;
    }

    @Override
    public long position() {
        return transactions
                .sql("select position from card_watch where org_id = ?", org())
                .number();
    }

    @Override
    public void position(long position) {
        int changed = transactions
                .sql("update card_watch set position = ? where org_id = ?", position, org())
                .update();
        if (changed == 0) {
            transactions
                    .sql("insert into card_watch (position, org_id) values (?, ?)", position, org())
                    .update();
        }
    }

    @Override
    public void add(List<CardUse> uses) {
        for (CardUse use : uses) {
            Optional<CardUse> known = where(use.credential())
                    .append(" and terminal_id = ?", use.terminal().text())
                    .first(SqlUses::use);
            CardUse sum = known.map(use::and).orElse(use);
            String statement = known.isPresent()
                    ? "update card_use set first_at = ?, last_at = ?, heard_at = ?, uses = ?"
                            + " where org_id = ? and credential_id = ? and terminal_id = ?"
                    : "insert into card_use (first_at, last_at, heard_at, uses, org_id, credential_id, terminal_id)"
                            + " values (?, ?, ?, ?, ?, ?, ?)";
            transactions
                    .sql(
                            statement,
                            sum.first(),
                            sum.last(),
                            sum.heard(),
                            sum.count(),
                            org(),
                            sum.credential().text(),
                            sum.terminal().text())
                    .update();
        }
    }

    @Override
    public List<CardUse> of(CredentialId credential) {
        return where(credential).append(" order by last_at desc").list(SqlUses::use);
    }

    private Sql where(CredentialId credential) {
        return transactions.sql(
                "select credential_id, terminal_id, first_at, last_at, heard_at, uses from card_use"
                        + " where org_id = ? and credential_id = ?",
                org(),
                credential.text());
    }

    private record Unused(CredentialId credential, Optional<Instant> last) {}

    @Override
    public Slice<Idle> idle(Scope scope, Instant since, boolean never, Page page) {
        Sql sql = transactions.sql(
                "select c.id, max(u.last_at) as last_at from credential c left join card_use u"
                        + " on u.org_id = c.org_id and u.credential_id = c.id"
                        + " where c.org_id = ? and c.state = 'ACTIVE' and c.kind = 'CARD' and c.issued_at < ?",
                org(),
                since);
        ScopeSql.seen(sql, org(), "c.holder_id", scope);
        sql.and(!page.after().isEmpty(), "c.id < ?", page.after());
        sql.append(" group by c.id having max(u.last_at) is null");
        if (!never) {
            sql.append(" or max(u.last_at) < ?", since);
        }
        List<Unused> found = sql.append(" order by c.id desc fetch first " + (page.limit() + 1) + " rows only")
                .list(row -> new Unused(CredentialId.of(row.text("id")), row.optionalInstant("last_at")));
        List<Idle> idle = new ArrayList<>();
        for (Unused each : found) {
            idle.add(new Idle(credentials.find(each.credential()).orElseThrow(), each.last()));
        }
        return Slice.of(idle, page, each -> each.credential().id().text());
    }

    @Override
    public void add(StoppedUse use) {
        long known = transactions
                .sql(
                        "select count(*) from card_stopped_use where org_id = ? and credential_id = ?"
                                + " and terminal_id = ? and used_at = ?",
                        org(),
                        use.credential().text(),
                        use.terminal().text(),
                        use.at())
                .number();
        if (known > 0) {
            return;
        }
        transactions
                .sql(
                        "insert into card_stopped_use (org_id, id, credential_id, holder_id, number, terminal_id, state,"
                                + " used_at, let_in, closed_by, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        use.id().text(),
                        use.credential().text(),
                        use.holder().text(),
                        use.number(),
                        use.terminal().text(),
                        use.state(),
                        use.at(),
                        use.letIn(),
                        use.closedBy(),
                        use.version())
                .update();
    }

    @Override
    public Optional<StoppedUse> stopped(StoppedUseId use) {
        return transactions.sql(STOPPED + " and u.id = ?", org(), use.text()).first(SqlUses::stopped);
    }

    @Override
    public Slice<StoppedUse> stopped(Scope scope, boolean openOnly, Page page) {
        Sql sql = transactions.sql(STOPPED, org());
        ScopeSql.seen(sql, org(), "u.holder_id", scope);
        sql.and(openOnly, "u.closed_by = ''");
        sql.and(!page.after().isEmpty(), "u.id < ?", page.after());
        List<StoppedUse> found = sql.append(" order by u.id desc fetch first " + (page.limit() + 1) + " rows only")
                .list(SqlUses::stopped);
        return Slice.of(found, page, use -> use.id().text());
    }

    @Override
    public StoppedUse close(StoppedUse use) {
        transactions
                .sql(
                        "update card_stopped_use set closed_by = ?, version = version + 1"
                                + " where org_id = ? and id = ? and version = ?",
                        use.closedBy(),
                        org(),
                        use.id().text(),
                        use.version())
                .updateOne("stopped-use", use.id().text());
        return use.closed(use.closedBy(), use.version() + 1);
    }

    private static CardUse use(Sql.Row row) {
        return new CardUse(
                CredentialId.of(row.text("credential_id")),
                TerminalId.of(row.text("terminal_id")),
                row.instant("first_at"),
                row.instant("last_at"),
                row.instant("heard_at"),
                row.number("uses"));
    }

    private static StoppedUse stopped(Sql.Row row) {
        return new StoppedUse(
                StoppedUseId.of(row.text("id")),
                CredentialId.of(row.text("credential_id")),
                EmployeeId.of(row.text("holder_id")),
                row.text("number"),
                TerminalId.of(row.text("terminal_id")),
                row.constant(CredentialState.class, "state"),
                row.instant("used_at"),
                row.flag("let_in"),
                row.text("closed_by"),
                row.number("version"));
    }

    private String org() {
        return transactions.org().text();
    }
}
