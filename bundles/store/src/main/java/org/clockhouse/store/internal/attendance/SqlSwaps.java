package org.clockhouse.store.internal.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.market.Swap;
import org.clockhouse.attendance.market.SwapId;
import org.clockhouse.attendance.spi.SwapRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.request.RequestId;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Swaps; why they are wished is sealed. */
@Component
public final class SqlSwaps implements SwapRepository {

    private final JpaTransactions transactions;
    private final FieldCipher.Column notes;

    @Activate
    public SqlSwaps(@Reference JpaTransactions transactions, @Reference FieldCipher cipher) {
        this.transactions = transactions;
        this.notes = cipher.column("roster_swap", "note");
    }

    @Override
    public Swap put(Swap swap) {
        if (swap.version() == 0) {
            insert(swap);
        } else {
            update(swap);
        }
        return swap.at(swap.version() + 1);
    }

    private void insert(Swap swap) {
        transactions
                .sql(
                        "insert into roster_swap (org_id, id, asker_id, colleague_id, work_date, other_date, changes,"
                                + " note, asked_at, state, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                        org(),
                        swap.id().text(),
                        swap.asker().text(),
                        swap.colleague().text(),
                        swap.date(),
                        swap.otherDate(),
                        CellLines.of(swap.changes()),
                        notes.seal(place(swap.id().text()), swap.note()),
                        swap.askedAt(),
                        swap.state())
                .update();
    }

    /** What was asked never changes; how it stands, and what came of it, does. */
    private void update(Swap swap) {
        transactions
                .sql(
                        "update roster_swap set changes = ?, state = ?, request_id = ?, version = ?"
                                + " where org_id = ? and id = ? and version = ?",
                        CellLines.of(swap.changes()),
                        swap.state(),
                        swap.request().map(RequestId::text).orElse(null),
                        swap.version() + 1,
                        org(),
                        swap.id().text(),
                        swap.version())
                .updateOne("swap", swap.id().text());
    }

    @Override
    public Optional<Swap> find(SwapId swap) {
        return select().append(" and id = ?", swap.text()).first(this::swap);
    }

    @Override
    public List<Swap> of(EmployeeId person, Instant askedSince, LocalDate from) {
        return select().append(" and (asker_id = ? or colleague_id = ?)", person.text(), person.text())
                .append(" and (asked_at >= ? or work_date >= ? or other_date >= ?)", askedSince, from, from)
                .append(" order by id desc")
                .list(this::swap);
    }

    private Sql select() {
        return transactions.sql(
                "select id, asker_id, colleague_id, work_date, other_date, changes, note, asked_at, state, request_id,"
                        + " version from roster_swap where org_id = ?",
                org());
    }

    private Swap swap(Sql.Row row) {
        String id = row.text("id");
        return new Swap(
                SwapId.of(id),
                EmployeeId.of(row.text("asker_id")),
                EmployeeId.of(row.text("colleague_id")),
                row.date("work_date"),
                row.date("other_date"),
                CellLines.read(row.text("changes")),
                notes.open(place(id), row.bytes("note")),
                row.instant("asked_at"),
                row.constant(Swap.State.class, "state"),
                row.optionalText("request_id").map(RequestId::of),
                row.number("version"));
    }

    private String place(String id) {
        return org() + "|" + id;
    }

    private String org() {
        return transactions.org().text();
    }
}
