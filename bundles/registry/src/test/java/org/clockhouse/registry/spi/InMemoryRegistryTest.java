package org.clockhouse.registry.spi;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;

class InMemoryRegistryTest implements PlacesContract, PeopleContract, PeopleSearchContract, PeoplePapersContract {

    private final OrgId org = OrgId.next();
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
    public PhotoRepository photos() {
        return photos;
    }

    @Override
    public ContractRepository contracts() {
        return contracts;
    }

    @Override
    public CalendarRepository calendars() {
        return calendars;
    }

    @Override
    public EmployeeRepository employees() {
        return employees;
    }

    @Override
    public RegistryChangeRepository changes() {
        return changes;
    }

    @Override
    public ImportRepository imports() {
        return imports;
    }
}
