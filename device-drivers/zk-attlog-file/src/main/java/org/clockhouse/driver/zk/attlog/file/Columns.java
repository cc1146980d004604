package org.clockhouse.driver.zk.attlog.file;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/** One line taken apart at its tabs, without copying; used again for every line. */
final class Columns {

    static final int PIN = 0;
    static final int TIME = 1;
    static final int FIRST = 3;
    static final int SECOND = 4;
    static final int WORK_CODE = 5;

    private static final int MOST = 24;
    private static final int TIME_LENGTH = 19;
    private static final int DATE_LENGTH = 10;
    private static final int CLOCK_LENGTH = 8;

    private byte[] line;
    private int count;
    private boolean text;
    private final int[] from = new int[MOST];
    private final int[] until = new int[MOST];

    void split(byte[] bytes, int length) {
        line = bytes;
        count = 0;
        text = true;
        int start = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || bytes[i] == '\t') {
                add(start, i);
                start = i + 1;
            } else if (bytes[i] >= 0 && bytes[i] < ' ' || bytes[i] == 0x7f) {
                text = false;
            }
        }
    }

    /** Some tools write the person's name between number and time, which is neither wanted nor kept apart. */
    void passOverName() {
        if (time(TIME).isEmpty() && time(TIME + 1).isPresent()) {
            count--;
            System.arraycopy(from, TIME + 1, from, TIME, count - TIME);
            System.arraycopy(until, TIME + 1, until, TIME, count - TIME);
        }
    }

    private void add(int start, int end) {
        int first = start;
        int last = end;
        while (first < last && line[first] == ' ') {
            first++;
        }
        while (first < last && line[last - 1] == ' ') {
            last--;
        }
        if (count < MOST) {
            from[count] = first;
            until[count] = last;
            count++;
        }
    }

    /** Trailing empty columns are not counted: some firmware ends its lines with a tab. */
    int count() {
        int filled = count;
        while (filled > 0 && from[filled - 1] == until[filled - 1]) {
            filled--;
        }
        return filled;
    }

    /** Whether there are no control characters. */
    boolean isText() {
        return text;
    }

    String text(int column, Charset charset) {
        return column < count ? new String(line, from[column], until[column] - from[column], charset) : "";
    }

    /** A number of at most four digits, or -1 when the column is none. */
    int number(int column) {
        if (column >= count || from[column] == until[column] || until[column] - from[column] > 4) {
            return -1;
        }
        return digits(from[column], until[column]);
    }

    /** {@code YYYY-MM-DD HH:MM:SS}, also with slashes, a T or more blanks; empty when there is no such date or time of day. */
    Optional<LocalDateTime> time(int column) {
        return time(column, DateOrder.YEAR_FIRST);
    }

    /** The same with the parts of the date in another order. */
    Optional<LocalDateTime> time(int column, DateOrder order) {
        if (column >= count
                || until[column] - from[column] < TIME_LENGTH
                || !isTimeShaped(from[column], until[column], order.markAt)) {
            return Optional.empty();
        }
        int at = from[column];
        int clock = until[column] - CLOCK_LENGTH;
        int year = digits(at + order.yearAt, at + order.yearAt + 4);
        int month = digits(at + order.monthAt, at + order.monthAt + 2);
        int day = digits(at + order.dayAt, at + order.dayAt + 2);
        int hour = digits(clock, clock + 2);
        int minute = digits(clock + 3, clock + 5);
        int second = digits(clock + 6, clock + 8);
        if (year < 1 || month < 1 || day < 1 || hour < 0 || minute < 0 || second < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(year, month, day, hour, minute, second));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** What a date that ends in its year proves: a number above twelve is no month. Empty where it can be read either way, or in none. */
    Optional<DateOrder> provenOrder(int column) {
        boolean monthFirst = time(column, DateOrder.MONTH_FIRST).isPresent();
        boolean dayFirst = time(column, DateOrder.DAY_FIRST).isPresent();
        if (monthFirst == dayFirst) {
            return Optional.empty();
        }
        return Optional.of(monthFirst ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST);
    }

    private boolean isTimeShaped(int at, int end, int markAt) {
        byte date = line[at + markAt];
        int clock = end - CLOCK_LENGTH;
        for (int i = at + DATE_LENGTH; i < clock; i++) {
            if (line[i] != ' ' && !(line[i] == 'T' && clock == i + 1 && i == at + DATE_LENGTH)) {
                return false;
            }
        }
        return (date == '-' || date == '/')
                && line[at + markAt + 3] == date
                && line[clock + 2] == ':'
                && line[clock + 5] == ':';
    }

    private int digits(int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = line[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
