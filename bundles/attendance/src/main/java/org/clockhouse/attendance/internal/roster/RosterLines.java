package org.clockhouse.attendance.internal.roster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.attendance.roster.RosterImport.Form;
import org.clockhouse.attendance.roster.RosterImport.Reason;
import org.clockhouse.attendance.roster.RosterImport.Wrong;
import org.clockhouse.kernel.Refused;
import org.clockhouse.registry.imports.SheetReading.Line;

/**
 * A sheet of a roster taken apart: which person's date each cell is about. What the cells say is not looked at.
 *
 * @param wrong headings and dates that are none
 */
record RosterLines(Form form, List<Entry> entries, List<Wrong> wrong) {

    /** A cell that says something. */
    record Entry(int row, int column, String number, int numberColumn, LocalDate date, String text) {

        Wrong wrong(Reason reason) {
            return new Wrong(row, letters(column), text, reason);
        }

        Wrong wrongNumber(Reason reason) {
            return new Wrong(row, letters(numberColumn), number, reason);
        }
    }

    private static final Pattern NUMBER =
            Pattern.compile("工号|人员编号|员工编号|员工号|编号|number|emp(loyee)? ?(id|no|number)\\.?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE = Pattern.compile("日期|date|work ?date", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHIFT = Pattern.compile("班次|班|shift( ?code)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern FULL = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:\\D.*)?");
    private static final Pattern SHORT = Pattern.compile("(\\d{1,2})[-/.月](\\d{1,2})日?(?:\\D.*)?");

    /** Rows above the headings, in which a sheet has its title. */
    private static final int MOST_ABOVE = 10;

    /** @param around dates without a year are those nearest to it */
    static RosterLines read(List<Line> lines, LocalDate around) {
        for (int i = 0; i < Math.min(lines.size(), MOST_ABOVE); i++) {
            List<String> cells = lines.get(i).cells();
            int number = column(cells, NUMBER);
            if (number < 0) {
                continue;
            }
            int date = column(cells, DATE);
            int shift = column(cells, SHIFT);
            List<Line> below = lines.subList(i + 1, lines.size());
            if (date >= 0 && shift >= 0) {
                return list(below, number, date, shift, around);
            }
            List<Wrong> wrong = new ArrayList<>();
            Map<Integer, LocalDate> dates = dates(lines.get(i), around, wrong);
            if (!dates.isEmpty()) {
                return grid(below, number, dates, wrong);
            }
        }
        throw new Refused(
                "roster-import.headings",
                "a column for the number, and a column for each date or one for dates, are wanted");
    }

    private static RosterLines grid(List<Line> lines, int number, Map<Integer, LocalDate> dates, List<Wrong> wrong) {
        List<Entry> entries = new ArrayList<>();
        for (Line line : lines) {
            String whose = line.cell(number);
            if (!whose.isEmpty()) {
                dates.forEach((column, date) -> {
                    if (!line.cell(column).isEmpty()) {
                        entries.add(new Entry(line.number(), column, whose, number, date, line.cell(column)));
                    }
                });
            } else if (dates.keySet().stream()
                    .anyMatch(column -> !line.cell(column).isEmpty())) {
                wrong.add(nameless(line, number));
            }
        }
        return new RosterLines(Form.GRID, entries, wrong);
    }

    private static Wrong nameless(Line line, int number) {
        return new Wrong(line.number(), letters(number), "", Reason.NUMBER_MISSING);
    }

    private static RosterLines list(List<Line> lines, int number, int date, int shift, LocalDate around) {
        List<Entry> entries = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        for (Line line : lines) {
            String whose = line.cell(number);
            if (line.cell(shift).isEmpty()) {
                continue;
            }
            if (whose.isEmpty()) {
                wrong.add(nameless(line, number));
                continue;
            }
            Optional<LocalDate> on = date(line.cell(date), around);
            if (on.isPresent()) {
                entries.add(new Entry(line.number(), shift, whose, number, on.get(), line.cell(shift)));
            } else {
                wrong.add(new Wrong(line.number(), letters(date), line.cell(date), Reason.DATE_UNREADABLE));
            }
        }
        return new RosterLines(Form.LIST, entries, wrong);
    }

    private static int column(List<String> cells, Pattern heading) {
        for (int i = 0; i < cells.size(); i++) {
            if (heading.matcher(cells.get(i).strip()).matches()) {
                return i;
            }
        }
        return -1;
    }

    /** @param wrong takes headings that look like a date and are none, or one that was there */
    private static Map<Integer, LocalDate> dates(Line headings, LocalDate around, List<Wrong> wrong) {
        Map<Integer, LocalDate> dates = new TreeMap<>();
        for (int i = 0; i < headings.cells().size(); i++) {
            String text = headings.cell(i);
            Optional<LocalDate> date = date(text, around);
            if (date.isPresent() && !dates.containsValue(date.get())) {
                dates.put(i, date.get());
            } else if (date.isPresent()
                    || FULL.matcher(text).matches()
                    || SHORT.matcher(text).matches()) {
                Reason reason = date.isPresent() ? Reason.DATE_TWICE : Reason.DATE_UNREADABLE;
                wrong.add(new Wrong(headings.number(), letters(i), text, reason));
            }
        }
        return dates;
    }

    static Optional<LocalDate> date(String text, LocalDate around) {
        Matcher full = FULL.matcher(text.strip());
        if (full.matches()) {
            return date(number(full, 1), number(full, 2), number(full, 3));
        }
        Matcher month = SHORT.matcher(text.strip());
        return month.matches()
                ? date(around.getYear(), number(month, 1), number(month, 2)).map(date -> nearest(date, around))
                : Optional.empty();
    }

    private static LocalDate nearest(LocalDate date, LocalDate around) {
        long days = date.toEpochDay() - around.toEpochDay();
        if (days > 183) {
            return date.minusYears(1);
        }
        return days < -183 ? date.plusYears(1) : date;
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** As sheet programs name columns: 0 is A, 26 is AA. */
    static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }
}
