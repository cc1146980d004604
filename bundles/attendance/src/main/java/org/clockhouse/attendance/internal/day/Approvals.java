package org.clockhouse.attendance.internal.day;

import java.util.List;
import org.clockhouse.attendance.rule.OvertimePolicy.Recognition;

/** Whose an approval of overtime is that counts without presence: it belongs to one occurrence, whole. */
public final class Approvals {

    private Approvals() {}

    public static DayPlan.Cover of(int index, List<Occurrence> occurrences, DayPlan.Cover cover) {
        boolean owned = occurrences.get(index).policy().overtime().recognises(Recognition.BY_APPROVAL);
        if (cover.overtime().isEmpty() || !owned) {
            return cover;
        }
        MinuteSet own = MinuteSet.EMPTY;
        for (int i = 0; i < cover.overtime().stretches(); i++) {
            int from = cover.overtime().from(i);
            int until = cover.overtime().until(i);
            own = owner(from, until, occurrences) == index ? own.or(MinuteSet.of(from, until)) : own;
        }
        return new DayPlan.Cover(cover.leave(), cover.trip(), own, cover.credited(), cover.unpaid());
    }

    /** That in whose window it begins, or else the next whose window it reaches; -1 for nobody. */
    private static int owner(int from, int until, List<Occurrence> occurrences) {
        int reached = -1;
        for (int i = 0; i < occurrences.size(); i++) {
            Occurrence.Window window = occurrences.get(i).window();
            if (window.from() <= from && from < window.until()) {
                return i;
            }
            if (reached < 0 && window.from() > from && window.from() < until) {
                reached = i;
            }
        }
        return reached;
    }
}
