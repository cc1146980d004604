package org.clockhouse.registry.internal.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.clockhouse.kernel.Refused;
import org.clockhouse.registry.calendar.CalendarReading;
import org.clockhouse.registry.calendar.DayType;
import org.junit.jupiter.api.Test;

/** Holidays as Outlook, Google and Apple write them, written anew here. */
class HolidayFileTest {

    @Test
    void wholeDaysOfGoogleAreTakenAndFoldedNamesJoined() {
        CalendarReading reading = read(
                2027,
                "BEGIN:VEVENT",
                "DTSTART;VALUE=DATE:20270101",
                "DTEND;VALUE=DATE:20270102",
                "UID:20270101_one@example",
                "SUMMARY:New Year's Day\\, the very fi",
                " rst",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "DTSTART;VALUE=DATE:20261231",
                "DTEND;VALUE=DATE:20270103",
                "SUMMARY:Long night",
                "END:VEVENT");
        assertEquals(
                List.of("2027-01-01 STATUTORY New Year's Day, the very first", "2027-01-02 STATUTORY Long night"),
                days(reading));
        assertEquals(List.of(), reading.left());
    }

    @Test
    void outlookWritesMidnightsWithZonesAndAlarms() {
        CalendarReading reading = read(
                2027,
                "METHOD:PUBLISH",
                "BEGIN:VTIMEZONE",
                "TZID:China Standard Time",
                "BEGIN:STANDARD",
                "DTSTART:16010101T000000",
                "END:STANDARD",
                "END:VTIMEZONE",
                "BEGIN:VEVENT",
                "SUMMARY;LANGUAGE=en-gb:Labour Day",
                "DTSTART;TZID=\"China Standard Time\":20270501T000000",
                "DTEND;TZID=\"China Standard Time\":20270503T000000",
                "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
                "BEGIN:VALARM",
                "TRIGGER:-PT18H",
                "SUMMARY:Reminder",
                "END:VALARM",
                "END:VEVENT");
        assertEquals(List.of("2027-05-01 STATUTORY Labour Day", "2027-05-02 STATUTORY Labour Day"), days(reading));
        assertEquals(List.of(), reading.left());
    }

    @Test
    void appleMarksDaysThatAreWorkedInExchange() {
        CalendarReading reading = read(
                2026,
                "BEGIN:VEVENT",
                "DTSTART;VALUE=DATE:20260217",
                "DURATION:P1D",
                "SUMMARY;LANGUAGE=zh_CN:春节（休）",
                "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "DTSTART;VALUE=DATE:20260228",
                "SUMMARY;LANGUAGE=zh_CN:春节（班）",
                "X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "DTSTART;VALUE=DATE:20260509",
                "SUMMARY:劳动节补班",
                "END:VEVENT");
        assertEquals(
                List.of(
                        "2026-02-17 STATUTORY 春节（休）",
                        "2026-02-28 SWAPPED_WORKDAY 春节（班）",
                        "2026-05-09 SWAPPED_WORKDAY 劳动节补班"),
                days(reading));
    }

    @Test
    void yearlyRulesGoOnAndTheirExceptionsDoNot() {
        CalendarReading reading = read(
                2027,
                event("DTSTART;VALUE=DATE:20200704", "RRULE:FREQ=YEARLY", "Independence"),
                event("DTSTART;VALUE=DATE:20201126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "Thanksgiving"),
                event("DTSTART;VALUE=DATE:20200525", "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", "Memorial"),
                event("DTSTART;VALUE=DATE:20201224", "RRULE:FREQ=YEARLY;UNTIL=20261231", "Over"),
                event("DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY", "Leap"),
                event("DTSTART;VALUE=DATE:20250301", "RRULE:FREQ=YEARLY;COUNT=2", "Twice"),
                event(
                        "DTSTART;VALUE=DATE:20201201",
                        "RRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20261201,20271201",
                        "Not then"));
        assertEquals(
                List.of(
                        "2027-05-31 STATUTORY Memorial",
                        "2027-07-04 STATUTORY Independence",
                        "2027-11-25 STATUTORY Thanksgiving"),
                days(reading));
        assertEquals(List.of(), reading.left());
    }

    @Test
    void anEventThatStandsForOneOfASeriesTakesItsPlace() {
        CalendarReading reading = read(
                2027,
                event("DTSTART;VALUE=DATE:20200606", "RRULE:FREQ=YEARLY\nUID:a", "National day"),
                event(
                        "DTSTART;VALUE=DATE:20270607",
                        "RECURRENCE-ID;VALUE=DATE:20270606\nUID:a",
                        "National day, moved"));
        assertEquals(List.of("2027-06-07 STATUTORY National day, moved"), days(reading));
    }

    @Test
    void whatIsNotUnderstoodIsNamedWithItsLine() {
        CalendarReading reading = read(
                2027,
                event("DTSTART:20270501T090000Z", "DTEND:20270501T100000Z", "A meeting"),
                event("DTSTART;VALUE=DATE:20270601", "RRULE:FREQ=WEEKLY;BYDAY=MO", "Every Monday"),
                event("DTSTART;VALUE=DATE:20270701", "DTEND;VALUE=DATE:20270901", "School"),
                event("DTSTART;VALUE=DATE:20270231", "X:1", "No such day"),
                event("DTSTART;VALUE=DATE:20270801", "STATUS:CANCELLED", "Called off"),
                event("DTSTART;VALUE=DATE:20270601", "X:1", "端午节补班"),
                "BEGIN:VTODO\nSUMMARY:Buy a cake\nEND:VTODO",
                "BEGIN:VEVENT\nSUMMARY:Cut off");
        assertEquals(List.of("2027-06-01 STATUTORY Every Monday"), days(reading));
        assertEquals(
                List.of(
                        "3 not-a-whole-day A meeting",
                        "10 rule FREQ=WEEKLY;BYDAY=MO",
                        "13 too-long School",
                        "18 not-a-whole-day No such day",
                        "23 cancelled Called off",
                        "28 contradicts 2027-06-01 端午节补班",
                        "33 not-an-event VTODO",
                        "36 cut-off Cut off"),
                reading.left().stream()
                        .map(left -> left.line() + " " + left.code() + " " + left.text())
                        .toList());
    }

    @Test
    void whatIsNoCalendarIsRefused() {
        Refused refused =
                assertThrows(Refused.class, () -> new HolidayFile("a,b\n1,2", 2027, DayType.STATUTORY).read());
        assertEquals("calendar.file", refused.code());
    }

    private static String event(String start, String more, String name) {
        return "BEGIN:VEVENT\n" + start + "\n" + more + "\nSUMMARY:" + name + "\nEND:VEVENT";
    }

    /** With the line ends of the standard. */
    private static CalendarReading read(int year, String... lines) {
        String text = "BEGIN:VCALENDAR\nVERSION:2.0\n" + String.join("\n", lines) + "\nEND:VCALENDAR\n";
        return new HolidayFile(text.replace("\n", "\r\n"), year, DayType.STATUTORY).read();
    }

    private static List<String> days(CalendarReading reading) {
        return reading.days().stream()
                .map(day -> day.date() + " " + day.type() + " " + day.name())
                .toList();
    }
}
