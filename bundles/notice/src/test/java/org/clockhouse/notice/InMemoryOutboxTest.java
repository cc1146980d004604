package org.clockhouse.notice;

import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.spi.ChannelRepository;
import org.clockhouse.notice.spi.LetterRepository;
import org.clockhouse.notice.spi.MessageRepository;
import org.clockhouse.notice.spi.NoticeRepository;

class InMemoryOutboxTest extends OutboxRepositoryContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryNotices notices = new InMemoryNotices(transactions);
    private final InMemoryOutbox outbox = new InMemoryOutbox(transactions, notices);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected MessageRepository messages() {
        return outbox.messages();
    }

    @Override
    protected LetterRepository letters() {
        return outbox.letters();
    }

    @Override
    protected ChannelRepository channels() {
        return outbox.channels();
    }

    @Override
    protected NoticeRepository notices() {
        return notices;
    }
}
