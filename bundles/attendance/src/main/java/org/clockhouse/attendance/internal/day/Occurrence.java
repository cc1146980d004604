package org.clockhouse.attendance.internal.day;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import org.clockhouse.attendance.Policy;
import org.clockhouse.attendance.RuleSet;
import org.clockhouse.attendance.Shift;

/**
 * One shift on one work date with real instants, or a date without a plan from its day cut to the next. Instants are minutes
 * since 1970-01-01T00:00Z.
 *
 * @param shift empty on a date without a plan
 * @param rules the rule set in force
 * @param policy its values, with what the shift has of its own
 * @param from planned start, or the day cut
 * @param until planned end, exclusive, or the next day cut
 * @param required planned minutes to be worked: segments less unpaid breaks; empty without a plan
 * @param unpaid breaks that are not worked time
 * @param requiredMinutes how many count as required; over a clock change not the size of {@code required}
 * @param clockChange whether the clocks change during it
 * @param fingerprint of everything above
 */
public record Occurrence(
        LocalDate date,
        ZoneId zone,
        Optional<Shift> shift,
        RuleSet rules,
        Policy policy,
        int from,
        int until,
        Window window,
        MinuteSet required,
        MinuteSet unpaid,
        int requiredMinutes,
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

    public boolean isPlanned() {
        return shift.isPresent();
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
                        from,
                        until,
                        narrowed,
                        required,
                        unpaid,
                        requiredMinutes,
                        clockChange,
                        fingerprint);
    }
}
