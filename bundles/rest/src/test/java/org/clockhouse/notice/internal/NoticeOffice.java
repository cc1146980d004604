package org.clockhouse.notice.internal;

import java.time.Clock;
import org.clockhouse.account.Accounts;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.notice.InMemoryNotices;
import org.clockhouse.notice.InMemoryOutbox;
import org.clockhouse.notice.InMemorySubscriptions;
import org.clockhouse.notice.MailSettings;
import org.clockhouse.notice.MailSettings.Security;
import org.clockhouse.notice.SubscriptionKind;

/** The real notice bundle over memory, for tests of the API. */
public final class NoticeOffice {

    public final NoticeBook book;
    public final OutboxBook outbox;
    public final ChannelBook channels;
    public final SubscriptionBook subscriptions;
    public final InMemoryOutbox rows;

    private final InMemoryTransactions transactions;
    private final SubscriptionKinds kinds = new SubscriptionKinds();

    public NoticeOffice(
            Accounts accounts, AuditTrail audit, InMemoryTransactions transactions, Changes changes, Clock clock) {
        this.transactions = transactions;
        InMemoryNotices notices = new InMemoryNotices(transactions);
        rows = new InMemoryOutbox(transactions, notices);
        book = new NoticeBook(
                notices,
                new Readers(accounts),
                new Outlets(rows.channels(), rows.letters(), rows.messages(), clock),
                audit,
                transactions,
                changes,
                clock);
        outbox = new OutboxBook(rows.messages(), audit, transactions, clock);
        Targets targets = new Targets("localhost");
        FolderRoad folder = new FolderRoad("/");
        channels = new ChannelBook(
                rows.channels(),
                new MailRoad(rows.channels(), transactions, clock),
                new WebhookRoad(rows.channels(), targets, transactions, clock, ""),
                folder,
                targets,
                audit,
                transactions,
                clock);
        subscriptions = new SubscriptionBook(
                new InMemorySubscriptions(transactions),
                kinds,
                rows.channels(),
                rows.letters(),
                folder,
                audit,
                transactions,
                clock);
    }

    /** Mail is set up, and this account has chosen to be written to. */
    public void writeTo(OrgId org, AccountId account, String address) {
        transactions.run(org, () -> {
            rows.channels().put(new MailSettings(true, "mail", 25, Security.NONE, "", "", "c@example.com", "", "", 0));
            rows.letters().choose(account, address);
        });
    }

    public void register(SubscriptionKind kind) {
        kinds.add(kind);
    }
}
