package org.clockhouse.notice.internal;

import java.time.Clock;
import org.clockhouse.account.Accounts;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.notice.InMemoryNotices;

/** The real notice bundle over memory, for tests of the API. */
public final class NoticeOffice {

    public final NoticeBook book;

    public NoticeOffice(
            Accounts accounts, AuditTrail audit, InMemoryTransactions transactions, Changes changes, Clock clock) {
        book = new NoticeBook(
                new InMemoryNotices(transactions), new Readers(accounts), audit, transactions, changes, clock);
    }
}
