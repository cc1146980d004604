package org.clockhouse.store.internal.registry;

import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.spi.CalendarRepository;
import org.clockhouse.registry.spi.ContractRepository;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.ImportRepository;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.clockhouse.registry.spi.PeopleContract;
import org.clockhouse.registry.spi.PeoplePapersContract;
import org.clockhouse.registry.spi.PeopleSearchContract;
import org.clockhouse.registry.spi.PhotoRepository;
import org.clockhouse.registry.spi.PlacesContract;
import org.clockhouse.registry.spi.RegistryChangeRepository;
import org.clockhouse.store.internal.Databases;

/** The contracts on one of the databases. */
abstract class StoredRegistry implements PlacesContract, PeopleContract, PeopleSearchContract, PeoplePapersContract {

    private final OrgId org = OrgId.next();
    private final Databases.Open store;

    StoredRegistry(Databases.Open store) {
        this.store = store;
    }

    @Override
    public OrgId org() {
        return org;
    }

    @Override
    public Transactions transactions() {
        return store.transactions();
    }

    @Override
    public OrganisationRepository organisation() {
        return new JpaOrganisation(store.transactions());
    }

    @Override
    public DepartmentRepository departments() {
        return new SqlDepartments(store.transactions());
    }

    @Override
    public CalendarRepository calendars() {
        return new SqlCalendars(store.transactions());
    }

    @Override
    public EmployeeRepository employees() {
        return new SqlEmployees(store.transactions(), store.cipher(), store.index());
    }

    @Override
    public RegistryChangeRepository changes() {
        return new SqlRegistryChanges(store.transactions());
    }

    @Override
    public PhotoRepository photos() {
        return new SqlPhotos(store.transactions());
    }

    @Override
    public ContractRepository contracts() {
        return new SqlContracts(store.transactions());
    }

    @Override
    public ImportRepository imports() {
        return new SqlImports(store.transactions(), store.cipher());
    }
}
