package org.clockhouse.attendance.internal.result;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.internal.day.Knowledge.Horizon;
import org.clockhouse.attendance.internal.day.Work;
import org.clockhouse.attendance.spi.WatchRepository.Awaited;
import org.clockhouse.attendance.spi.WatchRepository.Watch;
import org.clockhouse.kernel.EmployeeId;

/** What a date that may still change by itself waits for. */
final class Watches {

    private Watches() {}

    /** The next moment at which its results may change without a new fact; empty when they are final. */
    static Optional<Watch> next(EmployeeId employee, LocalDate date, Awaited awaited, List<Evaluated> results) {
        int clock = Integer.MAX_VALUE;
        int report = Integer.MAX_VALUE;
        for (Evaluated result : results) {
            if (result.isFinal() || result.work().isEmpty()) {
                continue;
            }
            Work work = result.work().get();
            int end = work.occurrence().window().until() + 1;
            if (work.horizon() == Horizon.OPEN) {
                clock = Math.min(clock, end);
            } else {
                report = Math.min(report, end);
            }
        }
        if (clock != Integer.MAX_VALUE) {
            return Optional.of(new Watch(employee, date, awaited, true, Instant.ofEpochSecond(clock * 60L)));
        }
        return report == Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new Watch(employee, date, awaited, false, Instant.ofEpochSecond(report * 60L)));
    }
}
