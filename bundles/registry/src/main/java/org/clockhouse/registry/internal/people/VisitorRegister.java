package org.clockhouse.registry.internal.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Employee.Kind;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.Numbers;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.VisitorDraft;
import org.clockhouse.registry.Visitors;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.internal.SearchKeys;
import org.clockhouse.registry.internal.organisation.Places;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeFile;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Visitors stand among the people, without a period of employment. */
@Component
public final class VisitorRegister implements Visitors {

    /** Eight digits, which the keypad of every terminal family takes. */
    private static final int FIRST_NUMBER = 99_000_000;

    private static final int NUMBERS = 1_000_000;

    private final EmployeeRepository employees;
    private final OrganisationRepository organisation;
    private final DepartmentRepository departments;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public VisitorRegister(
            @Reference EmployeeRepository employees,
            @Reference OrganisationRepository organisation,
            @Reference DepartmentRepository departments,
            @Reference Journal journal,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.employees = employees;
        this.organisation = organisation;
        this.departments = departments;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Employee admit(Actor actor, VisitorDraft draft) {
        return transactions.in(actor.org(), () -> {
            EmployeeFile file = file(EmployeeId.next(), freeNumber(), Files.spoken(draft.person()), draft, 1);
            employees.insert(List.of(file));
            journal.wrote(
                    EmployeeFields.entry(actor, "visitor.enter", file.employee())
                            .with(EmployeeFields.fields(file.employee())),
                    Topic.EMPLOYEES,
                    List.of());
            return file.employee();
        });
    }

    @Override
    public Employee amend(Actor actor, EmployeeId id, VisitorDraft draft) {
        return transactions.in(actor.org(), () -> {
            Employee before = visitor(id);
            PersonalData person = Files.spoken(draft.person(), before.person());
            EmployeeFile wanted = file(id, before.number(), person, draft, before.version());
            if (wanted.employee().equals(before)) {
                return before;
            }
            employees.update(List.of(wanted));
            Employee after = employees.find(List.of(id)).get(0);
            journal.wrote(EmployeeFields.changed(actor, "visitor.correct", before, after), Topic.EMPLOYEES, List.of());
            return after;
        });
    }

    @Override
    public List<Employee> known(OrgId org, EmployeeFilter filter, int limit) {
        return transactions.in(
                org,
                () -> employees.visitors(
                        Queries.of(filter, Places.read(organisation, departments, clock), Optional.empty()), limit));
    }

    @Override
    public void forget(Actor actor, EmployeeId id) {
        transactions.run(actor.org(), () -> {
            Employee before = visitor(id);
            PersonalData nobody =
                    PersonalData.named(new LocalName("访客 " + before.number(), "Visitor " + before.number()));
            Employee after = new Employee(
                    id,
                    before.number(),
                    nobody,
                    "",
                    before.placement(),
                    before.hiredOn(),
                    before.endedOn(),
                    Kind.VISITOR,
                    before.version());
            employees.update(List.of(new EmployeeFile(
                    after,
                    List.of(),
                    SearchKeys.of(after.number(), nobody),
                    SearchKeys.order(after.number(), nobody))));
            journal.wrote(EmployeeFields.entry(actor, "visitor.forget", after), Topic.EMPLOYEES, List.of());
        });
    }

    private Employee visitor(EmployeeId id) {
        return employees.find(List.of(id)).stream()
                .filter(Employee::isVisitor)
                .findAny()
                .orElseThrow(() -> new NotFound("visitor", id.text()));
    }

    private EmployeeFile file(EmployeeId id, String number, PersonalData person, VisitorDraft draft, long version) {
        FieldRules.require(number, person);
        Places places = Places.read(organisation, departments, clock);
        places.require(Scope.EVERYBODY, draft.placement());
        ZoneId zone = places.zone(draft.placement().site());
        Employee visitor = new Employee(
                id,
                number,
                person,
                Files.initials(person),
                draft.placement(),
                LocalDate.ofInstant(draft.from(), zone),
                Optional.of(LocalDate.ofInstant(draft.until(), zone)),
                Kind.VISITOR,
                version);
        return new EmployeeFile(visitor, List.of(), SearchKeys.of(number, person), SearchKeys.order(number, person));
    }

    private String freeNumber() {
        String number;
        do {
            number = String.valueOf(FIRST_NUMBER + random.nextInt(NUMBERS));
        } while (!employees.numbered(List.of(Numbers.bare(number))).isEmpty());
        return number;
    }
}
