package org.clockhouse.account.internal;

import static org.clockhouse.account.internal.House.DESK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.Account;
import org.clockhouse.account.AccountDraft;
import org.clockhouse.account.FieldMask;
import org.clockhouse.account.Grant;
import org.clockhouse.account.Role;
import org.clockhouse.account.RoleDraft;
import org.clockhouse.account.RoleId;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Denied;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PermissionsTest {

    private static final Scope SHANGHAI = new Scope(false, Set.of(SiteId.next()), Set.of(), Set.of());
    private static final Scope STORES = new Scope(false, Set.of(), Set.of(DepartmentId.next()), Set.of());

    @TempDir
    Path directory;

    private House house;

    @BeforeEach
    void begin() {
        house = new House(directory);
    }

    @Test
    void t084ARoleReachesTheScopeItWasGrantedFor() {
        Actor manager = actor(house.operator("Mona", "MANAGER", STORES));
        assertEquals(STORES, house.permissions.require(manager, "timesheet.read"));
        assertThrows(Denied.class, () -> house.permissions.require(manager, "employee.write"));
    }

    @Test
    void t084TwoGrantsReachBothTheirScopes() {
        Actor both = actor(house.operator(
                "Mona", new Grant(new RoleId("MANAGER"), STORES), new Grant(new RoleId("HR"), SHANGHAI)));
        assertEquals(STORES.union(SHANGHAI), house.permissions.require(both, "employee.read"));
        assertEquals(SHANGHAI, house.permissions.require(both, "employee.write"));
    }

    @Test
    void t084AnEmployeeReachesOnlyThemselves() {
        EmployeeId self = EmployeeId.next();
        Account account = house.accounts
                .create(
                        house.system(),
                        new AccountDraft(
                                "1001", "王芳", Optional.of(self), Set.of(Grant.everywhere("EMPLOYEE")), "zh-Hans"))
                .account();
        assertEquals(Map.of(), withoutOwnScope(house.permissions.held(actor(account)), self));
        Account nobody = house.accounts
                .create(
                        house.system(),
                        new AccountDraft("1002", "", Optional.empty(), Set.of(Grant.everywhere("EMPLOYEE")), ""))
                .account();
        assertEquals(Map.of(), house.permissions.held(actor(nobody)));
    }

    @Test
    void c010ARefusalNamesThePermissionAndIsAudited() {
        Actor clerk = actor(house.operator("Carl", "CARD_DESK", SHANGHAI));
        Denied denied = assertThrows(Denied.class, () -> house.permissions.require(clerk, "audit.read"));
        assertEquals("audit.read", denied.permission());
        AuditDraft entry = house.audit.apart().get(house.audit.apart().size() - 1);
        assertEquals("permission.refuse", entry.action());
        assertEquals("audit.read", entry.subject().id());
        assertEquals("Carl", entry.actor().name());
        assertEquals(DESK, entry.actor().address());
    }

    @Test
    void c029AGrantHoldsFromTheNextRequestOnWithoutARestart() {
        Account carl = house.operator("Carl", "CARD_DESK", SHANGHAI);
        assertThrows(Denied.class, () -> house.permissions.require(actor(carl), "punch.read"));
        Account more = house.accounts.amend(
                house.system(), carl.id(), carl.version(), draft(carl, Set.of(new Grant(new RoleId("HR"), SHANGHAI))));
        assertEquals(SHANGHAI, house.permissions.require(actor(carl), "punch.read"));
        house.accounts.amend(house.system(), carl.id(), more.version(), draft(carl, Set.of()));
        assertThrows(Denied.class, () -> house.permissions.require(actor(carl), "punch.read"));
    }

    @Test
    void disabledAccountsTerminalsAndStrangersHoldNothingAndTheSuiteItselfEverything() {
        Account carl = house.operator("Carl", "CARD_DESK", SHANGHAI);
        house.accounts.setDisabled(house.system(), carl.id(), carl.version(), true, "left");
        assertEquals(Map.of(), house.permissions.held(actor(carl)));
        Actor terminal = new Actor(house.org, Actor.Kind.TERMINAL, "t", "t", "", "");
        assertThrows(Denied.class, () -> house.permissions.require(terminal, "own.read"));
        assertEquals(
                Set.copyOf(house.permissions.all()),
                house.permissions.held(house.system()).keySet());
    }

    @Test
    void aPermissionThatDoesNotExistIsABugAndNotARefusal() {
        assertThrows(IllegalArgumentException.class, () -> house.permissions.require(house.system(), "employee.raed"));
    }

    @Test
    void everyBuiltInRoleIsMadeOfKnownPermissionsAndTheAdministratorHoldsAll() {
        for (Role role : house.roles.list(house.org)) {
            assertTrue(
                    house.permissions.all().containsAll(role.permissions()),
                    role.id().text());
            assertTrue(role.builtIn());
        }
        assertEquals(8, house.roles.list(house.org).size());
    }

    @Test
    void t084AMaskHoldsUnlessAnotherGrantSeesAllOfTheSamePeoplePlainly() {
        Grant manager = new Grant(new RoleId("MANAGER"), STORES);
        assertEquals(FieldMask.COVERED, masks(house.operator("One", manager)).get("employee.phone"));
        assertEquals(
                FieldMask.COVERED,
                masks(house.operator("Two", manager, new Grant(new RoleId("HR"), SHANGHAI)))
                        .get("employee.phone"));
        assertEquals(
                null,
                masks(house.operator("Three", manager, Grant.everywhere("HR"))).get("employee.phone"));
        Grant auditor = new Grant(new RoleId("SECURITY_AUDITOR"), STORES);
        assertEquals(
                null,
                masks(house.operator("Four", Grant.everywhere("MANAGER"), auditor))
                        .get("employee.email"));
        assertEquals(
                FieldMask.HIDDEN,
                masks(house.operator("Five", manager, Grant.everywhere("SECURITY_AUDITOR")))
                        .get("employee.email"));
        assertEquals(
                FieldMask.COVERED,
                masks(house.operator("Six", manager, auditor)).get("employee.phone"),
                "the same people, of two masks the milder");
    }

    @Test
    void aMaskForWhatTheRoleCannotReadMasksNothing() {
        house.roles.define(
                house.system(), role("PUNCHES", Set.of("punch.read"), Map.of("employee.phone", FieldMask.HIDDEN)));
        Account account = house.operator("One", Grant.everywhere("PUNCHES"), new Grant(new RoleId("HR"), STORES));
        assertEquals(null, masks(account).get("employee.phone"));
    }

    @Test
    void anOwnRoleIsDefinedAmendedAndHeldAtOnce() {
        Role role = house.roles.define(house.system(), role("NIGHT", Set.of("employee.read"), Map.of()));
        Actor night = actor(house.operator("Nora", "NIGHT", SHANGHAI));
        house.permissions.require(night, "employee.read");
        house.roles.amend(house.system(), role("NIGHT", Set.of("punch.read"), Map.of()), role.version());
        assertThrows(Denied.class, () -> house.permissions.require(night, "employee.read"));
        assertEquals(SHANGHAI, house.permissions.require(night, "punch.read"));
        assertThrows(
                Stale.class,
                () -> house.roles.amend(house.system(), role("NIGHT", Set.of(), Map.of()), role.version()));
        assertTrue(house.audit.actions().containsAll(List.of("role.define", "role.amend")));
    }

    @Test
    void rolesOfTheSuiteAndUnknownPermissionsAreRefused() {
        assertRefused("role.code.taken", () -> house.roles.define(house.system(), role("HR", Set.of(), Map.of())));
        assertRefused("role.built-in", () -> house.roles.amend(house.system(), role("HR", Set.of(), Map.of()), 1));
        assertRefused(
                "role.permission.unknown",
                () -> house.roles.define(house.system(), role("NIGHT", Set.of("employee.fire"), Map.of())));
        assertThrows(NotFound.class, () -> house.roles.find(house.org, new RoleId("GHOST")));
    }

    @Test
    void nobodyGivesWhatTheyDoNotHold() {
        house.roles.define(
                house.system(),
                role("CLERK_OF_ACCOUNTS", Set.of("account.read", "account.write", "employee.read"), Map.of()));
        Actor clerk = actor(house.operator("Cleo", "CLERK_OF_ACCOUNTS", SHANGHAI));
        assertRefused("grant.too-much", () -> create(clerk, "x", Grant.everywhere("SYSTEM_ADMINISTRATOR")));
        assertRefused("grant.too-much", () -> create(clerk, "y", Grant.everywhere("CLERK_OF_ACCOUNTS")));
        create(clerk, "z", new Grant(new RoleId("CLERK_OF_ACCOUNTS"), SHANGHAI));
        assertRefused("grant.too-much", () -> house.roles.define(clerk, role("MORE", Set.of("audit.read"), Map.of())));
    }

    @Test
    void nobodyGivesABetterSightThanTheirOwn() {
        house.roles.define(
                house.system(),
                role("MASKED", Set.of("account.write", "employee.read"), Map.of("employee.phone", FieldMask.COVERED)));
        house.roles.define(house.system(), role("PLAIN", Set.of("employee.read"), Map.of()));
        Actor masked = actor(house.operator("Mia", Grant.everywhere("MASKED")));
        assertRefused("grant.too-much", () -> create(masked, "x", Grant.everywhere("PLAIN")));
        create(masked, "y", Grant.everywhere("MASKED"));
    }

    @Test
    void nobodyLaysHandsOnAnAccountThatHoldsMore() {
        house.roles.define(house.system(), role("CLERK", Set.of("account.write"), Map.of()));
        Actor clerk = actor(house.operator("Cleo", Grant.everywhere("CLERK")));
        Account admin =
                house.accounts.page(house.org, "admin", Page.first(1)).items().get(0);
        assertRefused("grant.too-much", () -> house.accounts.resetPassword(clerk, admin.id()));
        assertRefused(
                "grant.too-much",
                () -> house.accounts.amend(clerk, admin.id(), admin.version(), draft(admin, admin.grants())));
    }

    @Test
    void whoEndsAnEmploymentDisablesWhateverThePersonHeldButCannotRestoreIt() {
        Account chief = house.operator("Chief", "SYSTEM_ADMINISTRATOR", Scope.EVERYBODY);
        Actor hr = actor(house.operator("Hana", "HR", Scope.EVERYBODY));
        Account disabled = house.accounts.setDisabled(hr, chief.id(), chief.version(), true, "employment ended");
        assertTrue(disabled.disabled());
        assertRefused(
                "grant.too-much",
                () -> house.accounts.setDisabled(hr, chief.id(), disabled.version(), false, "back again"));
    }

    @Test
    void aDeskIssuesCodesForEmployeesButNotForWhoHoldsMore() {
        Actor desk = actor(house.operator("Carl", "CARD_DESK", SHANGHAI));
        EmployeeId plain = EmployeeId.next();
        house.accounts.issueFirstSignInCode(desk, plain, "1001", "王芳");
        EmployeeId chief = EmployeeId.next();
        house.accounts.create(
                house.system(),
                new AccountDraft(
                        "chief", "", Optional.of(chief), Set.of(Grant.everywhere("SYSTEM_ADMINISTRATOR")), ""));
        assertRefused("grant.too-much", () -> house.accounts.issueFirstSignInCode(desk, chief, "1002", "李雷"));
    }

    @Test
    void theLastAdministratorStays() {
        Account admin =
                house.accounts.page(house.org, "admin", Page.first(1)).items().get(0);
        assertRefused(
                "account.last-administrator",
                () -> house.accounts.setDisabled(house.system(), admin.id(), admin.version(), true, ""));
        assertRefused(
                "account.last-administrator",
                () -> house.accounts.amend(
                        house.system(),
                        admin.id(),
                        admin.version(),
                        draft(admin, Set.of(new Grant(Catalogue.SYSTEM_ADMINISTRATOR, SHANGHAI)))));
        assertFalse(house.accounts.find(house.org, admin.id()).disabled());
        house.operator("Second", "SYSTEM_ADMINISTRATOR", Scope.EVERYBODY);
        house.accounts.setDisabled(house.system(), admin.id(), admin.version(), true, "");
    }

    @Test
    void namesAndGrantsOfAccountsAreChecked() {
        house.operator("Anna", "HR", Scope.EVERYBODY);
        assertRefused("account.name.taken", () -> create(house.system(), "ANNA"));
        assertRefused("account.name.malformed", () -> create(house.system(), "  "));
        assertRefused("account.name.malformed", () -> create(house.system(), "a\nb"));
        assertRefused("account.name.malformed", () -> create(house.system(), "x".repeat(61)));
        assertRefused("grant.role.unknown", () -> create(house.system(), "b", Grant.everywhere("GHOST")));
    }

    @Test
    void t085ChangesOfAccountsAreAuditedWithBeforeAndAfter() {
        Account anna = house.operator("Anna", "HR", SHANGHAI);
        house.accounts.amend(house.system(), anna.id(), anna.version(), draft(anna, Set.of(Grant.everywhere("HR"))));
        AuditDraft entry = house.audit.drafts().get(house.audit.drafts().size() - 1);
        assertEquals("account.amend", entry.action());
        assertEquals(Set.of("grants"), entry.before().keySet());
        assertEquals(List.of("HR everybody"), entry.after().get("grants"));
    }

    private Map<String, Scope> withoutOwnScope(Map<String, Scope> held, EmployeeId self) {
        assertFalse(held.isEmpty());
        held.values().removeIf(scope -> scope.equals(Scope.only(self)));
        return held;
    }

    private Account create(Actor actor, String name, Grant... grants) {
        return house.accounts
                .create(actor, new AccountDraft(name, "", Optional.empty(), Set.of(grants), ""))
                .account();
    }

    private Map<String, FieldMask> masks(Account account) {
        return house.permissions.masks(actor(account));
    }

    private static AccountDraft draft(Account account, Set<Grant> grants) {
        return new AccountDraft(account.name(), account.displayName(), account.employee(), grants, account.locale());
    }

    private static RoleDraft role(String code, Set<String> permissions, Map<String, FieldMask> masks) {
        return new RoleDraft(new RoleId(code), new LocalName("某", code), permissions, masks, Role.Reach.GRANTED_SCOPE);
    }

    private static Actor actor(Account account) {
        return account.actor(DESK, "r-1");
    }

    private static void assertRefused(String code, Executable action) {
        assertEquals(code, assertThrows(Refused.class, action).code());
    }
}
