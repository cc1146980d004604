package org.clockhouse.account.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.Account;
import org.clockhouse.account.AccountDraft;
import org.clockhouse.account.Accounts;
import org.clockhouse.account.ApiKeyDraft;
import org.clockhouse.account.ApiKeys;
import org.clockhouse.account.FieldMask;
import org.clockhouse.account.Grant;
import org.clockhouse.account.NewAccount;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.Role;
import org.clockhouse.account.RoleDraft;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.Roles;
import org.clockhouse.account.SavedViews;
import org.clockhouse.account.Sessions;
import org.clockhouse.account.spi.InMemorySavedViews;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;

/** The account bundle's own house, opened for tests of the API: real accounts, keys, roles and sessions over memory. */
public final class FrontOffice {

    public static final String PASSWORD = House.PASSWORD;

    private final House house;
    private int made;

    public FrontOffice(Path directory) {
        house = new House(directory);
    }

    public OrgId org() {
        return house.org;
    }

    public Actor system() {
        return house.system();
    }

    public TestClock clock() {
        return house.clock;
    }

    public InMemoryTransactions transactions() {
        return house.transactions;
    }

    public RecordedAudit audit() {
        return house.audit;
    }

    public RecordedChanges changes() {
        return house.changes;
    }

    public DirectWorkers workers() {
        return house.workers;
    }

    public Accounts accounts() {
        return house.accounts;
    }

    public Roles roles() {
        return house.roles;
    }

    public ApiKeys keys() {
        return house.keys;
    }

    public Sessions sessions() {
        return house.sessions;
    }

    public Permissions permissions() {
        return house.permissions;
    }

    /** The secret of a key that holds a role for everybody. */
    public String keyOf(RoleId role) {
        return house.keys
                .create(
                        system(),
                        new ApiKeyDraft("key of " + role.text(), Set.of(Grant.everywhere(role)), Optional.empty()))
                .secret();
    }

    public SavedViews views(AuditTrail audit) {
        return new ViewShelf(new InMemorySavedViews(house.transactions), house.permissions, audit, house.transactions);
    }

    /** The secret of a key that holds exactly these permissions for these people. */
    public String key(Scope scope, Set<String> permissions) {
        RoleId role = role(permissions, java.util.Map.of());
        return house.keys
                .create(system(), new ApiKeyDraft("key " + made, Set.of(new Grant(role, scope)), Optional.empty()))
                .secret();
    }

    public RoleId role(Set<String> permissions, java.util.Map<String, FieldMask> masks) {
        RoleId id = new RoleId("TEST_" + ++made);
        house.roles.define(
                system(),
                new RoleDraft(
                        id, new LocalName("角色" + made, "Role " + made), permissions, masks, Role.Reach.GRANTED_SCOPE));
        return id;
    }

    /** Somebody with {@link #PASSWORD}. */
    public Account operator(String name, RoleId role, Scope scope) {
        return house.operator(name, new Grant(role, scope));
    }

    /** The account of somebody in the registry, as an employee has one. */
    public Account employee(String name, EmployeeId person) {
        return house.account(name, Optional.of(person), Grant.everywhere(new RoleId("EMPLOYEE")));
    }

    /** Somebody whose first password stands. */
    public NewAccount newcomer(String name, RoleId role) {
        return house.accounts.create(
                system(), new AccountDraft(name, name, Optional.empty(), Set.of(Grant.everywhere(role)), "en"));
    }
}
