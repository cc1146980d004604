package org.clockhouse.attendance.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clockhouse.kernel.Refused;

/**
 * The values by which rules decide, as data. Settings are text by name, with the names and words of the attendance guide
 * ({@code late_grace = 10}); what is not set has its default. {@link #with} makes a changed copy.
 */
public final class Policy {

    /** Section 4: which occurrence owns a punch. Minutes but {@code dayCut}, which is a minute of the day. */
    public record Ownership(Boundary boundary, boolean sharedBoundary, int dayCut, WorkDate workDate, int maxSpan) {}

    /** What becomes of windows that overlap. */
    public enum Boundary {
        /** The next one starts no earlier than the previous end, the previous one ends there; a tie is the earlier's. */
        PREV_END,
        /** They meet in the middle of the overlap. */
        MIDPOINT,
        /** The previous one ends where the next begins, which keeps its own start. */
        NEXT_FIRST,
        /** The function key decides. */
        OPEN_PAIR
    }

    /** On which date work without a plan that runs over midnight is booked. */
    public enum WorkDate {
        START_DAY,
        END_DAY,
        MOST_WORKED,
        SPLIT
    }

    /**
     * Section 5: how punches become pairs.
     *
     * @param keyTrust minutes from an in to its out beyond which keys are not believed
     */
    public record Pairing(
            Mode mode,
            OptionalInt keyTrust,
            int dedupe,
            SinglePunch single,
            MissingOut missingOut,
            MissingIn missingIn,
            int autoCloseTolerance,
            Skew skew) {

        public enum Mode {
            FIRST_LAST,
            ALTERNATE,
            FUNCTION_KEY,
            FUNCTION_KEY_FIRST_LAST,
            READER_DIRECTION,
            NEAREST_POINT
        }

        /** What an in without an out is worth. */
        public enum MissingOut {
            ZERO,
            TO_END,
            /** When required minutes and the tolerance have been worked. */
            AUTO_CLOSE,
            /** Half of the required minutes. */
            HALF_DAY
        }

        /** What the only punch of a shift is, with FIRST_LAST. */
        public enum SinglePunch {
            IN,
            /** The out, when it is nearer to the end than to the start. */
            NEARER
        }

        /** What an out without an in is worth. */
        public enum MissingIn {
            ZERO,
            /** From the planned start. */
            TO_START
        }

        /** What becomes of a punch whose terminal's clock was off. */
        public enum Skew {
            /** Counted as stamped, flagged. */
            FLAG,
            /** Counted at the true time. */
            CORRECT,
            /** Not counted until somebody looked at it. */
            HOLD
        }
    }

    /**
     * Section 6: late and early, in minutes.
     *
     * @param lack from which on the punch in counts as missing
     * @param halfDay from which on half of the day counts as absence
     * @param absent from which on the day does
     */
    public record Lateness(
            int lateGrace,
            int earlyGrace,
            GraceMode mode,
            OptionalInt lateFrom,
            OptionalInt serious,
            OptionalInt lack,
            OptionalInt halfDay,
            OptionalInt absent) {

        /** What counts above the grace. */
        public enum GraceMode {
            FULL,
            EXCESS
        }
    }

    /** Section 6: thresholds of worked minutes; the lower one is tested first. */
    public record Presence(OptionalInt halfDayBelow, OptionalInt absentBelow, Exempt exempt) {

        public enum Exempt {
            NONE,
            /** Planned minutes are credited, nothing is flagged. */
            FULL,
            /** Late minutes are credited. */
            LATE_ONLY,
            /** One punch is enough: what is missing is credited. */
            PUNCH_ONCE
        }
    }

    /** Sections 2 and 7: how long a day is to be. */
    public record Hours(Length length, Resolution resolution, boolean free, OptionalInt required, Per per) {

        /** Over what the required minutes are asked for, where only the total counts. */
        public enum Per {
            DAY,
            /** Monday to Sunday; the days by themselves ask for nothing. */
            WEEK,
            /** Two such weeks, as {@link TierPolicy#startOfTwoWeeks} counts them; the days by themselves ask for nothing. */
            TWO_WEEKS,
            /** From a day of the month to the next; the days by themselves ask for nothing. */
            MONTH
        }

        /** What becomes of the seconds of a punch. */
        public enum Resolution {
            /** They are dropped: 09:10:59 is 09:10. */
            MINUTE,
            /** Only whole minutes between an in and an out count: an in counts from the next minute on. */
            SECOND
        }

        /** Required minutes over a clock change. */
        public enum Length {
            NOMINAL,
            ELAPSED
        }
    }

    private final SortedMap<String, String> settings;
    private final Ownership ownership;
    private final Pairing pairing;
    private final Lateness lateness;
    private final Presence presence;
    private final Hours hours;
    private final FlexPolicy flex;
    private final BreakPolicy breaks;
    private final RoundingPolicy rounding;
    private final OvertimePolicy overtime;
    private final PeriodPolicy period;
    private final Spans night;

