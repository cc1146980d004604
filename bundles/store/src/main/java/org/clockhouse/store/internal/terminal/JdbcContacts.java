package org.clockhouse.store.internal.terminal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.terminal.spi.Contact;
import org.clockhouse.terminal.spi.ContactRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Contacts by plain SQL. */
@Component
public final class JdbcContacts implements ContactRepository {

    private final JpaTransactions transactions;

    @Activate
    public JdbcContacts(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(TerminalId terminal, Contact contact) {
        String org = transactions.org().text();
        boolean there = transactions
                        .sql(
                                "select count(*) from terminal_contact where org_id = ? and terminal_id = ?"
                                        + " and contact_at = ?",
                                org,
                                terminal.text(),
                                contact.at())
                        .number()
                > 0;
        if (!there) {
            transactions
                    .sql(
                            "insert into terminal_contact (org_id, terminal_id, contact_at, reading)"
                                    + " values (?, ?, ?, ?)",
                            org,
                            terminal.text(),
                            contact.at(),
                            contact.clockReading().toEpochSecond(ZoneOffset.UTC))
                    .update();
        }
    }

    @Override
    public List<Contact> since(TerminalId terminal, Instant from) {
        String org = transactions.org().text();
        long before = lastBefore(terminal, from);
        return transactions
                .sql(
                        "select * from terminal_contact where org_id = ? and terminal_id = ? and contact_at >= ?"
                                + " order by contact_at",
                        org,
                        terminal.text(),
                        before == 0 ? from.toEpochMilli() : before)
                .list(row -> new Contact(
                        row.instant("contact_at"),
                        LocalDateTime.ofEpochSecond(row.number("reading"), 0, ZoneOffset.UTC)));
    }

    @Override
    public void forget(TerminalId terminal, Instant before) {
        transactions
                .sql(
                        "delete from terminal_contact where org_id = ? and terminal_id = ? and contact_at < ?",
                        transactions.org().text(),
                        terminal.text(),
                        lastBefore(terminal, before))
                .update();
    }

    /** 0 where there is none. */
    private long lastBefore(TerminalId terminal, Instant instant) {
        return transactions
                .sql(
                        "select max(contact_at) from terminal_contact where org_id = ? and terminal_id = ?"
                                + " and contact_at < ?",
                        transactions.org().text(),
                        terminal.text(),
                        instant)
                .number();
    }
}
