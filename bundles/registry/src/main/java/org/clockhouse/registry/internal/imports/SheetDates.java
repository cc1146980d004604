package org.clockhouse.registry.internal.imports;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people and sheet programs write them. What can be read in two ways is not guessed. */
final class SheetDates {

    private static final Pattern YEAR_FIRST =
            Pattern.compile("([0-9]{4})\\s*[-/.年]\\s*([0-9]{1,2})\\s*[-/.月]\\s*([0-9]{1,2})\\s*日?(?:[T ].*)?");
    private static final Pattern COMPACT = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern YEAR_LAST =
            Pattern.compile("([0-9]{1,2})\\s*[-/.]\\s*([0-9]{1,2})\\s*[-/.]\\s*([0-9]{4})(?: .*)?");
    private static final Pattern SERIAL = Pattern.compile("([1-7][0-9]{4})(?:\\.[0-9]+)?");
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);

    private SheetDates() {}

    /** The date, or a finding and nothing. */
    static Optional<LocalDate> read(int row, int column, String text, Consumer<Finding> found) {
        String tidy = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        Matcher yearFirst = YEAR_FIRST.matcher(tidy);
        if (yearFirst.matches()) {
            return date(row, column, text, number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3), found);
        }
        Matcher compact = COMPACT.matcher(tidy);
        if (compact.matches()) {
            return date(row, column, text, number(compact, 1), number(compact, 2), number(compact, 3), found);
        }
        Matcher yearLast = YEAR_LAST.matcher(tidy);
        if (yearLast.matches()) {
            return yearLast(row, column, text, yearLast, found);
        }
        Matcher serial = SERIAL.matcher(tidy);
        if (serial.matches()) {
            LocalDate date = DAY_0.plusDays(number(serial, 1));
            found.accept(Finding.of(Finding.Kind.DATE_SERIAL, row, column, text, date.toString())
                    .suggesting(date.toString()));
            return Optional.empty();
        }
        found.accept(Finding.of(Finding.Kind.DATE_UNREADABLE, row, column, text));
        return Optional.empty();
    }

    private static Optional<LocalDate> yearLast(
            int row, int column, String text, Matcher parts, Consumer<Finding> found) {
        int first = number(parts, 1);
        int second = number(parts, 2);
        int year = number(parts, 3);
        if (first <= 12 && second <= 12 && first != second && first > 0 && second > 0) {
            LocalDate dayFirst = LocalDate.of(year, second, first);
            LocalDate monthFirst = LocalDate.of(year, first, second);
            found.accept(Finding.of(
                    Finding.Kind.DATE_AMBIGUOUS, row, column, text, dayFirst.toString(), monthFirst.toString()));
            return Optional.empty();
        }
        return first > 12
                ? date(row, column, text, year, second, first, found)
                : date(row, column, text, year, first, second, found);
    }

    private static Optional<LocalDate> date(
            int row, int column, String text, int year, int month, int day, Consumer<Finding> found) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            boolean realMonth = month >= 1 && month <= 12;
            found.accept(
                    realMonth && day > 0
                            ? new Finding(
                                    Finding.Kind.DATE_IMPOSSIBLE,
                                    row,
                                    column,
                                    text,
                                    "",
                                    Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                    String.valueOf(day),
                                    String.valueOf(month))
                            : Finding.of(Finding.Kind.DATE_UNREADABLE, row, column, text));
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
