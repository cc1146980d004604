package org.clockhouse.store.internal.terminal;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.TerminalEvent;
import org.clockhouse.terminal.spi.EventRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Events by plain SQL. */
@Component
public final class JdbcEvents implements EventRepository {

    private final JpaTransactions transactions;
    private final FieldCipher.Column sealed;

    @Activate
    public JdbcEvents(@Reference JpaTransactions transactions, @Reference FieldCipher cipher) {
        this.transactions = transactions;
        this.sealed = cipher.column("terminal_event", "raw");
    }

    @Override
    public boolean add(TerminalEvent event) {
        String org = transactions.org().text();
        String terminal = event.terminal().text();
        boolean there = transactions
                        .sql(
                                "select count(*) from terminal_event where org_id = ? and terminal_id = ?"
                                        + " and record_id = ?",
                                org,
                                terminal,
                                event.record())
                        .number()
                > 0;
        if (!there) {
            transactions
                    .sql(
                            "insert into terminal_event (org_id, terminal_id, record_id, id, kind, code, reading,"
                                    + " received_at, holder, raw) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            org,
                            terminal,
                            event.record(),
                            event.id(),
                            event.kind(),
                            event.code(),
                            event.clockReading()
                                    .map(reading -> reading.toEpochSecond(ZoneOffset.UTC))
                                    .orElse(null),
                            event.received(),
                            event.holder(),
                            sealed.seal(place(org, terminal, event.record()), event.raw()))
                    .update();
        }
        return !there;
    }

    @Override
    public Slice<TerminalEvent> page(TerminalId terminal, Page page) {
        List<TerminalEvent> oneMore = transactions
                .sql(
                        "select * from terminal_event where org_id = ? and terminal_id = ?",
                        transactions.org().text(),
                        terminal.text())
                .and(!page.after().isEmpty(), "id < ?", page.after())
                .append(" order by id desc fetch first " + (page.limit() + 1) + " rows only")
                .list(this::event);
        return Slice.of(oneMore, page, TerminalEvent::id);
    }

    private TerminalEvent event(Sql.Row row) {
        String place = place(row.text("org_id"), row.text("terminal_id"), row.text("record_id"));
        return new TerminalEvent(
                row.text("id"),
                TerminalId.of(row.text("terminal_id")),
                row.text("record_id"),
                row.text("kind"),
                row.text("code"),
                row.isNull("reading")
                        ? Optional.empty()
                        : Optional.of(LocalDateTime.ofEpochSecond(row.number("reading"), 0, ZoneOffset.UTC)),
                row.instant("received_at"),
                row.text("holder"),
                sealed.open(place, row.bytes("raw")));
    }

    private static String place(String org, String terminal, String record) {
        return org + "|" + terminal + "|" + record;
    }
}
