package org.clockhouse.registry;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.InMemoryBlobs;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Workers;
import org.clockhouse.registry.calendar.Calendars;
import org.clockhouse.registry.imports.ImportedCredentials;
import org.clockhouse.registry.imports.Imports;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.internal.PendingChanges;
import org.clockhouse.registry.internal.calendar.CalendarRegister;
import org.clockhouse.registry.internal.calendar.CalendarSigners;
import org.clockhouse.registry.internal.imports.SheetImports;
import org.clockhouse.registry.internal.organisation.CompanyRegister;
import org.clockhouse.registry.internal.organisation.DepartmentTree;
import org.clockhouse.registry.internal.organisation.SiteRegister;
import org.clockhouse.registry.internal.people.ContractRegister;
import org.clockhouse.registry.internal.people.DuePlacements;
import org.clockhouse.registry.internal.people.EmployeeCopies;
import org.clockhouse.registry.internal.people.EmployeeDirectory;
import org.clockhouse.registry.internal.people.EmployeeRegister;
import org.clockhouse.registry.internal.people.PhotoAlbum;
import org.clockhouse.registry.internal.people.VisitorRegister;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.DepartmentDraft;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Organisation;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.SiteDraft;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.registry.spi.InMemoryCalendars;
import org.clockhouse.registry.spi.InMemoryContracts;
import org.clockhouse.registry.spi.InMemoryDepartments;
import org.clockhouse.registry.spi.InMemoryEmployees;
import org.clockhouse.registry.spi.InMemoryImports;
import org.clockhouse.registry.spi.InMemoryOrganisation;
import org.clockhouse.registry.spi.InMemoryPhotos;
import org.clockhouse.registry.spi.InMemoryRegistryChanges;

/** The whole registry over memory, for tests of bundles that build on it. */
public final class InMemoryRegistry {

    /** What sheets gave people: field, number of the person's credential and cell; one that begins with X is refused. */
    public final List<String> given = new ArrayList<>();

    private final ImportedCredentials handed = (actor, scope, employee, field, cell) -> {
        if (cell.startsWith("X")) {
            return Optional.of("somebody else has it");
        }
        given.add(field + " " + cell);
        return Optional.empty();
    };

    public final OrgId org = OrgId.next();
    public final Actor actor = Actor.system(org, "test");
    public final InMemoryTransactions transactions;
    public final InMemoryOrganisation places;
    public final InMemoryDepartments tree;
    public final InMemoryEmployees people;
    public final InMemoryImports sheets;
    public final Journal journal;
    public final Organisation organisation;
    public final Sites sites;
    public final Departments departments;
    public final Calendars calendars;
    public final Employees employees;
    public final Visitors visitors;
    public final Contracts contracts;
    public final Directory directory;
    public final PeopleCopies copies;
    public final RegistryChanges changes;
    public final Imports imports;
    public final Photos photos;
    private final Clock clock;

    public InMemoryRegistry(InMemoryTransactions transactions, AuditTrail audit, Changes hints, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
        places = new InMemoryOrganisation(transactions);
        tree = new InMemoryDepartments(transactions);
        people = new InMemoryEmployees(transactions, tree);
        sheets = new InMemoryImports(transactions);
        InMemoryRegistryChanges pending = new InMemoryRegistryChanges(transactions);
        journal = new Journal(audit, pending, hints, transactions);
        organisation = new CompanyRegister(places, journal, transactions);
        sites = new SiteRegister(places, journal, transactions, clock);
        departments = new DepartmentTree(tree, journal, transactions, clock);
        calendars = new CalendarRegister(
                new InMemoryCalendars(transactions),
                journal,
                transactions,
                new CalendarSigners(Path.of("no-such-folder")));
        employees = new EmployeeRegister(people, places, tree, journal, transactions, clock);
        visitors = new VisitorRegister(people, places, tree, journal, transactions, clock);
        contracts = new ContractRegister(
                new InMemoryContracts(transactions, people), employees, sites, journal, transactions, clock);
        copies = new EmployeeCopies(people, departments, journal, transactions, clock);
        directory = new EmployeeDirectory(people, places, tree, transactions, clock);
        changes = new PendingChanges(pending, transactions);
        imports = new SheetImports(sheets, people, places, tree, journal, transactions, clock, handed);
        photos = new PhotoAlbum(
                new InMemoryPhotos(transactions),
                new InMemoryBlobs(transactions),
                employees,
                journal,
                transactions,
                clock);
        organisation.found(actor, new LocalName("示例公司", "Example"));
    }

    /** With the component that lets transfers come true, which works at its crew's pace. */
    public DuePlacements duePlacements(Changes hints, Workers workers) {
        return new DuePlacements(people, places, tree, transactions, hints, clock, workers);
    }

    public Site site(String name, String zone) {
        return sites.add(actor, new SiteDraft(new LocalName(name, ""), ZoneId.of(zone)));
    }

    public Department department(String name) {
        return departments.add(actor, new DepartmentDraft(new LocalName(name, ""), Optional.empty()));
    }

    public Department department(String name, Department above) {
        return departments.add(actor, new DepartmentDraft(new LocalName(name, ""), Optional.of(above.id())));
    }

    /** Somebody hired on the first of March 2024. */
    public Employee hire(String number, String name, Site site, Department department) {
        return employees.hire(
                actor,
                Scope.EVERYBODY,
                new EmployeeDraft(
                        number,
                        PersonalData.named(new LocalName(name, "")),
                        new Placement(site.id(), department.id(), ""),
                        LocalDate.of(2024, 3, 1)));
    }
}
