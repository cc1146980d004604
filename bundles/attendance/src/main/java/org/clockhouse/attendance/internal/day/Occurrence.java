package org.clockhouse.attendance.internal.day;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.Policy.Pairing.Mode;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.shift.Shift;

/**
 * One shift on one work date with real instants, or a date without a plan from its day cut to the next. Instants are minutes
 * since 1970-01-01T00:00Z.
 *
 * @param shift empty on a date without a plan
 * @param rules the rule set in force
 * @param policy its values, with what the shift has of its own
 * @param points where punches for the start and for the end are looked for, where the shift says so
 * @param segments planned stretches, breaks included; empty without a plan
 * @param breaks unpaid ones of the shift
 * @param outside unpaid ones outside of the shift
 * @param nominal planned minutes, whatever the date
 * @param duty what follows from all that while nothing slides
 * @param clockChange whether the clocks change during it
 * @param fingerprint of everything above
 */
public record Occurrence(
        LocalDate date,
        ZoneId zone,
        Optional<Shift> shift,
        RuleSet rules,
        Policy policy,
        Window window,
        Points points,
        MinuteSet segments,
        MinuteSet breaks,
        MinuteSet outside,
        int nominal,
        DayKinds kinds,
        Duty duty,
        boolean clockChange,
        long fingerprint) {

    public static final Comparator<Occurrence> BY_START =
            Comparator.comparingInt(Occurrence::from).thenComparingInt(Occurrence::until);

    /** Where punches are looked for; both edges belong to it. */
    public record Window(int from, int until) {

        public boolean holds(int minute) {
            return from <= minute && minute <= until;
        }
    }

    /** Windows of the check points at start and end; without one of its own a point has its half of the window. */
    public record Points(Optional<Window> on, Optional<Window> off) {
        public static final Points NONE = new Points(Optional.empty(), Optional.empty());

        boolean isNone() {
            return on.isEmpty() && off.isEmpty();
        }
    }

    public boolean isPlanned() {
        return shift.isPresent();
    }

    public int from() {
        return duty.from();
    }

    public int until() {
        return duty.until();
    }

    public MinuteSet required() {
        return duty.required();
    }

    public MinuteSet unpaid() {
        return duty.unpaid();
    }

    /** Whether each check point has punches of its own. */
    boolean isByPoint() {
        return isPlanned() && policy.pairing().mode() == Mode.NEAREST_POINT;
    }

    boolean accepts(int minute) {
        return isByPoint() && !points.isNone()
                ? onWindow().holds(minute) || offWindow().holds(minute)
                : window.holds(minute);
    }

    Window onWindow() {
        return points.on().orElseGet(() -> new Window(window.from(), Math.max(window.from(), middle())));
    }

    Window offWindow() {
        return points.off().orElseGet(() -> new Window(Math.min(window.until(), middle() + 1), window.until()));
    }

    private int middle() {
        return (from() + until()) / 2;
    }

    /** Whether a missing punch at the start is a fault. */
    public boolean isInNeeded() {
        return shift.isEmpty() || shift.get().terms().points().inNeeded();
    }

    public boolean isOutNeeded() {
        return shift.isEmpty() || shift.get().terms().points().outNeeded();
    }

    /** With start and end moved; breaks stay where they are. */
    Duty slid(int by) {
        return by == 0 ? duty : Duty.planned(policy, segments.moved(by), breaks, outside, nominal, kinds, zone);
    }

    Occurrence within(Window narrowed) {
        return narrowed.equals(window)
                ? this
                : new Occurrence(
                        date,
                        zone,
                        shift,
                        rules,
                        policy,
                        narrowed,
                        points,
                        segments,
                        breaks,
                        outside,
                        nominal,
                        kinds,
                        duty,
                        clockChange,
                        fingerprint);
    }
}
