package org.clockhouse.attendance.internal.closing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.clockhouse.attendance.closing.Completeness;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.punch.PunchReview;
import org.clockhouse.punch.QuarantineFilter;
import org.clockhouse.punch.QuarantinedRow;
import org.clockhouse.punch.UnmatchedSubject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the figures of a period do not hold yet. */
@Component(service = UnreadRows.class)
public final class UnreadRows {

    private final MarkRepository marks;
    private final PunchReview punches;
    private final Completeness completeness;

    @Activate
    public UnreadRows(
            @Reference MarkRepository marks, @Reference PunchReview punches, @Reference Completeness completeness) {
        this.marks = marks;
        this.punches = punches;
        this.completeness = completeness;
    }

    /** Dates that wait to be worked out again. */
    long pending(Period period) {
        return marks.count(period.from(), period.until());
    }

    /** Rows that came while the period lasted; the latest come first, and what they were meant to say nobody knows. */
    int quarantined(OrgId org, Scope scope, Period period) {
        int count = 0;
        String after = "";
        do {
            Slice<QuarantinedRow> rows =
                    punches.quarantine(org, scope, QuarantineFilter.ALL, new Page(after, Page.MOST));
            for (QuarantinedRow row : rows.items()) {
                if (row.receivedAt().isBefore(start(period))) {
                    return count;
                }
                count += row.receivedAt().isBefore(end(period)) ? 1 : 0;
            }
            after = rows.next();
        } while (!after.isEmpty());
        return count;
    }

    int unmatched(OrgId org, Scope scope, Period period) {
        int count = 0;
        String after = "";
        do {
            Slice<UnmatchedSubject> subjects = punches.unmatched(org, scope, new Page(after, Page.MOST));
            for (UnmatchedSubject subject : subjects.items()) {
                count +=
                        subject.first().isBefore(end(period)) && !subject.last().isBefore(start(period)) ? 1 : 0;
            }
            after = subjects.next();
        } while (!after.isEmpty());
        return count;
    }

    int unreported(OrgId org, Scope scope, Period period) {
        return completeness.of(org, scope, Optional.empty(), period.until()).stream()
                .mapToInt(site -> site.behind().size())
                .sum();
    }

    private static Instant start(Period period) {
        return period.from().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant end(Period period) {
        return period.until().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
