package org.clockhouse.registry.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.registry.Calendar;
import org.clockhouse.registry.CalendarDay;
import org.clockhouse.registry.CalendarDraft;
import org.clockhouse.registry.DayType;

/** Public calendars in the bundle: {@code calendars/<name>.csv} with date, type, name and source. */
final class ShippedCalendars {

    private ShippedCalendars() {}

    static CalendarDraft load(String name) {
        if (!name.matches("[A-Z]{2}-[0-9]{4}")) {
            throw new NotFound("calendar", name.substring(0, Math.min(40, name.length())));
        }
        try (InputStream in = ShippedCalendars.class.getResourceAsStream("/calendars/" + name + ".csv")) {
            if (in == null) {
                throw new NotFound("calendar", name);
            }
            List<CalendarDay> days = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ShippedCalendars::day)
                    .toList();
            return new CalendarDraft(new LocalName(name, name), Calendar.WEEKEND, days);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CalendarDay day(String line) {
        String[] cells = line.split(",", 4);
        return new CalendarDay(
                LocalDate.parse(cells[0]), DayType.valueOf(cells[1]), cells[2], cells[3], CalendarDay.Layer.PUBLIC);
    }
}
