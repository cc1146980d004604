package org.clockhouse.punch;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the log took in between two positions, in its order: for whoever hands the log on whole.
 *
 * @param upTo up to here nothing is missing; the position asked for when there is nothing
 * @param more whether there is more beyond it
 */
public record LogStretch(List<Punch> punches, List<QuarantinedRow> rows, long upTo, boolean more) {

    public LogStretch {
        punches = List.copyOf(punches);
        rows = List.copyOf(rows);
    }

    /**
     * Cuts what was read where the first of the two lists ended early.
     *
     * @param punches at most {@code limit} after the position, in order; so the rows
     * @param complete the last position that was looked at
     */
    public static LogStretch of(long after, List<Punch> punches, List<QuarantinedRow> rows, long complete, int limit) {
        long lastPunch = punches.size() < limit
                ? complete
                : punches.get(punches.size() - 1).position();
        long lastRow =
                rows.size() < limit ? complete : rows.get(rows.size() - 1).position();
        long upTo = Math.max(after, Math.min(lastPunch, lastRow));
        return new LogStretch(
                punches.stream().filter(punch -> punch.position() <= upTo).toList(),
                rows.stream().filter(row -> row.position() <= upTo).toList(),
                upTo,
                upTo < complete);
    }

    public boolean isEmpty() {
        return Stream.concat(punches.stream(), rows.stream()).findAny().isEmpty();
    }
}
