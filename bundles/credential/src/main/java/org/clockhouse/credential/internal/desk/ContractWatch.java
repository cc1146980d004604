package org.clockhouse.credential.internal.desk;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.internal.Answerable;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.CredentialFields;
import org.clockhouse.credential.internal.Moves;
import org.clockhouse.credential.internal.access.Doors;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.registry.Contract;
import org.clockhouse.registry.Contracts;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Suspends what contractors hold on the day after their contract or induction is over, tells those who answer for them before, and
 * resumes it when both are in order again. What somebody else froze stays so.
 */
@Component(service = ContractWatch.class)
public final class ContractWatch {

    /** How long before the end it is said. */
    private static final int DAYS_BEFORE = 14;

    /** What the reason of a suspension begins with that is taken back here. */
    private static final String OURS = "contract: ";

    private final Contracts contracts;
    private final Departments departments;
    private final Notices notices;
    private final Doors doors;
    private final CardBook book;

    @Activate
    public ContractWatch(
            @Reference Contracts contracts,
            @Reference Departments departments,
            @Reference Notices notices,
            @Reference Doors doors,
            @Reference CardBook book) {
        this.contracts = contracts;
        this.departments = departments;
        this.notices = notices;
        this.doors = doors;
        this.book = book;
    }

    /** @return how many credentials were suspended or resumed */
    public int round(OrgId org) {
        int moved = 0;
        List<Department> tree = departments.tree(org);
        Page page = Page.first(Page.MOST);
        do {
            Slice<Contract> slice = contracts.page(org, Scope.EVERYBODY, Optional.empty(), page);
            moved += book.in(org, () -> look(org, slice.items(), tree));
            page = new Page(slice.next(), Page.MOST);
        } while (!page.after().isEmpty());
        return moved;
    }

    private int look(OrgId org, List<Contract> some, List<Department> tree) {
        Map<EmployeeId, Employee> people =
                book.people(org, some.stream().map(Contract::employee).toList());
        Map<EmployeeId, List<Credential>> held =
                book.credentials().of(people.keySet()).stream().collect(Collectors.groupingBy(Credential::holder));
        int moved = 0;
        for (Contract contract : some) {
            Employee person = people.get(contract.employee());
            LocalDate today = doors.today(org, person.site());
            remind(org, contract, person, today, tree);
            Optional<String> lapse = contract.lapsedOn(today).map(ContractWatch::because);
            for (Credential credential : held.getOrDefault(person.id(), List.of())) {
                moved += settle(org, credential, lapse);
            }
        }
        return moved;
    }

    /** The reason of a suspension that is taken back here when the contract is in order again. */
    static String because(Contract.Lapse lapse) {
        return OURS + lapse;
    }

    private int settle(OrgId org, Credential before, Optional<String> lapse) {
        boolean ours =
                before.state() == CredentialState.SUSPENDED && before.reason().startsWith(OURS);
        CredentialState wanted;
        if (lapse.isPresent() && before.state() == CredentialState.ACTIVE) {
            wanted = CredentialState.SUSPENDED;
        } else if (lapse.isEmpty() && ours && !isPast(before)) {
            wanted = CredentialState.ACTIVE;
        } else {
            return 0;
        }
        Credential after = book.update(Moves.to(before, wanted, lapse.orElse(""), book.now()));
        book.wrote(CredentialFields.changed(
                        CardBook.self(org), "credential." + Moves.verb(before.state(), after.state()), before, after)
                .because(lapse.orElse("contract in order")));
        return 1;
    }

    private boolean isPast(Credential credential) {
        return credential.validUntil().filter(end -> !end.isAfter(book.now())).isPresent();
    }

    private void remind(OrgId org, Contract contract, Employee person, LocalDate today, List<Department> tree) {
        LocalDate last = contract.goodUntil();
        if (last.isBefore(today) || last.isAfter(today.plusDays(DAYS_BEFORE))) {
            return;
        }
        Map<String, LocalName> facts = new HashMap<>();
        facts.put("name", person.name());
        facts.put("company", new LocalName(contract.company(), contract.company()));
        facts.put("until", new LocalName(last.toString(), last.toString()));
        notices.send(
                org,
                List.of(new NoticeDraft(
                        NoticeTopic.CONTRACT_ENDS,
                        "contract-ends " + person.id().text() + " " + last,
                        facts,
                        Answerable.over(person, tree),
                        "people/contractors")));
    }
}
