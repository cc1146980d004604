package org.clockhouse.attendance.internal.rule;

import java.util.List;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.internal.day.Work;

/**
 * A named pure function.
 *
 * @param name shown beside what it concludes
 * @param section of the attendance guide it follows
 */
public record Rule(String name, String section, Conclusion conclusion) {

    /** Draws conclusions from the facts and from what the rules before it counted. */
    @FunctionalInterface
    public interface Conclusion {
        List<Line> of(Work work, Buckets soFar);
    }
}
