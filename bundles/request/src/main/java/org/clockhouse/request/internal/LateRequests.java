package org.clockhouse.request.internal;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.registry.Employee;
import org.clockhouse.request.Request;
import org.clockhouse.request.Request.Verb;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Escalates what is late: from then on it lies with the role that stands by as well. */
@Component(service = LateRequests.class)
public final class LateRequests {

    private static final int AT_ONCE = 100;

    private final RequestBook book;
    private final RequestNews news;

    @Activate
    public LateRequests(@Reference RequestBook book, @Reference RequestNews news) {
        this.book = book;
        this.news = news;
    }

    /** @return how many */
    int escalate(OrgId org) {
        // Somewhere on earth it is tomorrow already; each request is held against the date of its own site.
        LocalDate furthest = LocalDate.ofInstant(book.now(), ZoneOffset.UTC).plusDays(1);
        List<Request> late = book.in(org, () -> book.stored().late(furthest, AT_ONCE));
        int escalated = 0;
        for (Request request : late) {
            escalated += book.in(org, () -> escalate(org, request));
        }
        return escalated;
    }

    private int escalate(OrgId org, Request seen) {
        Request now = book.stored().find(seen.id()).orElse(seen);
        boolean moved = now.version() != seen.version();
        Employee person = book.asker(org, now);
        if (moved || !now.isOverdue(book.today(org, person))) {
            return 0;
        }
        Actor self = Actor.system(org, "request");
        RoleId to = now.route().escalateTo();
        Request late = book.stored().put(now.late(book.event(self, Verb.ESCALATE, now.step(), to.text())));
        book.wrote(book.entry(self, "request.escalate", late).because("due " + now.due() + ", to " + to.text()));
        news.late(org, person, late);
        return 1;
    }
}
