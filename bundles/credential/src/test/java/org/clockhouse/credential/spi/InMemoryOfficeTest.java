package org.clockhouse.credential.spi;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;

class InMemoryOfficeTest extends OfficeContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final OfficeRepository office = new InMemoryOffice(transactions);
    private final PhoneRuleRepository phoneRule = new InMemoryPhoneRule(transactions);
    private final CareNoticeRepository notices = new InMemoryCareNotices(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected OfficeRepository office() {
        return office;
    }

    @Override
    protected CareNoticeRepository notices() {
        return notices;
    }

    @Override
    protected PhoneRuleRepository phoneRule() {
        return phoneRule;
    }
}
