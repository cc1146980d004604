package org.clockhouse.store.internal.credential;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.access.Hours;
import org.clockhouse.credential.access.Hours.Window;

/** Windows of time in a column: {@code 12345/08:00/18:00 67H/10:00/12:00}. */
final class HoursText {

    private static final String HOLIDAYS = "H";

    private HoursText() {}

    static String of(Hours hours) {
        return hours.windows().stream().map(HoursText::window).collect(Collectors.joining(" "));
    }

    private static String window(Window window) {
        String days = window.days().stream()
                .sorted()
                .map(day -> String.valueOf(day.getValue()))
                .collect(Collectors.joining());
        return days + (window.holidays() ? HOLIDAYS : "") + "/" + window.from() + "/" + window.until();
    }

    static Hours read(String text) {
        return text.isEmpty()
                ? Hours.ALWAYS
                : new Hours(Arrays.stream(text.split(" "))
                        .map(word -> window(word.split("/")))
                        .toList());
    }

    private static Window window(String[] parts) {
        Set<DayOfWeek> days = parts[0].chars()
                .filter(Character::isDigit)
                .mapToObj(digit -> DayOfWeek.of(digit - '0'))
                .collect(Collectors.toSet());
        return new Window(days, parts[0].endsWith(HOLIDAYS), LocalTime.parse(parts[1]), LocalTime.parse(parts[2]));
    }
}
