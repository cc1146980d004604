package org.clockhouse.store.internal.punch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchFilter;
import org.clockhouse.punch.QuarantineDraft;
import org.clockhouse.punch.QuarantineFilter;
import org.clockhouse.punch.QuarantinedRow;
import org.clockhouse.punch.Road;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.ScopeSql;
import org.clockhouse.store.internal.Sql;

/** Lists, latest first. Derby does not read an index backwards, so the log is looked through in growing windows. */
final class PunchPages {

    private static final long FIRST_WINDOW = 2_000;

    private final JpaTransactions transactions;
    private final PunchReader reader;
    private final PunchPositions positions;
    private final PunchSeal seal;

    PunchPages(JpaTransactions transactions, PunchReader reader, PunchPositions positions, PunchSeal seal) {
        this.transactions = transactions;
        this.reader = reader;
        this.positions = positions;
        this.seal = seal;
    }

    Slice<Punch> punches(Scope scope, PunchFilter filter, Page page) {
        if (filter.employee().isPresent()) {
            Sql sql = fitting(
                    reader.select(PunchReader.By.EMPLOYEE).append(" and position < ?", before(page)), scope, filter);
            return slice(latest(sql, page.limit() + 1).list(reader::punch), page, Punch::position);
        }
        List<Punch> found = new ArrayList<>();
        long until = before(page);
        for (long window = FIRST_WINDOW; until > 1 && found.size() <= page.limit(); window *= 4) {
            long from = Math.max(1, until - window);
            Sql sql = reader.select(PunchReader.By.POSITION).append(" and position >= ? and position < ?", from, until);
            found.addAll(latest(fitting(sql, scope, filter), page.limit() + 1 - found.size())
                    .list(reader::punch));
            until = from;
        }
        return slice(found, page, Punch::position);
    }

    Slice<QuarantinedRow> quarantine(Scope scope, QuarantineFilter filter, Page page) {
        Sql sql = reader.standing(
                        transactions.sql(
                                "select * from punch_quarantine where org_id = ?",
                                transactions.org().text()),
                        scope)
                .append(" and position < ?", before(page));
        filter.terminal()
                .ifPresent(terminal -> sql.append(
                        " and terminal_number = ?", reader.number(terminal).orElse(0)));
        if (!filter.reasons().isEmpty()) {
            sql.in("reason", filter.reasons());
        }
        return slice(latest(sql, page.limit() + 1).list(this::row), page, QuarantinedRow::position);
    }

    /** In their order. */
    List<QuarantinedRow> quarantined(long after, long upTo, int limit) {
        return transactions
                .sql(
                        "select * from punch_quarantine where org_id = ? and position > ? and position <= ?",
                        transactions.org().text(),
                        after,
                        upTo)
                .append(" order by position fetch first " + limit + " rows only")
                .list(this::row);
    }

    private Sql fitting(Sql sql, Scope scope, PunchFilter filter) {
        ScopeSql.seen(sql, transactions.org().text(), "employee_id", scope);
        filter.employee().ifPresent(employee -> sql.append(" and employee_id = ?", employee.text()));
        filter.terminal()
                .ifPresent(terminal -> sql.append(
                        " and terminal_number = ?", reader.number(terminal).orElse(0)));
        if (!filter.flags().isEmpty()) {
            sql.in("manner_number", reader.manners(manner -> filter.flags().stream()
                    .anyMatch(manner.flags()::contains)));
        }
        return sql.append(" and made_at >= ? and made_at < ?", filter.from(), filter.until())
                .and(filter.unmatchedOnly(), "employee_id is null");
    }

    private static Sql latest(Sql sql, int limit) {
        return sql.append(" order by position desc fetch first " + limit + " rows only");
    }

    /** The position that the page ends before; of the first page, one above the last that is complete. */
    private long before(Page page) {
        return page.afterNumber(positions.complete(transactions.org().text()) + 1);
    }

    private QuarantinedRow row(Sql.Row row) {
        TerminalId terminal = reader.terminal(row.integer("terminal_number"));
        return new QuarantinedRow(
                row.number("position"),
                terminal,
                row.constant(Road.class, "road"),
                row.text("source"),
                row.instant("received_at"),
                new QuarantineDraft(
                        seal.openRaw(transactions.org(), terminal, row.bytes("sealed")),
                        row.number("line_number"),
                        row.constant(QuarantineDraft.Reason.class, "reason"),
                        row.text("detail")));
    }

    private static <T> Slice<T> slice(List<T> oneMore, Page page, Function<T, Long> position) {
        return Slice.of(oneMore, page, row -> Long.toString(position.apply(row)));
    }
}
