package org.clockhouse.store.internal.notice;

import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.NoticeRepositoryContract;
import org.clockhouse.notice.spi.NoticeRepository;
import org.clockhouse.store.internal.Databases;

class PostgresNoticesTest extends NoticeRepositoryContract {

    private final Databases.Open store = Databases.postgres();

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected NoticeRepository notices() {
        return new SqlNotices(store.transactions());
    }
}
