package org.clockhouse.store.internal.registry;

import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.spi.CalendarRepository;
import org.clockhouse.registry.spi.ContractRepository;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.ImportRepository;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.clockhouse.registry.spi.PhotoRepository;
import org.clockhouse.registry.spi.RegistryChangeRepository;
import org.clockhouse.registry.spi.RegistryContract;
import org.clockhouse.store.internal.Databases;

/** The contract on one of the databases. */
abstract class StoredRegistry extends RegistryContract {

    private final Databases.Open store;

    StoredRegistry(Databases.Open store) {
        this.store = store;
    }

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected OrganisationRepository organisation() {
        return new JpaOrganisation(store.transactions());
    }

    @Override
    protected DepartmentRepository departments() {
        return new SqlDepartments(store.transactions());
    }

    @Override
    protected CalendarRepository calendars() {
        return new SqlCalendars(store.transactions());
    }

    @Override
    protected EmployeeRepository employees() {
        return new SqlEmployees(store.transactions(), store.cipher(), store.index());
    }

    @Override
    protected RegistryChangeRepository changes() {
        return new SqlRegistryChanges(store.transactions());
    }

    @Override
    protected PhotoRepository photos() {
        return new SqlPhotos(store.transactions());
    }

    @Override
    protected ContractRepository contracts() {
        return new SqlContracts(store.transactions());
    }

    @Override
    protected ImportRepository imports() {
        return new SqlImports(store.transactions(), store.cipher());
    }
}
