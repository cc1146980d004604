package org.clockhouse.attendance.day;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.Severities;
import org.clockhouse.attendance.Severity;
import org.clockhouse.kernel.EmployeeId;

/**
 * Where a day departs from its plan. A value, never thrown.
 *
 * @param kind of which family
 * @param name by which rule sets speak of it: the departure, or the flag it comes from
 * @param minutes how much; 0 when it has no length
 * @param severity by the rules of the day
 */
public record AttendanceException(
        Person person, DayResult day, Kind kind, String name, int minutes, Severity severity) {

    /** All that {@link DayResult#exceptions} may say. */
    public static final Set<String> NAMES = Stream.concat(
                    Stream.of("LATE", "EARLY", "ABSENT", "HALF_DAY"),
                    Arrays.stream(Flag.Kind.values())
                            .filter(Flag.Kind::isToBeLookedAt)
                            .map(Flag.Kind::name))
            .collect(Collectors.toUnmodifiableSet());

    /** Families of exceptions this engine raises. */
    public enum Kind {
        LATE,
        EARLY,
        MISSING_IN,
        MISSING_OUT,
        ABSENT,
        HALF_DAY,
        MAX_SPAN,
        UNASSIGNED,
        CLOCK_SKEW,
        OTHER;

        private static final Map<String, Kind> BY_NAME =
                Arrays.stream(values()).collect(Collectors.toMap(Kind::name, Function.identity()));

        /** @param name of an exception, one of {@link #NAMES} */
        public static Kind of(String name) {
            return BY_NAME.getOrDefault(name, OTHER);
        }

        /** Whether somebody may say, with a reason, that the day is right as it is. */
        public boolean canBeAccepted() {
            return ordinal() >= MISSING_IN.ordinal() && ordinal() <= UNASSIGNED.ordinal();
        }
    }

    /** What has to be looked at in a result, in the order of {@link DayResult#exceptions}. */
    public static List<AttendanceException> of(Person person, DayResult day, Severities severities) {
        return day.exceptions().stream()
                .map(name -> new AttendanceException(
                        person, day, Kind.of(name), name, minutes(day, name), severities.of(day.status(), name)))
                .toList();
    }

    private static int minutes(DayResult day, String name) {
        return switch (name) {
            case "LATE" -> day.minutes().get(Bucket.LATE);
            case "EARLY" -> day.minutes().get(Bucket.EARLY);
            case "ABSENT" -> day.minutes().get(Bucket.ABSENT);
            case "HALF_DAY" -> day.minutes().get(Bucket.SHORT);
            default -> 0;
        };
    }

    public EmployeeId employee() {
        return person.id();
    }

    /**
     * Which exceptions, and in which order; empty kinds and severities choose all.
     *
     * @param settledOnly leaves out days that may still change by themselves
     * @param openOnly leaves out what somebody accepted, while the day is as it was then
     */
    public record Filter(
            MonthQuery days,
            Set<Kind> kinds,
            Set<Severity> severities,
            boolean settledOnly,
            boolean openOnly,
            Order order) {

        public Filter {
            kinds = Set.copyOf(kinds);
            severities = Set.copyOf(severities);
        }

        /** Everything in a period, person by person. */
        public static Filter all(MonthQuery days) {
            return new Filter(days, Set.of(), Set.of(), false, false, Order.PERSON);
        }

        public Filter only(Set<Kind> chosen) {
            return new Filter(days, chosen, severities, settledOnly, openOnly, order);
        }

        public Filter open() {
            return new Filter(days, kinds, severities, settledOnly, true, order);
        }

        /** The same of one severity, person by person. */
        public Filter of(Severity severity) {
            return new Filter(days, kinds, Set.of(severity), settledOnly, openOnly, Order.PERSON);
        }

        public boolean wants(Kind kind) {
            return kinds.isEmpty() || kinds.contains(kind);
        }

        public boolean wants(Severity severity) {
            return severities.isEmpty() || severities.contains(severity);
        }

        public boolean wants(AttendanceException exception) {
            return wants(exception.kind())
                    && wants(exception.severity())
                    && !(settledOnly && exception.day().state() == ResultState.PROVISIONAL);
        }

        public LocalDate from() {
            return days.from();
        }
    }

    /** Within each, people in the order of the month sheet, and dates. */
    public enum Order {
        PERSON,
        /** The gravest first. */
        SEVERITY
    }
}
