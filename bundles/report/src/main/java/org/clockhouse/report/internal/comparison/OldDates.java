package org.clockhouse.report.internal.comparison;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as other systems write them. What can be read in several ways means the date of the period. */
record OldDates(LocalDate from, LocalDate until) {

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4}|\\d{2})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})(?!\\d).*");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{4}|\\d{2})(?!\\d).*");
    private static final Pattern NO_YEAR = Pattern.compile("(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})(?![\\d/.:-]).*");
    private static final Pattern COMPACT = Pattern.compile("(20\\d{2})(\\d{2})(\\d{2})(?!\\d).*");
    private static final Pattern MONTH_LAST =
            Pattern.compile("\\D*(\\d{1,2})[\\s-]*([A-Za-z]{3,9})\\.?[\\s,-]*(\\d{4}|\\d{2})?(?!\\d).*");
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?:.*[\\s,])?([A-Za-z]{3,9})\\.?\\s*(\\d{1,2})(?:st|nd|rd|th)?(?:[\\s,]+(\\d{4}))?(?!\\d).*");
    /** What sheet programs count, unless it is shown as a date. */
    private static final Pattern SERIAL = Pattern.compile("([45]\\d{4})(?:\\.\\d+)?");

    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    Optional<LocalDate> read(String text) {
        List<LocalDate> meanings = meanings(text.strip());
        return meanings.stream()
                .filter(date -> !date.isBefore(from) && !date.isAfter(until))
                .findFirst()
                .or(() -> meanings.stream().findFirst());
    }

    /** The date of a column that is headed by the day alone. */
    Optional<LocalDate> day(int day) {
        YearMonth month = YearMonth.from(from);
        boolean next = !YearMonth.from(until).equals(month) && day < from.getDayOfMonth();
        YearMonth meant = next ? month.plusMonths(1) : month;
        return meant.isValidDay(day) ? Optional.of(meant.atDay(day)) : Optional.empty();
    }

    private List<LocalDate> meanings(String text) {
        List<LocalDate> dates = new ArrayList<>();
        String bare = text.replaceFirst("^\\D+", "");
        Matcher yearFirst = YEAR_FIRST.matcher(bare);
        if (yearFirst.matches()) {
            add(dates, yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
        }
        Matcher yearLast = YEAR_LAST.matcher(bare);
        if (yearLast.matches()) {
            add(dates, yearLast.group(3), yearLast.group(2), yearLast.group(1));
            add(dates, yearLast.group(3), yearLast.group(1), yearLast.group(2));
        }
        Matcher compact = COMPACT.matcher(bare);
        if (compact.matches()) {
            add(dates, compact.group(1), compact.group(2), compact.group(3));
        }
        Matcher noYear = NO_YEAR.matcher(bare);
        if (noYear.matches()) {
            add(dates, "", noYear.group(1), noYear.group(2));
            add(dates, "", noYear.group(2), noYear.group(1));
        }
        Matcher monthLast = MONTH_LAST.matcher(text);
        if (monthLast.matches()) {
            add(dates, monthLast.group(3), month(monthLast.group(2)), monthLast.group(1));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        if (monthFirst.matches()) {
            add(dates, monthFirst.group(3), month(monthFirst.group(1)), monthFirst.group(2));
        }
        Matcher serial = SERIAL.matcher(text);
        if (serial.matches()) {
            dates.add(DAY_0.plusDays(Integer.parseInt(serial.group(1))));
        }
        return dates;
    }

    private static String month(String word) {
        return String.valueOf(1 + MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT)));
    }

    /** @param year without one, those of the period */
    private void add(List<LocalDate> dates, String year, String month, String day) {
        if (year == null || year.isEmpty()) {
            add(dates, String.valueOf(from.getYear()), month, day);
            if (until.getYear() != from.getYear()) {
                add(dates, String.valueOf(until.getYear()), month, day);
            }
            return;
        }
        int whole = Integer.parseInt(year);
        try {
            dates.add(LocalDate.of(whole < 100 ? 2000 + whole : whole, Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            // Another way of reading it may give a date.
        }
    }
}
