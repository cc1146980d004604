package org.clockhouse.store.internal.registry;

import java.time.Clock;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.registry.Contracts;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.Visitors;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.internal.organisation.DepartmentTree;
import org.clockhouse.registry.internal.organisation.SiteRegister;
import org.clockhouse.registry.internal.people.ContractRegister;
import org.clockhouse.registry.internal.people.EmployeeDirectory;
import org.clockhouse.registry.internal.people.EmployeeRegister;
import org.clockhouse.registry.internal.people.VisitorRegister;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.ImportRepository;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.clockhouse.store.internal.Databases;

/** The registry's services on a database, for tests that need real people. */
public final class StoredServices {

    public final OrganisationRepository places;
    public final DepartmentRepository tree;
    public final EmployeeRepository people;
    public final ImportRepository sheets;
    public final Journal journal;
    public final Sites sites;
    public final Departments departments;
    public final Employees employees;
    public final Directory directory;
    public final Visitors visitors;
    public final Contracts contracts;

    public StoredServices(Databases.Open store, AuditTrail audit, Clock clock) {
        places = new JpaOrganisation(store.transactions());
        tree = new SqlDepartments(store.transactions());
        people = new SqlEmployees(store.transactions(), store.cipher(), store.index());
        sheets = new SqlImports(store.transactions(), store.cipher());
        journal = new Journal(
                audit, new SqlRegistryChanges(store.transactions()), new RecordedChanges(), store.transactions());
        sites = new SiteRegister(places, journal, store.transactions(), clock);
        departments = new DepartmentTree(tree, journal, store.transactions(), clock);
        employees = new EmployeeRegister(people, places, tree, journal, store.transactions(), clock);
        directory = new EmployeeDirectory(people, places, tree, store.transactions(), clock);
        contracts = new ContractRegister(
                new SqlContracts(store.transactions()), employees, sites, journal, store.transactions(), clock);
        visitors = new VisitorRegister(people, places, tree, journal, store.transactions(), clock);
    }
}
