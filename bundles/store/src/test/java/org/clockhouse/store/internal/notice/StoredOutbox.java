package org.clockhouse.store.internal.notice;

import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.OutboxRepositoryContract;
import org.clockhouse.notice.spi.ChannelRepository;
import org.clockhouse.notice.spi.LetterRepository;
import org.clockhouse.notice.spi.MessageRepository;
import org.clockhouse.notice.spi.NoticeRepository;
import org.clockhouse.store.internal.Databases;

/** The contract on one of the databases. */
abstract class StoredOutbox extends OutboxRepositoryContract {

    private final Databases.Open store;

    StoredOutbox(Databases.Open store) {
        this.store = store;
    }

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected MessageRepository messages() {
        return new SqlMessages(store.transactions(), store.cipher());
    }

    @Override
    protected LetterRepository letters() {
        return new SqlLetters(store.transactions());
    }

    @Override
    protected ChannelRepository channels() {
        return new SqlChannels(store.transactions(), store.cipher());
    }

    @Override
    protected NoticeRepository notices() {
        return new SqlNotices(store.transactions());
    }
}