    private static final Spans USUAL_NIGHT = new Spans(List.of(1_320, 1_800));

    public static final Policy STANDARD = of(Map.of());

    private Policy(PolicyReader from) {
        this.settings = from.settings();
        this.ownership = from.ownership();
        this.pairing = from.pairing();
        this.lateness = from.lateness();
        this.presence = from.presence();
        this.hours = from.hours();
        this.flex = from.flex();
        this.breaks = from.breaks();
        this.rounding = from.rounding();
        this.overtime = from.overtime();
        this.period = from.period();
        this.night = from.night();
        from.finish();
    }

    /** Every name that a rule set may set, in the order of calculation. */
    public static List<RuleSetting> known() {
        PolicyReader reader = new PolicyReader(Map.of());
        new Policy(reader);
        return reader.asked();
    }

    /**
     * @throws Refused {@code rule-set.invalid} with the name of every setting that is unknown, malformed, or not done by this
     *     version of the engine
     */
    public static Policy of(Map<String, String> settings) {
        return new Policy(new PolicyReader(settings));
    }

    /** @throws Refused as {@link #of} */
    public Policy with(String name, String value) {
        SortedMap<String, String> changed = new TreeMap<>(settings);
        changed.put(name, value);
        return of(changed);
    }

    /** What was set, by name; names that have their default by being left out are left out. */
    public SortedMap<String, String> settings() {
        return new TreeMap<>(settings);
    }

    public Ownership ownership() {
        return ownership;
    }

    public Pairing pairing() {
        return pairing;
    }

    public Lateness lateness() {
        return lateness;
    }

    public Presence presence() {
        return presence;
    }

    public Hours hours() {
        return hours;
    }

    public FlexPolicy flex() {
        return flex;
    }

    public BreakPolicy breaks() {
        return breaks;
    }

    public RoundingPolicy rounding() {
        return rounding;
    }

    public OvertimePolicy overtime() {
        return overtime;
    }

    public PeriodPolicy period() {
        return period;
    }

    /** Whether only the total of a day counts, so that nothing is late or early whatever the plan says. */
    public boolean isFlexible() {
        return flex.mode() != FlexPolicy.Mode.FIXED || isIrregular();
    }

    /** Whether the total that counts is one of weeks, two weeks or months, so that no day is short by itself. */
    public boolean isOverDays() {
        boolean ofTotal = hours.free() || flex.mode() != FlexPolicy.Mode.FIXED;
        return ofTotal && hours.per() != Hours.Per.DAY;
    }

    public boolean isComprehensive() {
        return period.system() == PeriodPolicy.WorkSystem.COMPREHENSIVE;
    }

    public boolean isIrregular() {
        return period.system() == PeriodPolicy.WorkSystem.IRREGULAR;
    }

    /** Whether the system of hours holds on a date for a position, as far as it has to be permitted. */
    public boolean isPermitted(LocalDate date, String position) {
        return !period.permit().isStated()
                || period.system() == PeriodPolicy.WorkSystem.STANDARD
                || period.permit().covers(date, position);
    }

    /** With the standard system where it is not permitted. */
    public Policy on(LocalDate date, String position) {
        return isPermitted(date, position) ? this : with("system", PeriodPolicy.WorkSystem.STANDARD.name());
    }

    /** Whether {@link #on} has taken the system away. */
    public boolean isWithoutPermit() {
        return period.permit().isStated() && period.system() == PeriodPolicy.WorkSystem.STANDARD;
    }

    /** With what minors may not; whatever else is said of the person, no more is allowed. */
    public Policy forMinor() {
        int most = Math.min(period.bans().minors().most(), period.bans().most().orElse(Integer.MAX_VALUE));
        return with("ban_night", "true").with("ban_above", String.valueOf(most));
    }

    /** Whether a date without a plan is worked as everyone likes. */
    public boolean isFree() {
        return hours.free() || isFlexible();
    }

    /** Whether seconds of a punch count. */
    public boolean isToTheSecond() {
        return hours.resolution() == Hours.Resolution.SECOND;
    }

    /** The night window; 22:00 to 06:00 where the rules name none. */
    public Spans nightOrUsual() {
        return night.isEmpty() ? USUAL_NIGHT : night;
    }

    /** The night window; an end at or before the start is on the next date. */
    public Spans night() {
        return night;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Policy that && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    @Override
    public String toString() {
        return "Policy" + settings;
    }

    /**
     * Stretches of a day as minutes after midnight, two numbers each.
     *
     * @param minutes from, until, from, until ...; an end after 1440 is on the next date
     */
    public record Spans(List<Integer> minutes) {

        public Spans {
            minutes = List.copyOf(minutes);
        }

        public boolean isEmpty() {
            return minutes.isEmpty();
        }
    }
}
