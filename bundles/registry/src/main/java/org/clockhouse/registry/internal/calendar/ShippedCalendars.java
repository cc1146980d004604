package org.clockhouse.registry.internal.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.calendar.CalendarDay;
import org.clockhouse.registry.calendar.CalendarDraft;

/** Public calendars in the bundle: {@code calendars/<name>.csv}, each the file of a year. */
final class ShippedCalendars {

    private ShippedCalendars() {}

    static CalendarDraft load(String name, CalendarSigners signers) {
        if (!name.matches("[A-Z]{2}-[0-9]{4}")) {
            throw new NotFound("calendar", name.substring(0, Math.min(40, name.length())));
        }
        try (InputStream in = ShippedCalendars.class.getResourceAsStream("/calendars/" + name + ".csv")) {
            if (in == null) {
                throw new NotFound("calendar", name);
            }
            YearFile file = new YearFile(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            List<CalendarDay> days =
                    file.read(Integer.parseInt(name.substring(3)), signers).days();
            return new CalendarDraft(new LocalName(name, name), Calendar.WEEKEND, days);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
