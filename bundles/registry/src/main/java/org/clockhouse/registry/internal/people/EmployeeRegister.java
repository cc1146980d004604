package org.clockhouse.registry.internal.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeDraft;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.Numbers;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.RegistryChange;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.internal.organisation.Places;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeFile;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One person at a time. */
@Component
public final class EmployeeRegister implements Employees {

    private final EmployeeRepository employees;
    private final OrganisationRepository organisation;
    private final DepartmentRepository departments;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public EmployeeRegister(
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
    public Employee hire(Actor actor, Scope scope, EmployeeDraft draft) {
        return transactions.in(actor.org(), () -> {
            FieldRules.require(draft.number(), draft.person());
            Places places = places();
            places.require(scope, draft.placement());
            LocalDate today = places.today(draft.placement().site());
            FieldRules.hiredOn(draft.hiredOn(), today).ifPresent(EmployeeRegister::refuse);
            FieldRules.birthDate(draft.person(), today).ifPresent(EmployeeRegister::refuse);
            refuseTaken(draft.number(), Optional.empty());
            EmployeeFile file = Files.hired(draft, today);
            employees.insert(List.of(file));
            wrote(
                    EmployeeFields.entry(actor, "employee.hire", file.employee())
                            .with(EmployeeFields.fields(file.employee())),
                    file.employee().id(),
                    Optional.of(draft.hiredOn()));
            return file.employee();
        });
    }

    @Override
    public Employee amend(Actor actor, Scope scope, EmployeeId id, String number, PersonalData person, long version) {
        return transactions.in(actor.org(), () -> {
            FieldRules.require(number, person);
            Employee before = current(scope, id, version);
            if (!Numbers.folded(number).equals(Numbers.folded(before.number()))) {
                refuseTaken(number, Optional.of(id));
            }
            LocalDate today = today(before);
            FieldRules.birthDate(person, today).ifPresent(EmployeeRegister::refuse);
            List<EmploymentPeriod> periods = employees.periods(List.of(id));
            EmployeeFile wanted = Files.of(id, number, Files.spoken(person, before.person()), periods, today, version);
            return store(actor, "employee.amend", before, wanted, "", Files.altered(before, person, periods));
        });
    }

    @Override
    public Employee transfer(
            Actor actor, Scope scope, EmployeeId id, LocalDate from, Placement placement, String reason, long version) {
        return transactions.in(actor.org(), () -> {
            Employee before = current(scope, id, version);
            places().require(scope, placement);
            List<EmploymentPeriod> periods = Periods.transferred(employees.periods(List.of(id)), from, placement);
            return store(actor, "employee.transfer", before, moved(before, periods), reason, Optional.of(from));
        });
    }

    @Override
    public Employee end(Actor actor, Scope scope, EmployeeId id, LocalDate lastDay, String reason, long version) {
        return transactions.in(actor.org(), () -> {
            Employee before = current(scope, id, version);
            List<EmploymentPeriod> periods = Periods.ended(employees.periods(List.of(id)), lastDay);
            return store(
                    actor, "employee.end", before, moved(before, periods), reason, Optional.of(lastDay.plusDays(1)));
        });
    }

    @Override
    public Employee rehire(Actor actor, Scope scope, EmployeeId id, LocalDate from, Placement placement, long version) {
        return transactions.in(actor.org(), () -> {
            Employee before = current(scope, id, version);
            places().require(scope, placement);
            List<EmploymentPeriod> periods = Periods.rehired(employees.periods(List.of(id)), from, placement);
            return store(actor, "employee.rehire", before, moved(before, periods), "", Optional.of(from));
        });
    }

    @Override
    public Employee find(OrgId org, Scope scope, EmployeeId id) {
        return transactions.in(org, () -> seen(scope, id));
    }

    @Override
    public Slice<Employee> page(OrgId org, Scope scope, EmployeeFilter filter, Page page) {
        return transactions.in(org, () -> employees.page(scope, Queries.of(filter, places(), Optional.empty()), page));
    }

    @Override
    public List<EmploymentPeriod> history(OrgId org, Scope scope, EmployeeId id) {
        return transactions.in(
                org, () -> employees.periods(List.of(seen(scope, id).id())));
    }

    private static void refuse(Violation violation) {
        throw new Refused(violation.code(), violation.detail(), List.of(violation));
    }

    private EmployeeFile moved(Employee before, List<EmploymentPeriod> periods) {
        return Files.of(before.id(), before.number(), before.person(), periods, today(before), before.version());
    }

    private Employee store(
            Actor actor,
            String action,
            Employee before,
            EmployeeFile wanted,
            String reason,
            Optional<LocalDate> alters) {
        boolean same =
                wanted.employee().equals(before) && wanted.periods().equals(employees.periods(List.of(before.id())));
        if (same) {
            return before;
        }
        employees.update(List.of(wanted));
        Employee after = employees.find(List.of(before.id())).get(0);
        AuditDraft entry = EmployeeFields.changed(actor, action, before, after).because(reason);
        wrote(alters.isPresent() ? dated(entry, alters.get(), wanted) : entry, before.id(), alters);
        return after;
    }

    /** A move that lies ahead alters nothing of today, so the entry names what it will be. */
    private static AuditDraft dated(AuditDraft entry, LocalDate from, EmployeeFile wanted) {
        var after = new java.util.HashMap<String, Object>(entry.after());
        after.put("from", from.toString());
        Placement placement = Periods.on(wanted.periods(), from).placement();
        after.put("placement.site", placement.site().text());
        after.put("placement.department", placement.department().text());
        return new AuditDraft(entry.actor(), entry.action(), entry.subject(), entry.before(), after, entry.reason());
    }

    private void wrote(AuditDraft entry, EmployeeId id, Optional<LocalDate> alters) {
        journal.wrote(
                entry,
                Topic.EMPLOYEES,
                alters.map(from -> new RegistryChange(RegistryChange.Kind.EMPLOYEE, id.value(), from)).stream()
                        .toList());
    }

    private Employee current(Scope scope, EmployeeId id, long version) {
        Employee employee = seen(scope, id);
        if (employee.isVisitor()) {
            throw new NotFound("employee", id.text());
        }
        if (employee.version() != version) {
            throw new Stale("employee", id.text());
        }
        return employee;
    }

    private Employee seen(Scope scope, EmployeeId id) {
        if (!employees.seen(scope, Set.of(id)).contains(id)) {
            throw new NotFound("employee", id.text());
        }
        return employees.find(List.of(id)).get(0);
    }

    private void refuseTaken(String number, Optional<EmployeeId> except) {
        String folded = Numbers.folded(number);
        employees.numbered(List.of(Numbers.bare(number))).stream()
                .filter(other -> Numbers.folded(other.number()).equals(folded))
                .filter(other -> !Optional.of(other.id()).equals(except))
                .findAny()
                .ifPresent(other -> {
                    throw Refused.duplicateAt(
                            "/number", "employee.number.taken", "the number " + Numbers.tidy(number) + " is in use");
                });
    }

    private Places places() {
        return Places.read(organisation, departments, clock);
    }

    private LocalDate today(Employee employee) {
        return places().today(employee.site());
    }
}
