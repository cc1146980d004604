package org.clockhouse.attendance.trial;

import java.time.LocalDate;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.registry.calendar.CalendarDraft;

/** What a trial makes other, for all of its dates. Nothing of it is stored. */
public sealed interface TrialChange {

    /** Other settings of a rule set. */
    record OfRules(RuleSetId id, Policy policy) implements TrialChange {}

    /** Other terms of a shift. */
    record OfShift(ShiftId id, ShiftTerms terms) implements TrialChange {}

    /** Other days of a calendar. */
    record OfCalendar(CalendarId id, CalendarDraft calendar) implements TrialChange {}

    /** The dates that are tried. @param until inclusive, at most {@code MonthQuery#LONGEST} dates from the first */
    record Dates(LocalDate from, LocalDate until) {}
}
