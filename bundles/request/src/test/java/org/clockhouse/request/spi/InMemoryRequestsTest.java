package org.clockhouse.request.spi;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.InMemoryDepartments;
import org.clockhouse.registry.spi.InMemoryEmployees;
import org.clockhouse.registry.spi.InMemoryOrganisation;
import org.clockhouse.registry.spi.OrganisationRepository;

class InMemoryRequestsTest extends RequestContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final OrganisationRepository organisation = new InMemoryOrganisation(transactions);
    private final DepartmentRepository departments = new InMemoryDepartments(transactions);
    private final InMemoryEmployees employees = new InMemoryEmployees(transactions, departments);
    private final RequestRepository requests = new InMemoryRequests(transactions, employees);
    private final ChainRepository chains = new InMemoryChains(transactions);
    private final TicketRepository tickets = new InMemoryTickets(transactions, employees);
    private final AttachmentRepository attachments = new InMemoryAttachments(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected OrganisationRepository organisation() {
        return organisation;
    }

    @Override
    protected DepartmentRepository departments() {
        return departments;
    }

    @Override
    protected EmployeeRepository employees() {
        return employees;
    }

    @Override
    protected RequestRepository requests() {
        return requests;
    }

    @Override
    protected ChainRepository chains() {
        return chains;
    }

    @Override
    protected AttachmentRepository attachments() {
        return attachments;
    }

    @Override
    protected TicketRepository tickets() {
        return tickets;
    }
}
