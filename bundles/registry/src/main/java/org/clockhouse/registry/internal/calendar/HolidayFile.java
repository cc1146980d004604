package org.clockhouse.registry.internal.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.clockhouse.kernel.Refused;
import org.clockhouse.registry.calendar.CalendarDay;
import org.clockhouse.registry.calendar.CalendarReading;
import org.clockhouse.registry.calendar.CalendarReading.Left;
import org.clockhouse.registry.calendar.DayType;

/** An iCalendar file of holidays, read for one year. What it says and is not understood is left, and named. */
final class HolidayFile {

    private static final int LONGEST = 31;
    private static final int MOST_LEFT = 200;
    private static final int SHOWN = 120;
    /** A day that is worked in exchange, as Chinese calendars name it. */
    private static final Pattern WORKED = Pattern.compile("补班|上班|[(（]班[)）]");

    private final String text;
    private final int year;
    private final DayType free;
    private final Map<LocalDate, CalendarDay> days = new TreeMap<>();
    private final List<Left> left = new ArrayList<>();

    /** The lines of an event by their names, its own only. */
    private record Event(int line, Map<String, List<ICalendarLine>> lines) {

        Optional<ICalendarLine> one(String name) {
            return lines.getOrDefault(name, List.of()).stream().findFirst();
        }

        String text(String name) {
            return one(name).map(ICalendarLine::text).orElse("");
        }
    }

    HolidayFile(String text, int year, DayType free) {
        this.text = text;
        this.year = year;
        this.free = free;
    }

    /** @throws Refused {@code calendar.file} */
    CalendarReading read() {
        List<ICalendarLine> lines = ICalendarLine.of(text);
        if (lines.isEmpty() || !lines.get(0).is("BEGIN", "VCALENDAR")) {
            throw Refused.at(
                    "/text",
                    "calendar.file",
                    "neither an iCalendar file, which begins with BEGIN:VCALENDAR, nor the file of a year");
        }
        List<Event> events = events(lines);
        Map<String, Set<LocalDate>> moved = moved(events);
        for (Event event : events) {
            take(event, moved);
        }
        left.sort(java.util.Comparator.comparingInt(Left::line));
        return new CalendarReading(
                List.copyOf(days.values()),
                left.subList(0, Math.min(MOST_LEFT, left.size())),
                CalendarReading.Signature.NONE);
    }

    private List<Event> events(List<ICalendarLine> lines) {
        List<Event> events = new ArrayList<>();
        Event open = null;
        int inside = 0;
        for (ICalendarLine line : lines) {
            if (line.name().equals("BEGIN")) {
                if (line.is("BEGIN", "VEVENT") && open == null) {
                    open = new Event(line.number(), new HashMap<>());
                } else if (open != null) {
                    inside++;
                } else if (line.is("BEGIN", "VTODO") || line.is("BEGIN", "VJOURNAL")) {
                    leave(line.number(), "not-an-event", line.value());
                }
            } else if (line.name().equals("END") && inside > 0) {
                inside--;
            } else if (line.is("END", "VEVENT") && open != null) {
                events.add(open);
                open = null;
            } else if (open != null && inside == 0) {
                open.lines()
                        .computeIfAbsent(line.name(), name -> new ArrayList<>())
                        .add(line);
            }
        }
        if (open != null) {
            leave(open.line(), "cut-off", open.text("SUMMARY"));
        }
        return events;
    }

    /** Dates of a series that an event of the same identity stands for. */
    private static Map<String, Set<LocalDate>> moved(List<Event> events) {
        Map<String, Set<LocalDate>> moved = new HashMap<>();
        for (Event event : events) {
            event.one("RECURRENCE-ID").flatMap(line -> date(line.value())).ifPresent(date -> moved.computeIfAbsent(
                            event.text("UID"), uid -> new HashSet<>())
                    .add(date));
        }
        return moved;
    }

