package org.clockhouse.attendance.internal.result;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.internal.ReportMarks;
import org.clockhouse.attendance.internal.closing.Closed;
import org.clockhouse.attendance.internal.day.Knowledge;
import org.clockhouse.attendance.internal.day.PlanBook;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.spi.ResultRepository.Known;
import org.clockhouse.attendance.spi.WatchRepository.Awaited;
import org.clockhouse.attendance.spi.WatchRepository.Watch;
import org.clockhouse.attendance.trial.TrialChange;
import org.clockhouse.kernel.EmployeeId;

/**
 * What some people's results follow from, and what is stored of them, read in one transaction.
 *
 * @param stamps each person's by time, those that stand for missing punches among them
 * @param marks how far terminals have reported
 */
public record Inputs(
        PlanBook book,
        Map<EmployeeId, List<Stamp>> stamps,
        Map<EmployeeId, List<Known>> known,
        Map<EmployeeId, List<Watch>> watches,
        ReportMarks marks,
        Closed closed,
        Instant now) {

    /** The same, if the change were made from a date on. */
    public Inputs under(TrialChange change, LocalDate from) {
        return new Inputs(book.under(change, from), stamps, known, watches, marks, closed, now);
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
        return new Inputs(book.approving(allApproved), allStamps, known, watches, marks, closed, now);
    }

    /** Which terminals a date waits for; empty when the person was not employed. */
    Optional<Awaited> awaited(EmployeeId employee, LocalDate date) {
        return book.periods().getOrDefault(employee, List.of()).stream()
                .filter(period -> period.covers(date))
                .map(period -> period.placement())
                .map(placement -> marks.awaited(employee, placement.department(), placement.site(), date))
                .findFirst();
    }

    public Knowledge knowledge(EmployeeId employee, LocalDate date) {
        return Knowledge.of(now, awaited(employee, date).map(marks::upTo).orElse(Instant.EPOCH));
    }
}
