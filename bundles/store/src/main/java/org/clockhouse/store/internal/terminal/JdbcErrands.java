package org.clockhouse.store.internal.terminal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.Errand.State;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.spi.ErrandRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Errands by plain SQL. */
@Component
public final class JdbcErrands implements ErrandRepository {

    private final JpaTransactions transactions;
    private final FieldCipher.Column sealed;

    @Activate
    public JdbcErrands(@Reference JpaTransactions transactions, @Reference FieldCipher cipher) {
        this.transactions = transactions;
        this.sealed = cipher.column("terminal_errand", "task");
    }

    @Override
    public Errand add(TerminalId terminal, ErrandTask task, Instant asked, Optional<Instant> expires, String by) {
        String org = transactions.org().text();
        long number = 1
                + transactions
                        .sql("select coalesce(max(errand_no), 0) from terminal_errand where org_id = ?", org)
                        .number();
        transactions
                .sql(
                        "insert into terminal_errand (org_id, errand_no, terminal_id, kind, task, state, detail,"
                                + " asked_at, changed_at, expires_at, handed, asked_by)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        org,
                        number,
                        terminal.text(),
                        task.kind(),
                        sealed.seal(place(org, number), ErrandTasks.write(task)),
                        State.QUEUED,
                        "",
                        asked,
                        asked,
                        expires.map(Instant::toEpochMilli).orElse(null),
                        0,
                        by)
                .update();
        return new Errand(number, terminal, task, State.QUEUED, "", asked, asked, expires, 0, by);
    }

    @Override
    public void update(Errand errand) {
        transactions
                .sql(
                        "update terminal_errand set state = ?, detail = ?, changed_at = ?, handed = ?"
                                + " where org_id = ? and errand_no = ?",
                        errand.state(),
                        errand.detail(),
                        errand.changed(),
                        errand.handed(),
                        transactions.org().text(),
                        errand.number())
                .update();
    }

    @Override
    public Optional<Errand> find(TerminalId terminal, long number) {
        return select(terminal).append(" and errand_no = ?", number).first(this::errand);
    }

    @Override
    public List<Errand> open(TerminalId terminal) {
        return select(terminal)
                .in("state", List.copyOf(Errand.OPEN))
                .append(" order by errand_no")
                .list(this::errand);
    }

    @Override
    public Set<TerminalId> terminals() {
        return new HashSet<>(transactions
                .sql(
                        "select distinct terminal_id from terminal_errand where org_id = ?",
                        transactions.org().text())
                .in("state", List.copyOf(Errand.OPEN))
                .list(row -> TerminalId.of(row.text("terminal_id"))));
    }

    @Override
    public Slice<Errand> page(TerminalId terminal, Page page) {
        boolean further = page.after().matches("\\d{1,18}");
        List<Errand> oneMore = select(terminal)
                .and(further, "errand_no < ?", further ? Long.parseLong(page.after()) : 0L)
                .append(" order by errand_no desc fetch first " + (page.limit() + 1) + " rows only")
                .list(this::errand);
        return Slice.of(oneMore, page, errand -> String.valueOf(errand.number()));
    }

    private Sql select(TerminalId terminal) {
        return transactions.sql(
                "select * from terminal_errand where org_id = ? and terminal_id = ?",
                transactions.org().text(),
                terminal.text());
    }

    private Errand errand(Sql.Row row) {
        long number = row.number("errand_no");
        String task = sealed.open(place(row.text("org_id"), number), row.bytes("task"));
        return new Errand(
                number,
                TerminalId.of(row.text("terminal_id")),
                ErrandTasks.read(row.constant(ErrandTask.Kind.class, "kind"), task),
                row.constant(State.class, "state"),
                row.text("detail"),
                row.instant("asked_at"),
                row.instant("changed_at"),
                row.optionalInstant("expires_at"),
                row.integer("handed"),
                row.text("asked_by"));
    }

    private static String place(String org, long number) {
        return org + "|" + number;
    }
}
