package org.clockhouse.store.internal.credential;

import org.clockhouse.credential.spi.CareNoticeRepository;
import org.clockhouse.credential.spi.OfficeContract;
import org.clockhouse.credential.spi.OfficeRepository;
import org.clockhouse.credential.spi.PhoneRuleRepository;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;

class PostgresOfficeTest extends OfficeContract {

    private final Databases.Open store = Databases.postgres();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected OfficeRepository office() {
        return new SqlOffice(store.transactions());
    }

    @Override
    protected CareNoticeRepository notices() {
        return new SqlCareNotices(store.transactions());
    }

    @Override
    protected PhoneRuleRepository phoneRule() {
        return new SqlPhoneRule(store.transactions());
    }
}
