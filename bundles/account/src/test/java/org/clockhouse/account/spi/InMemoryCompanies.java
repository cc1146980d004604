package org.clockhouse.account.spi;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;

/** At most one company. */
public final class InMemoryCompanies implements CompanyRepository, Companies {

    private final InMemoryTransactions transactions;
    private final List<OrgId> companies = new CopyOnWriteArrayList<>();

    public InMemoryCompanies(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<OrgId> all() {
        return List.copyOf(companies);
    }

    @Override
    public void found(Instant now) {
        if (!companies.isEmpty()) {
            throw new Stale("company", companies.get(0).text());
        }
        OrgId org = transactions.org();
        companies.add(org);
        transactions.onRollback(() -> companies.remove(org));
    }
}
