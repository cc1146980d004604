package org.clockhouse.registry.spi;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;

class InMemoryRegistryTest extends RegistryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final OrganisationRepository organisation = new InMemoryOrganisation(transactions);
    private final DepartmentRepository departments = new InMemoryDepartments(transactions);
    private final CalendarRepository calendars = new InMemoryCalendars(transactions);
    private final EmployeeRepository employees = new InMemoryEmployees(transactions, departments);
    private final RegistryChangeRepository changes = new InMemoryRegistryChanges(transactions);
    private final PhotoRepository photos = new InMemoryPhotos(transactions);
    private final ContractRepository contracts = new InMemoryContracts(transactions, employees);
    private final ImportRepository imports = new InMemoryImports(transactions);

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
    protected PhotoRepository photos() {
        return photos;
    }

    @Override
    protected ContractRepository contracts() {
        return contracts;
    }

    @Override
    protected CalendarRepository calendars() {
        return calendars;
    }

    @Override
    protected EmployeeRepository employees() {
        return employees;
    }

    @Override
    protected RegistryChangeRepository changes() {
        return changes;
    }

    @Override
    protected ImportRepository imports() {
        return imports;
    }
}
