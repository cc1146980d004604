package org.clockhouse.driver.simulator;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shift patterns by code, as the setting words them: {@code D=Mon-Fri 09:00-18:00/12:00-13:00} is a shift with a break on
 * some weekdays, {@code R=E,E,L,L,-,-} a rotation through other codes, one a day, counted from 1 January 1970; a dash is a
 * day off.
 */
final class Patterns {

    static final String OFF = "-";

    private static final String TIMES = "(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)";
    private static final Pattern SHIFT =
            Pattern.compile("(?:([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))?\\s+)?" + TIMES + "(?:/" + TIMES + ")?");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]+");
    private static final List<String> WEEK = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    private final Map<String, Shift> shifts = new LinkedHashMap<>();
    private final Map<String, List<String>> rotations = new LinkedHashMap<>();

    private record Times(LocalTime from, LocalTime until) {}

    private record Shift(int firstDay, int lastDay, Times work, Optional<Times> rest) {

        private boolean isOn(DayOfWeek day) {
            int number = day.getValue() - 1;
            return firstDay <= lastDay
                    ? number >= firstDay && number <= lastDay
                    : number >= firstDay || number <= lastDay;
        }

        private ShiftPlan planOn(LocalDate date) {
            LocalDateTime from = date.atTime(work.from());
            LocalDateTime until = notBefore(from, date.atTime(work.until()));
            return new ShiftPlan(from, until, rest.map(times -> {
                LocalDateTime start = notBefore(from, date.atTime(times.from()));
                return new ShiftPlan.Break(
                        start, notBefore(start, start.toLocalDate().atTime(times.until())));
            }));
        }

        private static LocalDateTime notBefore(LocalDateTime first, LocalDateTime second) {
            return second.isAfter(first) ? second : second.plusDays(1);
        }
    }

    /** @throws IllegalArgumentException naming the part that makes no sense */
    static Patterns parse(String text) {
        Patterns patterns = new Patterns();
        for (String part : text.split(";")) {
            if (!part.isBlank()) {
                patterns.add(part.strip());
            }
        }
        patterns.checkRotations();
        return patterns;
    }

    private void add(String part) {
        String[] sides = part.split("=", 2);
        if (sides.length < 2 || !CODE.matcher(sides[0].strip()).matches()) {
            throw new IllegalArgumentException("a pattern looks like D=Mon-Fri 09:00-18:00, not '" + part + "'");
        }
        String code = sides[0].strip();
        if (sides[1].contains(",")) {
            rotations.put(code, List.of(sides[1].strip().split("\\s*,\\s*")));
        } else {
            shifts.put(code, shift(sides[1].strip()));
        }
    }

    private static Shift shift(String text) {
        Matcher parts = SHIFT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a shift looks like Mon-Fri 09:00-18:00/12:00-13:00, not '" + text + "'");
        }
        int first = parts.group(1) == null ? 0 : weekday(parts.group(1));
        int last = parts.group(1) == null ? 6 : parts.group(2) == null ? first : weekday(parts.group(2));
        Optional<Times> rest =
                parts.group(5) == null ? Optional.empty() : Optional.of(times(parts.group(5), parts.group(6)));
        return new Shift(first, last, times(parts.group(3), parts.group(4)), rest);
    }

    private static Times times(String from, String until) {
        try {
            return new Times(LocalTime.parse(from), LocalTime.parse(until));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such time of day: " + from + "-" + until, e);
        }
    }

    private static int weekday(String name) {
        int day = WEEK.indexOf(name);
        if (day < 0) {
            throw new IllegalArgumentException("weekdays are " + WEEK + ", not '" + name + "'");
        }
        return day;
    }

    private void checkRotations() {
        rotations.forEach((code, days) -> days.forEach(day -> {
            if (!day.equals(OFF) && !shifts.containsKey(day)) {
                throw new IllegalArgumentException("rotation " + code + " names an unknown shift '" + day + "'");
            }
        }));
    }

    boolean has(String code) {
        return code.equals(OFF) || shifts.containsKey(code) || rotations.containsKey(code);
    }

    /**
     * What somebody of this pattern works on the date; empty on a day off.
     *
     * @param offset how many days ahead of others in a rotation
     */
    Optional<ShiftPlan> planOn(String code, int offset, LocalDate date) {
        List<String> rotation = rotations.get(code);
        if (rotation != null) {
            String today = rotation.get((int) Math.floorMod(date.toEpochDay() + offset, (long) rotation.size()));
            return Optional.ofNullable(shifts.get(today)).map(shift -> shift.planOn(date));
        }
        return Optional.ofNullable(shifts.get(code))
                .filter(shift -> shift.isOn(date.getDayOfWeek()))
                .map(shift -> shift.planOn(date));
    }
}
