package org.clockhouse.store.internal;

import java.util.Collection;
import java.util.TreeSet;
import org.clockhouse.kernel.EmployeeId;

/** One transaction at a time for a person: whoever takes the turn keeps it until the end of the transaction. */
public final class PersonTurns {

    private final JpaTransactions transactions;

    public PersonTurns(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    /** In the order of their ids, so that nobody waits for each other. */
    public void take(Collection<EmployeeId> people) {
        String keeping = transactions.vendor() == Vendor.DERBY ? " with rs" : "";
        for (EmployeeId person : new TreeSet<>(people)) {
            transactions
                    .sql(
                            "select version from employee where org_id = ? and id = ? for update" + keeping,
                            transactions.org().text(),
                            person.text())
                    .number();
        }
    }
}
