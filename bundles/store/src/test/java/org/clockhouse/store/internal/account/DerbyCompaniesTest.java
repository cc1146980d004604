package org.clockhouse.store.internal.account;

import org.clockhouse.account.spi.CompanyRepository;
import org.clockhouse.account.spi.CompanyRepositoryContract;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

class DerbyCompaniesTest extends CompanyRepositoryContract {

    private final Databases.Open store = Databases.derby();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected CompanyRepository founding() {
        return new SqlCompanies(store.transactions());
    }

    @Override
    protected Companies companies() {
        return new SqlCompanies(store.transactions());
    }
}
