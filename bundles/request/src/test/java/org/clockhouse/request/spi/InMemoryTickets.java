package org.clockhouse.request.spi;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.spi.InMemoryEmployees;
import org.clockhouse.registry.spi.OrgTable;
import org.clockhouse.request.Ticket;
import org.clockhouse.request.TicketFilter;
import org.clockhouse.request.TicketId;

public final class InMemoryTickets implements TicketRepository {

    private final OrgTable<TicketId, Ticket> tickets;
    private final InMemoryEmployees employees;

    public InMemoryTickets(InMemoryTransactions transactions, InMemoryEmployees employees) {
        this.tickets = new OrgTable<>(transactions);
        this.employees = employees;
    }

    @Override
    public Optional<Ticket> find(TicketId ticket) {
        return tickets.get(ticket);
    }

    @Override
    public Ticket put(Ticket ticket) {
        if (find(ticket.id()).map(Ticket::version).orElse(0L) != ticket.version()) {
            throw new Stale("ticket", ticket.id().text());
        }
        Ticket stored = ticket.stored(ticket.entries(), ticket.version() + 1);
        tickets.put(stored.id(), stored);
        return stored;
    }

    @Override
    public Slice<Ticket> page(Scope scope, boolean nobodys, TicketFilter filter, Page page) {
        List<Ticket> found = tickets.values().stream()
                .filter(ticket -> ticket.employee()
                        .map(employee ->
                                employees.find(List.of(employee)).stream().anyMatch(employees.in(scope)))
                        .orElse(nobodys))
                .filter(ticket -> filter.state().map(ticket.state()::equals).orElse(true))
                .filter(ticket -> filter.desk().map(ticket.desk()::equals).orElse(true))
                .filter(ticket ->
                        filter.employee().isEmpty() || filter.employee().equals(ticket.employee()))
                .filter(ticket -> !filter.openOnly() || ticket.state() != Ticket.State.CLOSED)
                .filter(ticket -> page.after().isEmpty() || ticket.id().text().compareTo(page.after()) < 0)
                .sorted(Comparator.comparing(Ticket::id).reversed())
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, ticket -> ticket.id().text());
    }
}
