package org.clockhouse.attendance;

import java.util.Map;
import java.util.Set;

/**
 * How grave exceptions are (guide, section 6): what rules say, else what is usual of their family.
 *
 * @param said by the names of exceptions
 */
public record Severities(Map<String, Severity> said) {

    /** Absence, what law forbids or limits, and a day whose figures are not to be trusted. */
    private static final Set<String> GRAVE = Set.of(
            "ABSENT", "BANNED_NIGHT", "BANNED_HOURS", "DAY_CAP", "MONTH_CAP", "MISSED_BREAK", "PERMIT", "INCIDENT");

    /** Minutes at an edge or around a break, and what a second press left. */
    private static final Set<String> SLIGHT =
            Set.of("LATE", "EARLY", "LONG_BREAK", "SHORT_BREAK", "MANY_BREAKS", "DUPLICATE_IN", "DST");

    public Severities {
        said = Map.copyOf(said);
    }

    /** Of an exception of a day that came to that, by its name. A late that the rules call serious is a step graver than others. */
    public Severity of(DayStatus day, String exception) {
        Severity severity = said.getOrDefault(exception, usual(exception));
        boolean isSerious = exception.equals("LATE") && day == DayStatus.SERIOUS_LATE;
        return isSerious ? severity.raised() : severity;
    }

    /** Whether one of that name is so grave on some day. */
    public boolean mayBe(String exception, Severity severity) {
        return of(DayStatus.NORMAL, exception) == severity || of(DayStatus.SERIOUS_LATE, exception) == severity;
    }

    private static Severity usual(String exception) {
        if (GRAVE.contains(exception)) {
            return Severity.HIGH;
        }
        return SLIGHT.contains(exception) ? Severity.LOW : Severity.MEDIUM;
    }
}
