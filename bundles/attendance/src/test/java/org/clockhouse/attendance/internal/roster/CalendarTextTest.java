package org.clockhouse.attendance.internal.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.clockhouse.attendance.internal.roster.CalendarText.Event;
import org.junit.jupiter.api.Test;

/** RFC 5545, as calendars read it. */
class CalendarTextTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private static String text(String summary) {
        return CalendarText.of(
                "排班",
                NOW,
                List.of(new Event(
                        "a-2026-11-23-0@clockhouse",
                        Instant.parse("2026-11-22T23:00:00Z"),
                        Instant.parse("2026-11-23T07:00:00Z"),
                        summary)));
    }

    @Test
    void anEventHasItsTimesInUtcAndEveryLineItsEnd() {
        assertEquals(
                List.of(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Clockhouse//Roster//EN",
                        "METHOD:PUBLISH",
                        "X-WR-CALNAME:排班",
                        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                        "X-PUBLISHED-TTL:PT1H",
                        "BEGIN:VEVENT",
                        "UID:a-2026-11-23-0@clockhouse",
                        "DTSTAMP:20261120T080000Z",
                        "DTSTART:20261122T230000Z",
                        "DTEND:20261123T070000Z",
                        "SUMMARY:早班 (Am)",
                        "END:VEVENT",
                        "END:VCALENDAR",
                        ""),
                List.of(text("早班 (Am)").split("\r\n", -1)));
    }

    @Test
    void whatWouldDivideAValueIsEscaped() {
        assertTrue(text("a,b;c\\d\ne").contains("SUMMARY:a\\,b\\;c\\\\d\\ne\r\n"));
    }

    @Test
    void noLineIsLongerThanItMayBeAndNoCharacterIsTorn() {
        String name = "护士长带教白班".repeat(20);
        String text = text(name);
        for (String line : text.split("\r\n")) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
        }
        assertTrue(text.replace("\r\n ", "").contains("SUMMARY:" + name), "unfolded it is whole");
    }
}
