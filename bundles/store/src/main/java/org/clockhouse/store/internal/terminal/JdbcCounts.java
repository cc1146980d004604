package org.clockhouse.store.internal.terminal;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.terminal.TerminalCount;
import org.clockhouse.terminal.spi.CountRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts by plain SQL. */
@Component
public final class JdbcCounts implements CountRepository {

    private final JpaTransactions transactions;

    @Activate
    public JdbcCounts(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<TerminalCount> find(TerminalId terminal) {
        return transactions
                .sql("select * from terminal_count where org_id = ? and terminal_id = ?", org(), terminal.text())
                .first(row -> new TerminalCount(
                        terminal,
                        row.number("stated"),
                        row.number("stored"),
                        row.number("surplus"),
                        row.instant("counted_at"),
                        Optional.of(row.instant("lacking_since_at")).filter(Instant.EPOCH::isBefore),
                        row.flag("reading_again")));
    }

    @Override
    public void save(TerminalCount count) {
        Object[] values = {
            count.stated(),
            count.stored(),
            count.surplus(),
            count.countedAt(),
            count.lackingSince().orElse(Instant.EPOCH),
            count.readingAgain(),
            org(),
            count.terminal().text()
        };
        int updated = transactions
                .sql(
                        "update terminal_count set stated = ?, stored = ?, surplus = ?, counted_at = ?,"
                                + " lacking_since_at = ?, reading_again = ? where org_id = ? and terminal_id = ?",
                        values)
                .update();
        if (updated == 0) {
            transactions
                    .sql(
                            "insert into terminal_count (stated, stored, surplus, counted_at, lacking_since_at,"
                                    + " reading_again, org_id, terminal_id) values (?, ?, ?, ?, ?, ?, ?, ?)",
                            values)
                    .update();
        }
    }

    private String org() {
        return transactions.org().text();
    }
}
