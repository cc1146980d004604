package org.clockhouse.request.internal;

import java.time.Clock;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.Roles;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.InMemoryBlobs;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.notice.RecordedNotices;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.request.AttachmentScan;
import org.clockhouse.request.Attachments;
import org.clockhouse.request.Chains;
import org.clockhouse.request.RequestKind;
import org.clockhouse.request.Requests;
import org.clockhouse.request.Tickets;
import org.clockhouse.request.spi.InMemoryAttachments;
import org.clockhouse.request.spi.InMemoryChains;
import org.clockhouse.request.spi.InMemoryRequests;
import org.clockhouse.request.spi.InMemoryTickets;

/** The real request bundle over memory, for tests of bundles that build on it. */
public final class RequestOffice {

    public final Requests requests;
    public final Chains chains;
    public final Attachments attachments;
    public final Tickets tickets;
    public final RecordedNotices notices = new RecordedNotices();
    private final Kinds kinds = new Kinds();
    private final RequestBook book;
    private final AttachmentDesk files;
    private final RequestNews news;

    public RequestOffice(
            InMemoryRegistry registry,
            Permissions permissions,
            Roles roles,
            AuditTrail audit,
            Changes changes,
            Clock clock) {
        var transactions = registry.transactions;
        chains = new ChainBook(new InMemoryChains(transactions), kinds, roles, registry.sites, audit, transactions);
        book = new RequestBook(
                new InMemoryRequests(transactions, registry.people),
                registry.employees,
                registry.sites,
                audit,
                transactions,
                changes,
                clock);
        news = new RequestNews(notices, registry.departments, kinds);
        InMemoryAttachments beside = new InMemoryAttachments(transactions);
        requests = new RequestDesk(
                book,
                kinds,
                chains,
                new Deciders(permissions, registry.directory),
                new WorkingDays(registry.sites, registry.calendars),
                news,
                new Judge(book, kinds, beside));
        files = new AttachmentDesk(book, beside, new InMemoryBlobs(transactions));
        attachments = files;
        tickets = new TicketDesk(
                new InMemoryTickets(transactions, registry.people),
                roles,
                book,
                new TicketNews(notices, registry.departments));
    }

    /** What the container does when a kind's owner comes. */
    public void register(RequestKind kind) {
        kinds.add(kind);
    }

    /** What the container does when a scanner comes. */
    public void register(AttachmentScan scan) {
        files.add(scan);
    }

    /** What the clock does every quarter of an hour. */
    public int escalate(OrgId org) {
        return new LateRequests(book, news).escalate(org);
    }
}