    private void take(Event event, Map<String, Set<LocalDate>> moved) {
        String name = event.text("SUMMARY");
        if (event.text("STATUS").equalsIgnoreCase("CANCELLED")) {
            leave(event.line(), "cancelled", name);
            return;
        }
        Optional<LocalDate> start = event.one("DTSTART").flatMap(line -> wholeDay(line, event));
        if (start.isEmpty()) {
            leave(event.line(), event.one("DTSTART").isEmpty() ? "no-date" : "not-a-whole-day", name);
            return;
        }
        int length = length(event, start.get());
        if (length < 1 || length > LONGEST) {
            leave(event.line(), "too-long", name);
            return;
        }
        Set<LocalDate> begins = begins(event, start.get());
        begins.removeAll(dates(event, "EXDATE"));
        if (event.one("RECURRENCE-ID").isEmpty()) {
            begins.removeAll(moved.getOrDefault(event.text("UID"), Set.of()));
        }
        for (LocalDate begin : begins) {
            for (int i = 0; i < length; i++) {
                put(begin.plusDays(i), event, name);
            }
        }
    }

    private Set<LocalDate> begins(Event event, LocalDate start) {
        Set<LocalDate> begins = new HashSet<>(dates(event, "RDATE"));
        begins.add(start);
        for (ICalendarLine line : event.lines().getOrDefault("RRULE", List.of())) {
            Optional<YearlyRule> rule = YearlyRule.of(start, line.value());
            if (rule.isEmpty()) {
                leave(line.number(), "rule", line.value());
            }
            // A holiday of the last days of a year may reach into the next.
            rule.flatMap(yearly -> yearly.in(year - 1)).ifPresent(begins::add);
            rule.flatMap(yearly -> yearly.in(year)).ifPresent(begins::add);
        }
        return begins;
    }

    private void put(LocalDate date, Event event, String name) {
        if (date.getYear() != year) {
            return;
        }
        String shown = name.substring(0, Math.min(100, name.length()));
        CalendarDay day = new CalendarDay(date, type(event, name), shown, "", CalendarDay.Layer.PUBLIC);
        CalendarDay there = days.putIfAbsent(date, day);
        if (there != null && there.type() != day.type()) {
            leave(event.line(), "contradicts", date + " " + name);
        }
    }

    /** Apple's calendars of China mark both kinds; others say it in the name. */
    private DayType type(Event event, String name) {
        String mark = event.text("X-APPLE-SPECIAL-DAY");
        boolean worked = mark.isEmpty() ? WORKED.matcher(name).find() : mark.equalsIgnoreCase("ALTERNATE-WORKDAY");
        return worked ? DayType.SWAPPED_WORKDAY : free;
    }

    private Set<LocalDate> dates(Event event, String name) {
        Set<LocalDate> dates = new HashSet<>();
        for (ICalendarLine line : event.lines().getOrDefault(name, List.of())) {
            for (String value : line.value().split(",")) {
                Optional<LocalDate> date = date(value.split("/", 2)[0]);
                date.ifPresent(dates::add);
                if (date.isEmpty()) {
                    leave(line.number(), "no-date", value);
                }
            }
        }
        return dates;
    }

    /** A date, or a midnight of the clock on the wall. */
    private static Optional<LocalDate> wholeDay(ICalendarLine line, Event event) {
        boolean isDate = line.value().length() == 8 || line.value().matches("\\d{8}T000000");
        boolean whole = event.text("X-MICROSOFT-CDO-ALLDAYEVENT").equalsIgnoreCase("TRUE")
                && !line.value().endsWith("Z");
        return isDate || whole ? date(line.value()) : Optional.empty();
    }

    private static Optional<LocalDate> date(String value) {
        try {
            return Optional.of(
                    LocalDate.parse(value.substring(0, Math.min(8, value.length())), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** In days; the end is exclusive, and without one an event lasts a day. 0 for an end that cannot be read. */
    private static int length(Event event, LocalDate start) {
        if (event.one("DTEND").isPresent()) {
            return event.one("DTEND")
                    .flatMap(line -> date(line.value()))
                    .map(end -> end.equals(start) ? 1 : (int) ChronoUnit.DAYS.between(start, end))
                    .orElse(0);
        }
        try {
            String duration = event.text("DURATION").replaceFirst("T.*", "");
            return duration.isEmpty() ? 1 : Period.parse(duration).getDays();
        } catch (DateTimeException e) {
            return 0;
        }
    }

    private void leave(int line, String code, String what) {
        left.add(new Left(line, code, what.substring(0, Math.min(SHOWN, what.length()))));
    }
}
