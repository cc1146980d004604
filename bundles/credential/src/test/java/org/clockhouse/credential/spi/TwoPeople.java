package org.clockhouse.credential.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.spi.IdentifierKeys.Keyed;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.organisation.Company;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeFile;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.junit.jupiter.api.BeforeEach;

/** Two people of a company, in the repositories that a contract is about. */
public interface TwoPeople {

    Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    CardNumber CARD = CardNumber.of(32, 0x04A1B2C3L);
    Site SITE =
            new Site(SiteId.next(), new LocalName("上海", ""), ZoneId.of("Asia/Shanghai"), Optional.empty(), false, 1);
    Department DEPARTMENT = department();
    Employee WANG = employee("1");
    Employee LI = employee("2");

    /** Another one for each test. */
    OrgId org();

    Transactions transactions();

    OrganisationRepository organisation();

    DepartmentRepository departments();

    EmployeeRepository employees();

    CredentialRepository credentials();

    ReplacementRepository replacements();

    StockRepository stock();

    UseRepository uses();

    ActivationRepository activations();

    AccessLevelRepository accessLevels();

    DeliveryRepository deliveries();

    ListRepository lists();

    @BeforeEach
    default void twoPeople() {
        run(() -> {
            organisation().insert(new Company(org(), new LocalName("示例", ""), 1));
            organisation().insert(SITE);
            departments().insert(DEPARTMENT);
            employees().insert(List.of(file(WANG), file(LI)));
        });
    }

    private static Department department() {
        DepartmentId id = DepartmentId.next();
        return new Department(
                id, Optional.empty(), new LocalName("生产部", ""), Department.path(Optional.empty(), id), false, 1);
    }

    private static Employee employee(String number) {
        return new Employee(
                EmployeeId.next(),
                number,
                PersonalData.named(new LocalName("王" + number, "")),
                "w",
                new Placement(SITE.id(), DEPARTMENT.id(), ""),
                LocalDate.of(2024, 3, 1),
                Optional.empty(),
                1);
    }

    static EmployeeFile file(Employee employee) {
        return new EmployeeFile(
                employee,
                List.of(new EmploymentPeriod(
                        employee.id(),
                        employee.hiredOn(),
                        Optional.empty(),
                        employee.placement(),
                        EmploymentPeriod.Start.HIRE)),
                Set.of(employee.number()),
                employee.number());
    }

    default void insert(Credential credential, String exact, String printed, String... search) {
        credentials().insert(keyed(credential, exact, printed, search));
    }

    static Keyed keyed(Credential credential, String exact, String printed, String... search) {
        return new Keyed(credential, new IdentifierKeys(exact, printed, Set.of(search)));
    }

    static Credential card(Employee holder, CardNumber number, String printed) {
        return credential(holder, new Identifier.Card(number, printed), CredentialState.ACTIVE);
    }

    static Credential credential(Employee holder, Identifier identifier, CredentialState state) {
        return new Credential(
                CredentialId.next(),
                holder.id(),
                identifier,
                state,
                NOW,
                Optional.of(NOW.plusSeconds(3600)),
                NOW.minusSeconds(60),
                Optional.empty(),
                Optional.of(CredentialId.next()),
                "a reason",
                new CredentialTerms(
                        false, Set.of(CredentialUse.ATTENDANCE, CredentialUse.ACCESS), Optional.of(NOW), NOW),
                1);
    }

    static Credential revoked(Credential c) {
        return c.moved(CredentialState.REVOKED, "lost", NOW.plusSeconds(5));
    }

    default <T> T in(Supplier<T> work) {
        return transactions().in(org(), work::get);
    }

    default void run(Runnable work) {
        transactions().run(org(), work::run);
    }
}
