package org.clockhouse.attendance.day;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.Severities;
import org.clockhouse.attendance.rule.RuleOverride;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.punch.Punch;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.request.RequestId;

/**
 * One person's date, worked out again from its inputs.
 *
 * @param zone of the person's site on that date
 * @param occurrences what was planned
 * @param punches everything from the day before to the day after that was looked at, with what became of it
 * @param granted what was approved for the date, and who did
 * @param overrides settings of the person that hold on the date in place of the rules'
 * @param results what holds: what a locked period keeps, else what the inputs give now
 * @param exceptions of what holds, by result
 * @param later what the inputs give now, where a locked period keeps something else; empty otherwise
 * @param lines in order of time, of what the inputs give now
 * @param monthCap ceiling of the overtime of the month by the rules of the date, in minutes
 * @param pending whether the stored result is about to be replaced, because an input changed since
 */
public record DayExplanation(
        Person person,
        LocalDate date,
        ZoneId zone,
        DayType dayType,
        List<PlannedOccurrence> occurrences,
        List<PunchUse> punches,
        List<Granted> granted,
        List<RuleOverride> overrides,
        List<DayResult> results,
        List<AttendanceException> exceptions,
        List<DayResult> later,
        List<ExplanationLine> lines,
        OptionalInt monthCap,
        boolean pending,
        Instant computedAt) {

    /** Of a locked date. @param kept its results */
    public DayExplanation keeping(List<DayResult> kept) {
        boolean same = kept.size() == results.size();
        for (int i = 0; same && i < kept.size(); i++) {
            same = kept.get(i).minutes().equals(results.get(i).minutes())
                    && kept.get(i).status() == results.get(i).status()
                    && kept.get(i).flags().equals(results.get(i).flags());
        }
        return holding(kept, List.of(), same ? List.of() : results);
    }

    /** @param severities by the rules that a result names */
    public DayExplanation judgedBy(Function<DayResult.RuleRef, Severities> severities) {
        List<AttendanceException> found = results.stream()
                .flatMap(result -> AttendanceException.of(person, result, severities.apply(result.rules())).stream())
                .toList();
        return holding(results, found, later);
    }

    private DayExplanation holding(List<DayResult> held, List<AttendanceException> found, List<DayResult> nowGiven) {
        return new DayExplanation(
                person,
                date,
                zone,
                dayType,
                occurrences,
                punches,
                granted,
                overrides,
                held,
                found,
                nowGiven,
                lines,
                monthCap,
                pending,
                computedAt);
    }

    /** A shift on this date as instants. All ends are exclusive but the window's, which is inclusive. */
    public record PlannedOccurrence(
            int ordinal,
            DayResult.Planned planned,
            RuleSet rules,
            List<Span> segments,
            List<Span> breaks,
            Span window,
            String source) {

        public PlannedOccurrence {
            segments = List.copyOf(segments);
            breaks = List.copyOf(breaks);
        }
    }

    public record Span(Instant from, Instant until) {}

    /**
     * A punch and its part in the day.
     *
     * @param ordinals of the occurrences that own it; empty when it belongs to another date or to none
     */
    public record PunchUse(Punch punch, Use use, List<Integer> ordinals) {

        public PunchUse {
            ordinals = List.copyOf(ordinals);
        }

        /** What became of it. */
        public enum Use {
            IN,
            OUT,
            /** Owned by the day, but between the first and the last. */
            BETWEEN,
            /** Too soon after the one before. */
            REPEAT,
            /** Refused by the terminal, or from a reader that only opens a door. */
            NOT_COUNTED,
            /** Belongs to a neighbouring date. */
            OTHER_DATE,
            /** In nobody's window. */
            UNASSIGNED
        }
    }

    /**
     * What a request put in force.
     *
     * @param position by which lines name it when it stands for a punch
     * @param use what became of such a punch; empty for the others
     * @param reason in the words of whoever asked
     * @param approver who said the last yes
     */
    public record Granted(
            RequestId request,
            Approved.Kind kind,
            Instant from,
            Instant until,
            String type,
            long position,
            Optional<PunchUse.Use> use,
            String reason,
            String approver,
            Instant approvedAt) {}

    public DayExplanation {
        occurrences = List.copyOf(occurrences);
        punches = List.copyOf(punches);
        granted = List.copyOf(granted);
        overrides = List.copyOf(overrides);
        results = List.copyOf(results);
        exceptions = List.copyOf(exceptions);
        later = List.copyOf(later);
        lines = List.copyOf(lines);
    }
}
