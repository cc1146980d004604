package org.clockhouse.credential.spi;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.InMemoryDepartments;
import org.clockhouse.registry.spi.InMemoryEmployees;
import org.clockhouse.registry.spi.InMemoryOrganisation;
import org.clockhouse.registry.spi.OrganisationRepository;

class InMemoryCredentialsTest
        implements CredentialContract,
                CredentialTermContract,
                ReplacementContract,
                StockContract,
                DeliveryContract,
                UseContract,
                ActivationContract {

    private final OrgId org = OrgId.next();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final OrganisationRepository organisation = new InMemoryOrganisation(transactions);
    private final DepartmentRepository departments = new InMemoryDepartments(transactions);
    private final InMemoryEmployees employees = new InMemoryEmployees(transactions, departments);
    private final CredentialRepository credentials = new InMemoryCredentials(transactions, employees);
    private final ReplacementRepository replacements = new InMemoryReplacements(transactions, employees);
    private final UseRepository uses = new InMemoryUses(transactions, credentials, employees);
    private final ActivationRepository activations = new InMemoryActivations(transactions);
    private final AccessLevelRepository accessLevels = new InMemoryAccessLevels(transactions);
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(transactions, credentials, employees);
    private final ListRepository lists = new InMemoryLists(transactions, deliveries);
    private final StockRepository stock = new InMemoryStock(transactions, credentials);

    @Override
    public OrgId org() {
        return org;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public OrganisationRepository organisation() {
        return organisation;
    }

    @Override
    public DepartmentRepository departments() {
        return departments;
    }

    @Override
    public EmployeeRepository employees() {
        return employees;
    }

    @Override
    public CredentialRepository credentials() {
        return credentials;
    }

    @Override
    public ReplacementRepository replacements() {
        return replacements;
    }

    @Override
    public StockRepository stock() {
        return stock;
    }

    @Override
    public UseRepository uses() {
        return uses;
    }

    @Override
    public ActivationRepository activations() {
        return activations;
    }

    @Override
    public AccessLevelRepository accessLevels() {
        return accessLevels;
    }

    @Override
    public DeliveryRepository deliveries() {
        return deliveries;
    }

    @Override
    public ListRepository lists() {
        return lists;
    }
}
