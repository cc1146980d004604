package org.clockhouse.attendance.internal.ask;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.spi.ApprovedRepository;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts what was approved in force, and marks the dates that it may change, in the caller's transaction. */
@Component(service = InForce.class)
public final class InForce {

    private final ApprovedRepository approved;
    private final MarkRepository marks;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public InForce(
            @Reference ApprovedRepository approved,
            @Reference MarkRepository marks,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.approved = approved;
        this.marks = marks;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    void put(Approved each) {
        approved.put(each);
        touched(each);
    }

    void remove(Approved each) {
        approved.remove(each.employee(), each.request());
        touched(each);
    }

    /** Dates to come are worked out when they come. */
    private void touched(Approved each) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        LocalDate from = LocalDate.ofInstant(each.from(), ZoneOffset.UTC);
        LocalDate until = LocalDate.ofInstant(each.until(), ZoneOffset.UTC).plusDays(1);
        if (!from.isAfter(today)) {
            marks.add(List.of(new Mark(each.employee(), from, until.isAfter(today) ? today : until)));
        }
        OrgId org = transactions.org();
        transactions.afterCommit(() -> changes.tell(org, Topic.REQUESTS));
    }
}
