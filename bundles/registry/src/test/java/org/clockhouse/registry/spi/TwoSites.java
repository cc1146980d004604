package org.clockhouse.registry.spi;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.Gender;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.organisation.Company;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.BeforeEach;

/** A company with two sites and three departments, in the repositories that a contract is about. */
public interface TwoSites {

    LocalDate TODAY = LocalDate.of(2026, 11, 23);
    LocalDate HIRED = LocalDate.of(2024, 3, 1);
    Site SHANGHAI = site("上海", "Asia/Shanghai");
    Site MADRID = site("马德里", "Europe/Madrid");
    Department PRODUCTION = department("生产部", Optional.empty());
    Department LINE = department("一线", Optional.of(PRODUCTION));
    Department OFFICE = department("办公室", Optional.empty());

    /** Another one for each test. */
    OrgId org();

    Transactions transactions();

    OrganisationRepository organisation();

    DepartmentRepository departments();

    CalendarRepository calendars();

    EmployeeRepository employees();

    RegistryChangeRepository changes();

    ImportRepository imports();

    PhotoRepository photos();

    ContractRepository contracts();

    @BeforeEach
    default void aCompanyWithTwoSitesAndThreeDepartments() {
        run(() -> {
            organisation().insert(new Company(org(), new LocalName("示例", "Example"), 1));
            organisation().insert(SHANGHAI);
            organisation().insert(MADRID);
            departments().insert(PRODUCTION);
            departments().insert(LINE);
            departments().insert(OFFICE);
        });
    }

    private static Site site(String name, String zone) {
        return new Site(SiteId.next(), new LocalName(name, ""), ZoneId.of(zone), Optional.empty(), false, 1);
    }

    private static Department department(String name, Optional<Department> parent) {
        DepartmentId id = DepartmentId.next();
        return new Department(
                id, parent.map(Department::id), new LocalName(name, ""), Department.path(parent, id), false, 1);
    }

    static EmployeeFile file(String number, String name, String pinyin, Site site, Department department) {
        return file(number, name, pinyin, "", site, department);
    }

    static EmployeeFile file(
            String number, String name, String pinyin, String phone, Site site, Department department) {
        PersonalData person = new PersonalData(
                new LocalName(name, "E" + number), pinyin, Gender.FEMALE, phone, "a@example.com", "310101X");
        Employee employee = new Employee(
                EmployeeId.next(),
                number,
                person,
                pinyin.substring(0, 1),
                new Placement(site.id(), department.id(), "Operator"),
                HIRED,
                Optional.empty(),
                1);
        EmploymentPeriod period = new EmploymentPeriod(
                employee.id(), HIRED, Optional.empty(), employee.placement(), EmploymentPeriod.Start.HIRE);
        return new EmployeeFile(employee, List.of(period), Set.of(name, pinyin, number), pinyin);
    }

    static EmployeeQuery query(String prefix) {
        return search(prefix, "", Set.of());
    }

    static EmployeeQuery search(String prefix, String phone, Set<DepartmentId> named) {
        return new EmployeeQuery(
                prefix,
                phone,
                named,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                TODAY,
                Optional.empty(),
                Optional.empty());
    }

    default List<String> found(EmployeeQuery query) {
        return numbers(Scope.EVERYBODY, query);
    }

    default List<String> numbers(Scope scope, EmployeeQuery query) {
        return in(() -> employees().page(scope, query, Page.first(100))).items().stream()
                .map(Employee::number)
                .toList();
    }

    default <T> T in(Supplier<T> work) {
        return transactions().in(org(), work::get);
    }

    default void run(Runnable work) {
        transactions().run(org(), work::run);
    }
}
