package org.clockhouse.attendance.shift;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;

/**
 * What a shift is. Times are wall minutes after the midnight with which its work date begins, so that a night shift ends after
 * minute 1440.
 *
 * @param code short, unique in the company, for cells and sheets: {@code D1}
 * @param colour fill of its cells as {@code #RRGGBB}; empty for none
 * @param segments in order, without overlap; at least one
 * @param breaks in order, inside the span; only the part that overlaps worked time is taken off
 * @param windowBefore minutes before the start in which a punch is accepted, edge included; at most {@link #MOST_BEFORE}
 * @param windowAfter minutes after the end, edge included; at most {@link #MOST_AFTER}
 * @param rules the rule set by which it is evaluated
 * @param lateGrace instead of the rule set's
 * @param earlyGrace instead of the rule set's
 * @param points where the punches for the start and for the end are looked for, and whether they are needed
 */
public record ShiftTerms(
        String code,
        LocalName name,
        String colour,
        List<Segment> segments,
        List<Break> breaks,
        int windowBefore,
        int windowAfter,
        RuleSetId rules,
        OptionalInt lateGrace,
        OptionalInt earlyGrace,
        CheckPoints points) {

    public static final int MOST_BEFORE = 720;
    public static final int MOST_AFTER = 960;
    private static final int DAY = 1_440;

    /**
     * A stretch of planned work.
     *
     * @param from 0 to 1439 for the first
     * @param until exclusive, at most two days after the midnight
     */
    public record Segment(int from, int until) {

        /** An end at or before the start is on the next date. */
        public static Segment of(LocalTime start, LocalTime end) {
            int from = start.getHour() * 60 + start.getMinute();
            int until = end.getHour() * 60 + end.getMinute();
            return new Segment(from, until <= from ? until + DAY : until);
        }
    }

    /**
     * A pause in the plan.
     *
     * @param paid whether it counts as worked
     */
    public record Break(int from, int until, boolean paid) {

        /** A break of a shift that starts at a minute: a time of day before it is on the next date. */
        public static Break of(LocalTime from, LocalTime until, boolean paid, int shiftStart) {
            Segment plain = Segment.of(from, until);
            return plain.from() < shiftStart
                    ? new Break(plain.from() + DAY, plain.until() + DAY, paid)
                    : new Break(plain.from(), plain.until(), paid);
        }
    }

    /**
     * What start and end ask for where the rules look for a punch near each (guide, section 5).
     *
     * @param on where the punch in is looked for, instead of in the first half of the window
     * @param off the same for the punch out, instead of in the second half
     * @param inNeeded whether somebody punches at the start; if not, a missing punch in is no fault and counts as the start
     * @param outNeeded the same for the end
     */
    public record CheckPoints(Optional<Slot> on, Optional<Slot> off, boolean inNeeded, boolean outNeeded) {
        public static final CheckPoints NONE = new CheckPoints(Optional.empty(), Optional.empty(), true, true);
    }

    /** Minutes after the midnight with which the work date begins, both edges included; below 0 on the date before. */
    public record Slot(int from, int until) {

        /** Between two times of day, on the dates on which it is nearest to a minute. */
        public static Slot near(LocalTime from, LocalTime until, int minute) {
            int start = from.getHour() * 60 + from.getMinute();
            int end = until.getHour() * 60 + until.getMinute();
            end += end < start ? DAY : 0;
            Slot best = new Slot(start, end);
            for (int day = -1; day <= 2; day++) {
                Slot other = new Slot(start + day * DAY, end + day * DAY);
                best = other.apart(minute) < best.apart(minute) ? other : best;
            }
            return best;
        }

        private int apart(int minute) {
            return Math.max(0, Math.max(from - minute, minute - until));
        }
    }

    /** A shift whose start and end have the halves of the window, and each a punch. */
    public ShiftTerms(
            String code,
            LocalName name,
            String colour,
            List<Segment> segments,
            List<Break> breaks,
            int windowBefore,
            int windowAfter,
            RuleSetId rules,
            OptionalInt lateGrace,
            OptionalInt earlyGrace) {
        this(
                code,
                name,
                colour,
                segments,
                breaks,
                windowBefore,
                windowAfter,
                rules,
                lateGrace,
                earlyGrace,
                CheckPoints.NONE);
    }

    /** @throws Refused with code {@code shift.invalid} and every wrong place */
    public ShiftTerms {
        code = code == null ? "" : code.strip();
        colour = colour == null ? "" : colour.strip();
        segments = List.copyOf(segments);
        breaks = List.copyOf(breaks);
        List<Violation> wrong = new ArrayList<>();
        if (code.isEmpty() || code.length() > 16) {
            wrong.add(new Violation("/code", "shift.code", "1 to 16 characters are needed"));
        }
        if (!colour.isEmpty() && !colour.matches("#[0-9A-Fa-f]{6}")) {
            wrong.add(new Violation("/colour", "shift.colour", "a colour is #RRGGBB"));
        }
        checkSegments(segments, wrong);
        if (wrong.isEmpty()) {
            checkBreaks(segments, breaks, wrong);
            checkPoints(segments, points, wrong);
        }
        checkRange(windowBefore, MOST_BEFORE, "/windowBefore", wrong);
        checkRange(windowAfter, MOST_AFTER, "/windowAfter", wrong);
        checkRange(lateGrace.orElse(0), DAY, "/lateGrace", wrong);
        checkRange(earlyGrace.orElse(0), DAY, "/earlyGrace", wrong);
        if (!wrong.isEmpty()) {
            throw new Refused("shift.invalid", "the shift has " + wrong.size() + " wrong values", wrong);
        }
    }

    /** First start to last end, and in between, as minutes after midnight. */
    public int start() {
        return segments.get(0).from();
    }

    public int end() {
        return segments.get(segments.size() - 1).until();
    }

    /** Planned minutes by the clock on the wall, unpaid breaks and gaps taken off. */
    public int required() {
        int sum = 0;
        for (Segment segment : segments) {
            sum += segment.until() - segment.from();
            for (Break pause : breaks) {
                if (!pause.paid()) {
                    sum -= Math.max(
                            0, Math.min(segment.until(), pause.until()) - Math.max(segment.from(), pause.from()));
                }
            }
        }
        return sum;
    }

    private static void checkSegments(List<Segment> segments, List<Violation> wrong) {
        if (segments.isEmpty()) {
            wrong.add(new Violation("/segments", "shift.segments.none", "a shift needs a segment"));
        }
        int last = 0;
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            boolean starts = i > 0 || segment.from() < DAY;
            if (segment.from() < last || segment.until() <= segment.from() || segment.until() > 2 * DAY || !starts) {
                wrong.add(
                        new Violation("/segments/" + i, "shift.segment", "segments follow each other within two days"));
            }
            last = segment.until();
        }
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).until() - segments.get(0).from() > DAY) {
                wrong.add(tooLong(segments, i));
                return;
            }
        }
    }

    /** Whoever writes times of day in the wrong order hears of that: a start before the end before it means the next date. */
    private static Violation tooLong(List<Segment> segments, int at) {
        boolean overlaps =
                at > 0 && segments.get(at).from() - DAY >= segments.get(0).from();
        return overlaps
                ? new Violation("/segments/" + at, "shift.segment", "it starts before the one before it ends")
                : new Violation("/segments/" + at, "shift.too-long", "a shift lasts at most a day");
    }

    private static void checkBreaks(List<Segment> segments, List<Break> breaks, List<Violation> wrong) {
        int last = segments.get(0).from();
        int end = segments.get(segments.size() - 1).until();
        for (int i = 0; i < breaks.size(); i++) {
            Break pause = breaks.get(i);
            if (pause.from() < last || pause.until() <= pause.from() || pause.until() > end) {
                wrong.add(new Violation("/breaks/" + i, "shift.break", "breaks follow each other inside the shift"));
            }
            last = pause.until();
        }
    }

    private static void checkPoints(List<Segment> segments, CheckPoints points, List<Violation> wrong) {
        int start = segments.get(0).from();
        int end = segments.get(segments.size() - 1).until();
        points.on().ifPresent(on -> checkSlot(on, start - MOST_BEFORE, end, "/onWindow", wrong));
        points.off().ifPresent(off -> checkSlot(off, start, end + MOST_AFTER, "/offWindow", wrong));
        if (!points.inNeeded() && !points.outNeeded()) {
            wrong.add(new Violation("/outNeeded", "shift.points", "a punch is needed at the start or at the end"));
        }
    }

    private static void checkSlot(Slot slot, int from, int until, String pointer, List<Violation> wrong) {
        if (slot.from() < from || slot.until() > until || slot.until() < slot.from()) {
            wrong.add(new Violation(pointer, "shift.points", "it lies around the start or the end of the shift"));
        }
    }

    private static void checkRange(int value, int most, String pointer, List<Violation> wrong) {
        if (value < 0 || value > most) {
            wrong.add(new Violation(pointer, "shift.range", "0 to " + most + " minutes"));
        }
    }
}
