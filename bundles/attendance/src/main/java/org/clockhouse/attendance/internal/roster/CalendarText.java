package org.clockhouse.attendance.internal.roster;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A calendar as text (RFC 5545): times in UTC, lines of at most 75 octets. */
final class CalendarText {

    /** @param uid stays the same when the event moves, so that calendars move it too */
    record Event(String uid, Instant from, Instant until, String summary) {}

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST = 75;

    private final StringBuilder text = new StringBuilder();

    private CalendarText() {}

    static String of(String name, Instant now, List<Event> events) {
        CalendarText calendar = new CalendarText();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Clockhouse//Roster//EN");
        calendar.line("METHOD:PUBLISH");
        calendar.line("X-WR-CALNAME:" + escaped(name));
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        calendar.line("X-PUBLISHED-TTL:PT1H");
        for (Event event : events) {
            calendar.line("BEGIN:VEVENT");
            calendar.line("UID:" + escaped(event.uid()));
            calendar.line("DTSTAMP:" + UTC.format(now));
            calendar.line("DTSTART:" + UTC.format(event.from()));
            calendar.line("DTEND:" + UTC.format(event.until()));
            calendar.line("SUMMARY:" + escaped(event.summary()));
            calendar.line("END:VEVENT");
        }
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    /** Folded where it is too long, never inside a character. */
    private void line(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            String character = Character.toString(line.codePointAt(i));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += size;
            i += character.length();
        }
        text.append("\r\n");
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n");
    }
}
