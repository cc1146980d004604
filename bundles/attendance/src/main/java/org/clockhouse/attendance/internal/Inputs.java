package org.clockhouse.attendance.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.TrialChange;
import org.clockhouse.attendance.internal.day.PlanBook;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.spi.ResultRepository.Known;
import org.clockhouse.attendance.spi.WatchRepository.Watch;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;

/**
 * What some people's results follow from, and what is stored of them, read in one transaction.
 *
 * @param stamps each person's by time, those that stand for missing punches among them
 * @param reportedUpTo of each site with terminals
 */
record Inputs(
        PlanBook book,
        Map<EmployeeId, List<Stamp>> stamps,
        Map<EmployeeId, List<Known>> known,
        Map<EmployeeId, List<Watch>> watches,
        Map<SiteId, Instant> reportedUpTo,
        Closed closed,
        Instant now) {

    /** The same, if the change were made from a date on. */
    Inputs under(TrialChange change, LocalDate from) {
        return new Inputs(book.under(change, from), stamps, known, watches, reportedUpTo, closed, now);
    }

    /** The same, if this were approved as well. */
    Inputs with(Approved more) {
        Map<EmployeeId, List<Stamp>> allStamps = new HashMap<>(stamps);
        Map<EmployeeId, List<Approved>> allApproved = new HashMap<>(book.approved());
        if (more.kind().isPunch()) {
            allStamps.merge(more.employee(), List.of(Derived.stamp(more)), Derived::merged);
        }
        allApproved.merge(more.employee(), List.of(more), (one, other) -> {
            List<Approved> both = new ArrayList<>(one);
            both.addAll(other);
            return both;
        });
        return new Inputs(book.approving(allApproved), allStamps, known, watches, reportedUpTo, closed, now);
    }
}
