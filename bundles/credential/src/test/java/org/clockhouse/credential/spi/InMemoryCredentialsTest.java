package org.clockhouse.credential.spi;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.InMemoryDepartments;
import org.clockhouse.registry.spi.InMemoryEmployees;
import org.clockhouse.registry.spi.InMemoryOrganisation;
import org.clockhouse.registry.spi.OrganisationRepository;

class InMemoryCredentialsTest extends CredentialContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final OrganisationRepository organisation = new InMemoryOrganisation(transactions);
    private final DepartmentRepository departments = new InMemoryDepartments(transactions);
    private final InMemoryEmployees employees = new InMemoryEmployees(transactions, departments);
    private final CredentialRepository credentials = new InMemoryCredentials(transactions, employees);
    private final ReplacementRepository replacements = new InMemoryReplacements(transactions, employees);
    private final UseRepository uses = new InMemoryUses(transactions, credentials, employees);
    private final ActivationRepository activations = new InMemoryActivations(transactions);
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(transactions, credentials, employees);
    private final ListRepository lists = new InMemoryLists(transactions, deliveries);
    private final StockRepository stock = new InMemoryStock(transactions, credentials);

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
    protected CredentialRepository credentials() {
        return credentials;
    }

    @Override
    protected ReplacementRepository replacements() {
        return replacements;
    }

    @Override
    protected StockRepository stock() {
        return stock;
    }

    @Override
    protected UseRepository uses() {
        return uses;
    }

    @Override
    protected ActivationRepository activations() {
        return activations;
    }

    @Override
    protected DeliveryRepository deliveries() {
        return deliveries;
    }

    @Override
    protected ListRepository lists() {
        return lists;
    }
}
