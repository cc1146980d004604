package org.clockhouse.notice;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.spi.NoticeRepository;

class InMemoryNoticesTest extends NoticeRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryNotices notices = new InMemoryNotices(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected NoticeRepository notices() {
        return notices;
    }
}
