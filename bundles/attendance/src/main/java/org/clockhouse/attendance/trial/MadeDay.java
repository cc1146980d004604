package org.clockhouse.attendance.trial;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.registry.calendar.DayType;

/**
 * A day that nobody worked, to see what rules make of it. Minutes are those after its midnight; the dates around it are free.
 *
 * @param shift what is planned; empty for nothing
 * @param stretches what was approved
 */
public record MadeDay(
        LocalDate date,
        ZoneId zone,
        DayType type,
        Optional<ShiftTerms> shift,
        List<MadePunch> punches,
        List<Stretch> stretches) {

    /** @param minute from a day before the midnight to two days after it */
    public record MadePunch(int minute, FunctionKey key) {}

    /** Leave, a trip or overtime. @param until exclusive */
    public record Stretch(Approved.Kind kind, int from, int until) {}

    public MadeDay {
        punches = List.copyOf(punches);
        stretches = List.copyOf(stretches);
    }
}
