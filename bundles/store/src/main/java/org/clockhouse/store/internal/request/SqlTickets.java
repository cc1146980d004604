package org.clockhouse.store.internal.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.request.Ticket;
import org.clockhouse.request.Ticket.Entry;
import org.clockhouse.request.Ticket.State;
import org.clockhouse.request.Ticket.Subject;
import org.clockhouse.request.Ticket.Verb;
import org.clockhouse.request.TicketFilter;
import org.clockhouse.request.TicketId;
import org.clockhouse.request.spi.TicketRepository;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.ScopeSql;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tickets and their entries; what people said is sealed. */
@Component
public final class SqlTickets implements TicketRepository {

    private final JpaTransactions transactions;
    private final FieldCipher.Column said;

    @Activate
    public SqlTickets(@Reference JpaTransactions transactions, @Reference FieldCipher cipher) {
        this.transactions = transactions;
        this.said = cipher.column("ticket_entry", "said");
    }

    @Override
    public Optional<Ticket> find(TicketId ticket) {
        return complete(select().append(" and id = ?", ticket.text()).list(SqlTickets::bare)).stream()
                .findFirst();
    }

    @Override
    public Ticket put(Ticket ticket) {
        if (ticket.version() == 0) {
            transactions
                    .sql(
                            "insert into ticket (org_id, id, employee_id, subject, subject_id, desk, state, version)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, 1)",
                            org(),
                            ticket.id().text(),
                            ticket.employee().map(EmployeeId::text).orElse(null),
                            ticket.subject(),
                            ticket.subjectId(),
                            ticket.desk().text(),
                            ticket.state())
                    .update();
        } else if (transactions
                        .sql(
                                "update ticket set desk = ?, state = ?, version = version + 1"
                                        + " where org_id = ? and id = ? and version = ?",
                                ticket.desk().text(),
                                ticket.state(),
                                org(),
                                ticket.id().text(),
                                ticket.version())
                        .update()
                != 1) {
            throw new Stale("ticket", ticket.id().text());
        }
        addEntries(ticket);
        return ticket.stored(ticket.entries(), ticket.version() + 1);
    }

    private void addEntries(Ticket ticket) {
        int known = (int) transactions
                .sql(
                        "select count(*) from ticket_entry where org_id = ? and ticket_id = ?",
                        org(),
                        ticket.id().text())
                .number();
        for (int i = known; i < ticket.entries().size(); i++) {
            Entry entry = ticket.entries().get(i);
            transactions
                    .sql(
                            "insert into ticket_entry (org_id, ticket_id, entry_no, verb, actor_id, actor_name, done_at,"
                                    + " said) values (?, ?, ?, ?, ?, ?, ?, ?)",
                            org(),
                            ticket.id().text(),
                            i,
                            entry.verb(),
                            entry.actor(),
                            entry.name(),
                            entry.at(),
                            said.seal(place(ticket.id().text(), i), entry.text()))
                    .update();
        }
    }

    @Override
    public Slice<Ticket> page(Scope scope, boolean nobodys, TicketFilter filter, Page page) {
        Sql sql = transactions.sql("select * from ticket where org_id = ?", org());
        if (!nobodys) {
            sql.append(" and employee_id is not null");
        }
        seen(sql, scope, nobodys);
        filter.state().ifPresent(state -> sql.append(" and state = ?", state));
        filter.desk().ifPresent(desk -> sql.append(" and desk = ?", desk.text()));
        filter.employee().ifPresent(employee -> sql.append(" and employee_id = ?", employee.text()));
        sql.and(filter.openOnly(), "state <> ?", State.CLOSED).and(!page.after().isEmpty(), "id < ?", page.after());
        List<Ticket> oneMore = complete(sql.append(" order by id desc fetch first " + (page.limit() + 1) + " rows only")
                .list(SqlTickets::bare));
        return Slice.of(oneMore, page, ticket -> ticket.id().text());
    }

    private void seen(Sql sql, Scope scope, boolean nobodys) {
        if (nobodys && !scope.everybody()) {
            sql.append(" and (employee_id is null or id in (select t.id from ticket t where t.org_id = ?", org());
            ScopeSql.seen(sql, org(), "t.employee_id", scope).append("))");
        } else {
            ScopeSql.seen(sql, org(), "employee_id", scope);
        }
    }

    private Sql select() {
        return transactions.sql("select * from ticket where org_id = ?", org());
    }

    /** Without its entries. */
    private static Ticket bare(Sql.Row row) {
        return new Ticket(
                TicketId.of(row.text("id")),
                row.optionalText("employee_id").map(EmployeeId::of),
                row.constant(Subject.class, "subject"),
                row.text("subject_id"),
                new RoleId(row.text("desk")),
                row.constant(State.class, "state"),
                List.of(),
                row.number("version"));
    }

    private List<Ticket> complete(List<Ticket> bare) {
        Map<String, List<Entry>> entries = new HashMap<>();
        if (!bare.isEmpty()) {
            transactions
                    .sql("select * from ticket_entry where org_id = ?", org())
                    .in("ticket_id", bare.stream().map(each -> each.id().text()).toList())
                    .append(" order by ticket_id, entry_no")
                    .each(row -> entries.computeIfAbsent(row.text("ticket_id"), any -> new ArrayList<>())
                            .add(entry(row)));
        }
        return bare.stream()
                .map(each -> each.stored(entries.getOrDefault(each.id().text(), List.of()), each.version()))
                .toList();
    }

    private Entry entry(Sql.Row row) {
        return new Entry(
                row.constant(Verb.class, "verb"),
                row.text("actor_id"),
                row.text("actor_name"),
                row.instant("done_at"),
                said.open(place(row.text("ticket_id"), row.integer("entry_no")), row.bytes("said")));
    }

    private String place(String ticket, int entry) {
        return org() + "|" + ticket + "|" + entry;
    }

    private String org() {
        return transactions.org().text();
    }
}
