package org.clockhouse.attendance.internal.ask;

import java.time.Instant;
import java.util.List;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.spi.ApprovedRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.FieldWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Trips that were approved are field work (guide, section 13). */
@Component
public final class ApprovedTrips implements FieldWork {

    private final ApprovedRepository approved;
    private final Transactions transactions;

    @Activate
    public ApprovedTrips(@Reference ApprovedRepository approved, @Reference Transactions transactions) {
        this.approved = approved;
        this.transactions = transactions;
    }

    @Override
    public boolean covers(OrgId org, EmployeeId person, Instant at) {
        return transactions.in(org, () -> approved.of(List.of(person), at, at.plusMillis(1))).stream()
                .anyMatch(each ->
                        each.kind() == Approved.Kind.TRIP && !at.isBefore(each.from()) && at.isBefore(each.until()));
    }
}
