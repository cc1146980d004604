package org.clockhouse.credential.internal.replacement;

import java.util.HashMap;
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
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.replacement.CardRequests;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementDraft;
import org.clockhouse.credential.replacement.ReplacementDraft.Old;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.credential.type.CardPolicy;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestDraft;
import org.clockhouse.request.internal.RequestOffice;

/** Two sites with a department each, whose people ask at a desk of requests for cards of a card desk. It is Friday 20 November 2026. */
final class AskingCompany {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges changes = new RecordedChanges();
    final TestClock clock = new TestClock("2026-11-20T02:00:00Z");
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
    final InMemoryDesk desk = new InMemoryDesk(registry, office.requests, audit, changes, clock);
    final Site shanghai = registry.site("上海", "Asia/Shanghai");
    final Site suzhou = registry.site("苏州", "Asia/Shanghai");
    private final Department works = registry.department("工厂");
    private final Department lab = registry.department("实验室");
    final Employee wang = registry.hire("10001", "王小明", shanghai, works);
    final Employee li = registry.hire("10002", "李雷", suzhou, lab);
    final Actor wangs = account("wang", Optional.of(wang), Grant.everywhere("EMPLOYEE"));
    final Actor hr = account("hr", Optional.empty(), in("HR", works));
    final Actor labHr = account("lab-hr", Optional.empty(), in("HR", lab));
    final Actor it = account("it", Optional.empty(), Grant.everywhere("CARD_DESK"));
    final Actor root = account("root", Optional.empty(), Grant.everywhere("SYSTEM_ADMINISTRATOR"));
    final Credential card = issue(wang, 0x0A000001L);

    {
        office.register(desk.kind);
    }

    Actor account(String name, Optional<Employee> employee, Grant grant) {
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

    private static Grant in(String role, Department department) {
        return new Grant(new RoleId(role), new Scope(false, Set.of(), Set.of(department.id()), Set.of()));
    }

    Credential issue(Employee holder, long number) {
        return desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(holder.id(), new Identifier.Card(CardNumber.of(32, number))));
    }

    static CardPolicy policy(LocalText terms, boolean requestNeeded, boolean fourEyes) {
        CardPolicy usual = CardPolicy.USUAL;
        return new CardPolicy(Optional.empty(), terms, usual.receipt(), usual.care(), 3, 7, requestNeeded, fourEyes, 0);
    }

    Request ask(Actor actor, Map<String, String> other) {
        return office.requests.submit(
                actor, Scope.EVERYBODY, new RequestDraft(CardRequests.KIND, wang.id(), details(other), "不见了"));
    }

    static Map<String, String> details(Map<String, String> other) {
        Map<String, String> details = new HashMap<>(Map.of("cause", "LOST", "place", "地铁二号线", "date", "2026-11-19"));
        details.putAll(other);
        return details;
    }

    Request approve(Actor actor, Request request) {
        return office.requests.approve(actor, Scope.EVERYBODY, request.id(), request.version(), "");
    }

    Replacement replace(Actor actor, Request request) {
        return desk.replacements.replace(
                actor,
                Scope.EVERYBODY,
                new ReplacementDraft(new Old.Asked(request.id()), next(), ReplacementReason.LOST, "", true));
    }

    static Optional<Identifier> next() {
        return Optional.of(new Identifier.Card(CardNumber.of(32, 0x0C000001L)));
    }
}
