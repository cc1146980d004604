package org.clockhouse.attendance.internal.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.closing.Closed;
import org.clockhouse.attendance.internal.closing.ClosedPeriods;
import org.clockhouse.attendance.internal.closing.Late;
import org.clockhouse.attendance.internal.result.Calculator.Difference;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.attendance.spi.ResultRepository.Known;
import org.clockhouse.attendance.spi.WatchRepository;
import org.clockhouse.attendance.spi.WatchRepository.Watch;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes what differs, in transactions of at most {@link ResultRepository#MOST_ROWS} rows. A person's marks go in the
 * transaction with the person's last rows, so that a kill in between leaves the marks.
 */
@Component(service = DifferenceWriter.class)
public final class DifferenceWriter {

    private final ResultRepository results;
    private final ClosedPeriods periods;
    private final WatchRepository watches;
    private final MarkRepository marks;
    private final Transactions transactions;
    private final Changes changes;

    @Activate
    public DifferenceWriter(
            @Reference ResultRepository results,
            @Reference ClosedPeriods periods,
            @Reference WatchRepository watches,
            @Reference MarkRepository marks,
            @Reference Transactions transactions,
            @Reference Changes changes) {
        this.results = results;
        this.periods = periods;
        this.watches = watches;
        this.marks = marks;
        this.transactions = transactions;
        this.changes = changes;
    }

    /** Rows of one transaction. */
    private static final class Batch {
        final List<DayResult> added = new ArrayList<>();
        final List<DayResult> replaced = new ArrayList<>();
        final List<Known> gone = new ArrayList<>();
        final List<Watch> watched = new ArrayList<>();
        final List<Watch> settled = new ArrayList<>();
        final List<Late> late = new ArrayList<>();
        final List<Long> places = new ArrayList<>();

        int rows() {
            return added.size() + replaced.size() + gone.size() + watched.size() + settled.size() + late.size();
        }

        int room() {
            return ResultRepository.MOST_ROWS - rows();
        }
    }

    /** @param closed as it was when the differences were worked out; what was locked since is left to another round */
    void write(OrgId org, Closed closed, List<Difference> differences, Map<EmployeeId, List<Long>> places) {
        Batch batch = new Batch();
        boolean anything = false;
        for (Difference difference : differences) {
            anything |= !difference.isNothing();
            batch = add(org, closed, batch, difference.added(), b -> b.added);
            batch = add(org, closed, batch, difference.replaced(), b -> b.replaced);
            batch = add(org, closed, batch, difference.gone(), b -> b.gone);
            batch = add(org, closed, batch, difference.watched(), b -> b.watched);
            batch = add(org, closed, batch, difference.settled(), b -> b.settled);
            batch = add(org, closed, batch, difference.late(), b -> b.late);
            batch.places.addAll(places.getOrDefault(difference.employee(), List.of()));
        }
        flush(org, closed, batch);
        if (anything) {
            changes.tell(org, Topic.TIMESHEETS);
        }
    }

    private <T> Batch add(
            OrgId org, Closed closed, Batch batch, List<T> rows, java.util.function.Function<Batch, List<T>> part) {
        Batch open = batch;
        int from = 0;
        while (from < rows.size()) {
            int until = Math.min(rows.size(), from + open.room());
            part.apply(open).addAll(rows.subList(from, until));
            from = until;
            if (open.room() == 0) {
                flush(org, closed, open);
                open = new Batch();
            }
        }
        return open;
    }

    private void flush(OrgId org, Closed closed, Batch batch) {
        transactions.run(org, () -> {
            if (!periods.stand(closed)) {
                return;
            }
            periods.carry(closed, batch.late);
            results.write(batch.added, batch.replaced, batch.gone);
            watches.put(batch.watched);
            watches.remove(batch.settled);
            marks.remove(batch.places);
        });
    }
}
