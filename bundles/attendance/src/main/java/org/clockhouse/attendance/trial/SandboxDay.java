package org.clockhouse.attendance.trial;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.clockhouse.attendance.day.DayExplanation.PlannedOccurrence;
import org.clockhouse.attendance.day.DayExplanation.PunchUse.Use;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.ExplanationLine;
import org.clockhouse.registry.calendar.DayType;

/**
 * One date as the rules in force have it, and as others would.
 *
 * @param punches near the date
 */
public record SandboxDay(
        LocalDate date, ZoneId zone, DayType dayType, List<SandboxPunch> punches, Outcome now, Outcome then) {

    /** @param position by which the lines name it; below 0 for one that a request stands for */
    public record SandboxPunch(long position, Instant at, Use now, Use then) {}

    /** What comes of it. @param lines in order of time */
    public record Outcome(List<PlannedOccurrence> plan, List<DayResult> results, List<ExplanationLine> lines) {

        public Outcome {
            plan = List.copyOf(plan);
            results = List.copyOf(results);
            lines = List.copyOf(lines);
        }
    }

    public SandboxDay {
        punches = List.copyOf(punches);
    }
}
