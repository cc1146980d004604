package org.clockhouse.store.internal.account;

import java.time.Instant;
import java.util.List;
import org.clockhouse.account.spi.CompanyRepository;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The one table that is asked without knowing the company. */
@Component
public final class SqlCompanies implements Companies, CompanyRepository {

    private static final OrgId NONE = OrgId.of("00000000-0000-0000-0000-000000000000");

    private final JpaTransactions transactions;

    @Activate
    public SqlCompanies(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<OrgId> all() {
        return transactions.isOpen() ? read() : transactions.in(NONE, this::read);
    }

    @Override
    public void found(Instant now) {
        String org = transactions.org().text();
        try {
            transactions
                    .sql("insert into served_company (org_id, ordinal, founded_at) values (?, 1, ?)", org, now)
                    .update();
        } catch (RuntimeException e) {
            throw Failures.isDuplicate(e) ? new Stale("company", org) : e;
        }
    }

    private List<OrgId> read() {
        return transactions
                .sql("select org_id from served_company order by ordinal")
                .list(row -> OrgId.of(row.text("org_id")));
    }
}
