package org.clockhouse.account.internal;

import java.nio.file.Path;
import org.clockhouse.account.Account;
import org.clockhouse.account.Accounts;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;

/** The account bundle's own house, opened for tests of who hears of what. */
public final class Staff {

    private final House house;

    public Staff(Path directory) {
        house = new House(directory);
    }

    public OrgId org() {
        return house.org;
    }

    public Accounts accounts() {
        return house.accounts;
    }

    public InMemoryTransactions transactions() {
        return house.transactions;
    }

    public Account operator(String name, String role, Scope scope) {
        return house.operator(name, role, scope);
    }

    public Account employee(EmployeeId person, String number) {
        house.accounts.issueFirstSignInCode(house.system(), person, number, number);
        return house.accounts.ofEmployee(house.org, person).orElseThrow();
    }
}
