package org.clockhouse.rest.internal.people;

import java.time.Clock;
import java.util.List;
import org.clockhouse.account.Accounts;
import org.clockhouse.account.Permissions;
import org.clockhouse.attendance.roster.Newcomers;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.credential.access.AccessLevels;
import org.clockhouse.credential.visitor.StayRules;
import org.clockhouse.credential.visitor.Stays;
import org.clockhouse.registry.Contracts;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.Photos;
import org.clockhouse.registry.imports.Imports;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Organisation;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the API offers about people and the places they belong to, while every service it needs is there. */
@Component(service = PeopleResources.class)
public final class PeopleResources {

    private final List<Object> all;

    @Activate
    public PeopleResources(
            @Reference Clock clock,
            @Reference Permissions permissions,
            @Reference Accounts accounts,
            @Reference AuditTrail audit,
            @Reference Organisation organisation,
            @Reference Sites sites,
            @Reference Departments departments,
            @Reference Employees employees,
            @Reference Directory directory,
            @Reference Contracts contracts,
            @Reference Imports imports,
            @Reference Photos photos,
            @Reference AccessLevels accessLevels,
            @Reference Stays stays,
            @Reference StayRules stayRules,
            @Reference Newcomers newcomers) {
        this.all = List.of(
                new OrganisationResource(organisation),
                new SitesResource(sites),
                new AreasResource(sites),
                new DepartmentsResource(departments),
                new PhotosResource(photos),
                new EmployeesResource(employees, directory, sites, departments, accounts, audit, clock),
                new ImportsResource(imports, permissions),
                new ContractsResource(contracts, directory, clock),
                new VisitorsResource(stays, stayRules, directory, clock),
                new NewcomersResource(newcomers, employees, accessLevels));
    }

    public List<Object> all() {
        return all;
    }
}
