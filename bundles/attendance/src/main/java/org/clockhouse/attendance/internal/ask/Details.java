package org.clockhouse.attendance.internal.ask;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.clockhouse.kernel.Refused;

/** Reads what a request says, and refuses what it should not. */
record Details(Map<String, String> values) {

    /** @throws Refused {@code value.unknown} for a name that the kind does not read */
    Details knowing(Set<String> names) {
        values.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw Refused.at(pointer(name), "value.unknown", "nothing is called " + name + " here");
                });
        return this;
    }

    /** @throws Refused {@code value.missing} */
    String text(String name) {
        String value = values.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw Refused.at(pointer(name), "value.missing", name + " is wanted");
        }
        return value;
    }

    String text(String name, String otherwise) {
        return values.containsKey(name) ? text(name) : otherwise;
    }

    <E extends Enum<E>> E choice(Class<E> type, String name, String otherwise) {
        String value = text(name, otherwise);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> Refused.at(
                        pointer(name), "value.choice", "one of " + Arrays.toString(type.getEnumConstants())));
    }

    /** A wall time of the site, to the minute. @throws Refused {@code value.format} */
    LocalDateTime wall(String name) {
        try {
            return LocalDateTime.parse(text(name)).truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeException e) {
            throw Refused.at(pointer(name), "value.format", "a local time such as 2026-11-18T18:00 is wanted");
        }
    }

    /** @throws Refused {@code value.format} */
    LocalDate date(String name) {
        try {
            return LocalDate.parse(text(name));
        } catch (DateTimeException e) {
            throw Refused.at(pointer(name), "value.format", "a date such as 2026-11-18 is wanted");
        }
    }

    /** Two wall times in order, not further apart than so many days. */
    static Stretch stretch(Details details, ZoneId zone, int mostDays) {
        LocalDateTime from = details.wall("from");
        LocalDateTime until = details.wall("until");
        if (!until.isAfter(from) || until.isAfter(from.plusDays(mostDays))) {
            throw Refused.at(
                    pointer("until"), "value.range", "it ends after its start, and within " + mostDays + " days");
        }
        return new Stretch(from, until, zone);
    }

    static String pointer(String name) {
        return "/details/" + name;
    }

    /** From one wall time to another, exclusive. */
    record Stretch(LocalDateTime from, LocalDateTime until, ZoneId zone) {

        /** @param from minutes since 1970-01-01T00:00Z */
        static Stretch of(int from, int until, ZoneId zone) {
            return new Stretch(wall(from, zone), wall(until, zone), zone);
        }

        private static LocalDateTime wall(int minute, ZoneId zone) {
            return LocalDateTime.ofInstant(Instant.ofEpochSecond(minute * 60L), zone);
        }

        Instant start() {
            return from.atZone(zone).toInstant();
        }

        Instant end() {
            return until.atZone(zone).toInstant();
        }

        boolean overlaps(Stretch other) {
            return start().isBefore(other.end()) && other.start().isBefore(end());
        }
    }
}
