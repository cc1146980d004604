package org.clockhouse.attendance.internal.period;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A pattern that crews work one after the other (guide, section 15).
 *
 * @param codes one for each day
 * @param anchor on which the crew with offset 0 begins it
 */
public record Rotation(List<String> codes, LocalDate anchor) {

    public Rotation {
        codes = List.copyOf(codes);
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("a pattern has at least a day");
        }
    }

    public String on(LocalDate date, int offset) {
        long days = ChronoUnit.DAYS.between(anchor, date) + offset;
        return codes.get((int) Math.floorMod(days, (long) codes.size()));
    }
}
