package org.clockhouse.request.internal;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.Account;
import org.clockhouse.account.Grant;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.internal.GrantBook;
import org.clockhouse.account.internal.GrantedPermissions;
import org.clockhouse.account.internal.RoleBook;
import org.clockhouse.account.spi.InMemoryAccounts;
import org.clockhouse.account.spi.InMemoryApiKeys;
import org.clockhouse.account.spi.InMemoryRoles;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestDraft;
import org.junit.jupiter.api.function.Executable;

/** A house in which a person asks for a word, which their manager, then HR agree to; an administrator stands by. */
final class WordHouse {

    final RecordedAudit audit = new RecordedAudit();
    final TestClock clock = new TestClock("2026-11-20T08:00:00Z");
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final RecordedChanges changes = new RecordedChanges();
    final InMemoryRegistry registry = new InMemoryRegistry(transactions, audit, changes, clock);
    private final InMemoryAccounts accounts = new InMemoryAccounts(transactions);
    private final InMemoryRoles roleRows = new InMemoryRoles(transactions);
    private final GrantBook grants = new GrantBook(accounts, new InMemoryApiKeys(transactions), roleRows, transactions);
    final RequestOffice office = new RequestOffice(
            registry,
            new GrantedPermissions(grants, audit),
            new RoleBook(roleRows, grants, audit, transactions, changes),
            audit,
            changes,
            clock);
    final AskedWord word = new AskedWord();
    final Site site = registry.site("上海", "Asia/Shanghai");
    final Department works = registry.department("工厂");
    final Department desk = registry.department("办公室");
    final Employee wang = registry.hire("10001", "王小明", site, works);
    final Employee boss = registry.hire("10002", "李雷", site, works);
    final Actor wangs = account("wang", Optional.of(wang), Grant.everywhere("EMPLOYEE"));
    final Actor manager = account("boss", Optional.of(boss), granted("MANAGER", works));
    final Actor other = account("other", Optional.empty(), granted("MANAGER", desk));
    final Actor hr = account("hr", Optional.empty(), Grant.everywhere("HR"));
    final Actor root = account("root", Optional.empty(), Grant.everywhere("SYSTEM_ADMINISTRATOR"));

    WordHouse() {
        office.register(word);
    }

    Request submit(Actor actor) {
        return office.requests.submit(actor, Scope.EVERYBODY, draft(wang));
    }

    static RequestDraft draft(Employee employee) {
        return new RequestDraft("WORD", employee.id(), Map.of("word", "please"), "because");
    }

    Request approve(Actor actor, Request request) {
        return office.requests.approve(actor, Scope.EVERYBODY, request.id(), request.version(), "");
    }

    Request withdraw(Actor actor, Request request) {
        return office.requests.withdraw(actor, Scope.EVERYBODY, request.id(), request.version(), "no need");
    }

    Request withdrawn(Request request) {
        return office.requests.find(registry.org, Scope.EVERYBODY, request.id());
    }

    List<NoticeDraft> told(NoticeTopic topic) {
        return office.notices.sent().stream()
                .filter(draft -> draft.topic() == topic)
                .toList();
    }

    static String refusal(Executable what) {
        Refused refused = assertThrows(Refused.class, what);
        return refused.violations().isEmpty()
                ? refused.code()
                : refused.violations().get(0).code();
    }

    private static Grant granted(String role, Department department) {
        return new Grant(new RoleId(role), new Scope(false, Set.of(), Set.of(department.id()), Set.of()));
    }

    private Actor account(String name, Optional<Employee> employee, Grant grant) {
        Account account = new Account(
                AccountId.next(),
                registry.org,
                employee.isPresent() ? Account.Kind.EMPLOYEE : Account.Kind.OPERATOR,
                name,
                name,
                employee.map(Employee::id),
                Set.of(grant),
                "en",
                false,
                false,
                1);
        transactions.run(registry.org, () -> accounts.insert(account));
        return account.actor("10.0.0.7", "r");
    }
}
