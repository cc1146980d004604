package org.clockhouse.attendance.rule;

import java.util.List;
import org.clockhouse.attendance.rule.Policy.Spans;

/**
 * Section 7: when a day need not start and end with its shift.
 *
 * @param band with TOTAL_HOURS and BAND only minutes inside count; empty for the whole day
 * @param core with BAND, when presence is required
 * @param late how many minutes the start, and with it the end, may move to later
 * @param early the same to earlier
 * @param lateOffLateOn by what the end was passed the evening before; the highest satisfied step counts
 */
public record FlexPolicy(Mode mode, Spans band, Spans core, int late, int early, List<Step> lateOffLateOn) {

    /** Which kind of day. */
    public enum Mode {
        FIXED,
        /** Only the total of the day counts. */
        TOTAL_HOURS,
        /** As TOTAL_HOURS, with core time. */
        BAND
    }

    /** Left at least so long after the end: the next start may be so much later. */
    public record Step(int leftAfter, int startsLater) {}

    public FlexPolicy {
        lateOffLateOn = List.copyOf(lateOffLateOn);
    }

    public boolean slides() {
        return late > 0 || early > 0;
    }

    /** By how much the start may be later, after an evening that ended so long after the end. */
    public int startsLater(int leftAfter) {
        int most = -1;
        int later = 0;
        for (Step step : lateOffLateOn) {
            if (leftAfter >= step.leftAfter() && step.leftAfter() > most) {
                most = step.leftAfter();
                later = step.startsLater();
            }
        }
        return later;
    }
}
