package org.clockhouse.registry.internal.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Contract;
import org.clockhouse.registry.Contracts;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.registry.spi.ContractRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Contractors over their repository. */
@Component
public final class ContractRegister implements Contracts {

    private final ContractRepository contracts;
    private final Employees employees;
    private final Sites sites;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public ContractRegister(
            @Reference ContractRepository contracts,
            @Reference Employees employees,
            @Reference Sites sites,
            @Reference Journal journal,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.contracts = contracts;
        this.employees = employees;
        this.sites = sites;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Contract> find(OrgId org, Scope scope, EmployeeId employee) {
        return transactions.in(org, () -> stored(person(org, scope, employee).id()));
    }

    @Override
    public Contract put(Actor actor, Scope scope, Contract contract) {
        if (contract.company().isEmpty()) {
            throw Refused.at("/company", "contract.company", "a contractor comes from a company");
        }
        return transactions.in(actor.org(), () -> put(actor, scope, "contract.put", contract));
    }

    private Contract put(Actor actor, Scope scope, String action, Contract contract) {
        Employee person = person(actor.org(), scope, contract.employee());
        Map<String, Object> before =
                stored(person.id()).map(ContractRegister::fields).orElse(Map.of());
        Contract after = contracts.put(contract);
        wrote(entry(actor, action, person).changing(before, fields(after)));
        return after;
    }

    @Override
    public void remove(Actor actor, Scope scope, EmployeeId employee, long version) {
        transactions.run(actor.org(), () -> {
            Employee person = person(actor.org(), scope, employee);
            Contract contract = stored(employee)
                    .filter(known -> known.version() == version)
                    .orElseThrow(() -> new Stale("contract", employee.text()));
            contracts.delete(contract);
            wrote(entry(actor, "contract.remove", person).with(fields(contract)));
        });
    }

    @Override
    public Slice<Contract> page(OrgId org, Scope scope, Optional<LocalDate> by, Page page) {
        return transactions.in(org, () -> contracts.page(scope, by, page));
    }

    @Override
    public List<Extended> extendAll(Actor actor, Scope scope, List<EmployeeId> people, LocalDate until) {
        return people.stream().map(id -> extended(actor, scope, id, until)).toList();
    }

    private Extended extended(Actor actor, Scope scope, EmployeeId id, LocalDate until) {
        try {
            return transactions.in(actor.org(), () -> {
                Contract known = find(actor.org(), scope, id).orElseThrow(() -> new NotFound("contract", id.text()));
                Contract after = put(actor, scope, known.extended(until));
                return new Extended(id, Optional.of(new Earlier(id, known.until(), after.version())), "", "");
            });
        } catch (DomainException no) {
            return new Extended(id, Optional.empty(), no.code(), no.getMessage());
        }
    }

    @Override
    public void takeBack(Actor actor, Scope scope, List<Earlier> extended) {
        transactions.run(
                actor.org(),
                () -> extended.forEach(earlier -> {
                    Contract known = find(actor.org(), scope, earlier.employee())
                            .filter(contract -> contract.version() == earlier.version())
                            .orElseThrow(() ->
                                    new Stale("contract", earlier.employee().text()));
                    put(actor, scope, "contract.renew-undo", known.extended(earlier.until()));
                }));
    }

    @Override
    public Optional<Contract.Lapse> lapse(OrgId org, EmployeeId employee) {
        return transactions.in(org, () -> stored(employee).flatMap(contract -> {
            Employee person = employees.find(org, Scope.EVERYBODY, employee);
            ZoneId zone = sites.find(org, person.site()).zone();
            return contract.lapsedOn(LocalDate.ofInstant(clock.instant(), zone));
        }));
    }

    private Employee person(OrgId org, Scope scope, EmployeeId id) {
        Employee person = employees.find(org, scope, id);
        if (person.isVisitor()) {
            throw new NotFound("employee", id.text());
        }
        return person;
    }

    private Optional<Contract> stored(EmployeeId employee) {
        return contracts.find(List.of(employee)).stream().findAny();
    }

    private void wrote(AuditDraft entry) {
        journal.wrote(entry, Topic.EMPLOYEES, List.of());
    }

    private static AuditDraft entry(Actor actor, String action, Employee person) {
        return EmployeeFields.entry(actor, action, person);
    }

    private static Map<String, Object> fields(Contract contract) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("company", contract.company());
        fields.put("until", contract.until().toString());
        fields.put(
                "induction", contract.induction().map(Contract.Induction::kind).orElse(""));
        fields.put(
                "inductionUntil",
                contract.induction()
                        .map(induction -> induction.until().toString())
                        .orElse(""));
        return fields;
    }
}
