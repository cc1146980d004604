package org.clockhouse.attendance.internal.result;

import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.internal.day.Work;
import org.clockhouse.attendance.internal.rule.Line;
import org.clockhouse.attendance.internal.rule.Rule;

/**
 * What the rules concluded about one occurrence of a date, or, without one, about punches in nobody's window.
 *
 * @param conclusions with the rule that drew each
 * @param inputHash of everything this is a function of
 */
public record Evaluated(
        int ordinal,
        Optional<Work> work,
        List<Conclusion> conclusions,
        Buckets minutes,
        List<Flag> flags,
        DayStatus status,
        boolean isFinal,
        long inputHash) {

    /** One line and whose it is. */
    public record Conclusion(Rule rule, Line line) {}
}
