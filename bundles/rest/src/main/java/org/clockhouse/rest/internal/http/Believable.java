package org.clockhouse.rest.internal.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Dates and times of the years that a company can mean. Java reads years of ten digits, which no calculation and no database bears. */
final class Believable {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private Believable() {}

    static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        requireBelievable(date.getYear());
        return date;
    }

    static LocalDateTime wallTime(String text) {
        LocalDateTime time = LocalDateTime.parse(text);
        requireBelievable(time.getYear());
        return time;
    }

    static YearMonth month(String text) {
        YearMonth month = YearMonth.parse(text);
        requireBelievable(month.getYear());
        return month;
    }

    static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        requireBelievable(instant.atOffset(ZoneOffset.UTC).getYear());
        return instant;
    }

    private static void requireBelievable(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("a year from " + FIRST_YEAR + " to " + LAST_YEAR + " is wanted");
        }
    }
}
