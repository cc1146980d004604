package org.clockhouse.benchmarks;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.registry.Contracts;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.internal.organisation.DepartmentTree;
import org.clockhouse.registry.internal.organisation.SiteRegister;
import org.clockhouse.registry.internal.people.ContractRegister;
import org.clockhouse.registry.internal.people.EmployeeDirectory;
import org.clockhouse.registry.internal.people.EmployeeRegister;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.DepartmentDraft;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.SiteDraft;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.registry.spi.EmployeeFile;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.registry.JpaOrganisation;
import org.clockhouse.store.internal.registry.SqlContracts;
import org.clockhouse.store.internal.registry.SqlDepartments;
import org.clockhouse.store.internal.registry.SqlEmployees;
import org.clockhouse.store.internal.registry.SqlRegistryChanges;

/** The registry on a database, with as many people as one wants, written as an import writes them. */
final class CardPeople {

    private final JpaTransactions transactions;
    private final SqlEmployees rows;
    private final Sites sites;
    private final Departments departments;
    private final Employees employees;
    private final Directory directory;
    private final Contracts contracts;
    private final List<EmployeeId> hired = new ArrayList<>();

    CardPeople(Database database, JpaTransactions transactions, AuditTrail trail) {
        Clock clock = Clock.systemUTC();
        this.transactions = transactions;
        this.rows = new SqlEmployees(transactions, database.cipher(), database.index());
        JpaOrganisation places = new JpaOrganisation(transactions);
        SqlDepartments tree = new SqlDepartments(transactions);
        Journal journal =
                new Journal(trail, new SqlRegistryChanges(transactions), (company, topic) -> {}, transactions);
        this.sites = new SiteRegister(places, journal, transactions, clock);
        this.departments = new DepartmentTree(tree, journal, transactions, clock);
        this.employees = new EmployeeRegister(rows, places, tree, journal, transactions, clock);
        this.directory = new EmployeeDirectory(rows, places, tree, transactions, clock);
        this.contracts =
                new ContractRegister(new SqlContracts(transactions), employees, sites, journal, transactions, clock);
    }

    void hire(Actor actor, int count, int atOnce, LocalDate since) {
        Site site = sites.add(actor, new SiteDraft(new LocalName("上海", ""), ZoneId.of("Asia/Shanghai")));
        Department department = departments.add(actor, new DepartmentDraft(new LocalName("生产部", ""), Optional.empty()));
        Placement placement = new Placement(site.id(), department.id(), "");
        for (int from = 0; from < count; from += atOnce) {
            List<EmployeeFile> files = new ArrayList<>();
            for (int i = from; i < from + atOnce; i++) {
                files.add(file(i, placement, since));
            }
            transactions.run(actor.org(), () -> rows.insert(files));
        }
    }

    private EmployeeFile file(int i, Placement placement, LocalDate since) {
        EmployeeId id = EmployeeId.next();
        hired.add(id);
        Employee employee = new Employee(
                id,
                number(i),
                PersonalData.named(new LocalName("员工" + i, "")),
                "yg",
                placement,
                since,
                Optional.empty(),
                1);
        EmploymentPeriod period =
                new EmploymentPeriod(id, since, Optional.empty(), placement, EmploymentPeriod.Start.HIRE);
        return new EmployeeFile(employee, List.of(period), Set.of(number(i).toLowerCase(Locale.ROOT)), "yuangong" + i);
    }

    String number(int i) {
        return String.format(Locale.ROOT, "E%06d", i);
    }

    List<EmployeeId> hired() {
        return hired;
    }

    SqlEmployees rows() {
        return rows;
    }

    Sites sites() {
        return sites;
    }

    Departments departments() {
        return departments;
    }

    Employees employees() {
        return employees;
    }

    Directory directory() {
        return directory;
    }

    Contracts contracts() {
        return contracts;
    }
}
