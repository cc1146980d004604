package org.clockhouse.attendance.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.kernel.EmployeeId;

/**
 * What a fact that became known after the lock changes: a line of the next open period. It says the same until that period is
 * locked too, however often it is worked out again.
 *
 * @param period that carries it
 * @param fromVersion of the locked result; 0 where there was none
 * @param toVersion it would have had
 * @param minutes more, or fewer, than the locked result and the lines of locked periods say; what is 0 is left out
 * @param status and flags it would have had
 * @param inputHash of what it follows from; 0 when no result would be left
 */
public record Adjustment(
        EmployeeId employee,
        LocalDate date,
        int ordinal,
        PeriodId period,
        int fromVersion,
        int toVersion,
        Map<Bucket, Integer> minutes,
        DayStatus status,
        List<Flag> flags,
        long inputHash,
        Instant computedAt) {

    public Adjustment {
        Map<Bucket, Integer> changed = new EnumMap<>(Bucket.class);
        changed.putAll(minutes);
        changed.values().removeIf(value -> value == 0);
        minutes = Collections.unmodifiableMap(changed);
        flags = List.copyOf(flags);
    }
}
