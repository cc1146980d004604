package org.clockhouse.account.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.Account;
import org.clockhouse.account.Grant;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.Test;

/** What every account repository promises. */
public abstract class AccountRepositoryContract {

    private static final RoleId MANAGER = new RoleId("MANAGER");
    private static final RoleId HR = new RoleId("HR");

    private final OrgId org = OrgId.next();

    protected abstract Transactions transactions();

    protected abstract AccountRepository accounts();

    @Test
    public void anAccountIsReadBackAsItWasWritten() {
        Scope scope = new Scope(
                false,
                Set.of(SiteId.next(), SiteId.next()),
                Set.of(DepartmentId.next()),
                Set.of(EmployeeId.next(), EmployeeId.next()));
        Account account =
                account("Li.Lei", Optional.of(EmployeeId.next()), new Grant(MANAGER, scope), Grant.everywhere(HR));
        insert(account);
        assertEquals(Optional.of(account), in(() -> accounts().find(account.id())));
        assertEquals(Optional.of(account), in(() -> accounts().findByName("li.lei")));
        assertEquals(Optional.of(account), in(() -> accounts()
                .findByEmployee(account.employee().orElseThrow())));
    }

    @Test
    public void anAccountWithoutGrantsAndPersonIsReadBackToo() {
        Account account = account("plain", Optional.empty());
        insert(account);
        assertEquals(Optional.of(account), in(() -> accounts().find(account.id())));
    }

    @Test
    public void aNameIsTakenWhateverItsCaseAndWidth() {
        insert(account("Admin", Optional.empty()));
        Refused refused = assertThrows(Refused.class, () -> insert(account("ADMIN", Optional.empty())));
        assertEquals("account.name.taken", refused.code());
        assertThrows(Refused.class, () -> insert(account("ａｄｍｉｎ", Optional.empty())));
    }

    @Test
    public void aPersonHasOneAccount() {
        Optional<EmployeeId> person = Optional.of(EmployeeId.next());
        insert(account("one", person));
        Refused refused = assertThrows(Refused.class, () -> insert(account("other", person)));
        assertEquals("account.employee.taken", refused.code());
    }

    @Test
    public void anUpdateReplacesGrantsAndCountsTheVersion() {
        Account before = account("one", Optional.empty(), Grant.everywhere(HR));
        insert(before);
        Account changed = new Account(
                before.id(),
                org,
                Account.Kind.OPERATOR,
                "uno",
                "Uno",
                Optional.empty(),
                Set.of(Grant.everywhere(MANAGER)),
                "zh-Hans",
                false,
                true,
                1);
        Account after = in(() -> accounts().update(changed));
        assertEquals(changed.at(2), after);
        assertEquals(Optional.of(after), in(() -> accounts().find(before.id())));
        assertEquals(Optional.empty(), in(() -> accounts().findByName("one")));
    }

    @Test
    public void whoReadBeforeSomebodyElseWroteIsStale() {
        Account account = account("one", Optional.empty());
        insert(account);
        in(() -> accounts().update(account));
        assertThrows(Stale.class, () -> in(() -> accounts().update(account)));
        assertThrows(NotFound.class, () -> in(() -> accounts().update(account("ghost", Optional.empty()))));
    }

    @Test
    public void aNameFreedOrTakenByAnUpdateIsSeen() {
        Account one = account("one", Optional.empty());
        insert(one);
        insert(account("two", Optional.empty()));
        assertThrows(Refused.class, () -> in(() -> accounts().update(one.withName("Two"))));
        in(() -> accounts().update(one.withName("ONE")));
        assertEquals("ONE", in(() -> accounts().findByName("one")).orElseThrow().name());
    }

    @Test
    public void pagesRunByNameAndSearchNameAndDisplayName() {
        for (String name : List.of("cora", "Anna", "bert", "100%", "王芳")) {
            insert(account(name, Optional.empty()));
        }
        Slice<Account> first = in(() -> accounts().page("", Page.first(3)));
        assertEquals(List.of("100%", "Anna", "bert"), names(first));
        assertEquals(List.of("cora", "王芳"), names(in(() -> accounts().page("", new Page(first.next(), 3)))));
        assertEquals(List.of("Anna"), names(in(() -> accounts().page("NN", Page.first(3)))));
        assertEquals(List.of("王芳"), names(in(() -> accounts().page("芳", Page.first(3)))));
        assertEquals(List.of("cora"), names(in(() -> accounts().page("shown CORA", Page.first(3)))));
        assertEquals(List.of("100%"), names(in(() -> accounts().page("%", Page.first(3)))));
        assertEquals(List.of(), names(in(() -> accounts().page("_", Page.first(3)))));
    }

    @Test
    public void holdersOfARoleAreFoundUnlessTheyAreDisabled() {
        Account hr = account("one", Optional.empty(), Grant.everywhere(HR), Grant.everywhere(MANAGER));
        Account gone = account("two", Optional.empty(), Grant.everywhere(HR));
        insert(hr);
        insert(gone);
        in(() -> accounts().update(gone.withDisabled(true)));
        assertEquals(List.of(hr), in(() -> accounts().holding(Set.of(HR, MANAGER))));
        assertEquals(List.of(), in(() -> accounts().holding(Set.of(new RoleId("CARD_DESK")))));
        assertEquals(List.of(), in(() -> accounts().holding(Set.of())));
    }

    @Test
    public void thoseOfManyPeopleWhoSignInAreFoundTogether() {
        EmployeeId wang = EmployeeId.next();
        EmployeeId gone = EmployeeId.next();
        Account his = account("one", Optional.of(wang));
        Account hers = account("two", Optional.of(gone));
        insert(his);
        insert(hers);
        insert(account("three", Optional.empty()));
        in(() -> accounts().update(hers.withDisabled(true)));
        assertEquals(Map.of(wang, his.id()), in(() -> accounts().signingIn(List.of(wang, gone, EmployeeId.next()))));
        assertEquals(Map.of(), in(() -> accounts().signingIn(List.of())));
    }

    @Test
    public void anotherCompanyHasItsOwnNames() {
        Account account = account("one", Optional.empty());
        insert(account);
        OrgId other = OrgId.next();
        assertEquals(Optional.empty(), transactions().in(other, () -> accounts().find(account.id())));
        assertEquals(Optional.empty(), transactions().in(other, () -> accounts().findByName("one")));
    }

    private Account account(String name, Optional<EmployeeId> employee, Grant... grants) {
        return new Account(
                AccountId.next(),
                org,
                Account.Kind.OPERATOR,
                name,
                "Shown " + name,
                employee,
                Set.of(grants),
                "en",
                true,
                false,
                1);
    }

    private void insert(Account account) {
        transactions().run(org, () -> accounts().insert(account));
    }

    private <T> T in(Transactions.Work<T, RuntimeException> work) {
        return transactions().in(org, work);
    }

    private static List<String> names(Slice<Account> slice) {
        return slice.items().stream().map(Account::name).toList();
    }
}
