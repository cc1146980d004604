package org.clockhouse.driver.zk.push;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clock readings as this family writes them. */
final class ZkTime {

    private static final Pattern TEXT = Pattern.compile(
            "(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})[ T](\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d+)?)?");
    /** Seconds of the Unix era, for some clones, or thousandths of them. */
    private static final Pattern EPOCH = Pattern.compile("(\\d{9,10})(?:\\d{3})?");

    private ZkTime() {}

    /** @param isUtc whether the reading is of a clock that keeps UTC */
    record Read(LocalDateTime reading, boolean isUtc) {}

    /** Empty for what no calendar has, such as 30 February. */
    static Optional<Read> read(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            return reading(matcher).map(reading -> new Read(reading, false));
        }
        Matcher epoch = EPOCH.matcher(text);
        return epoch.matches()
                ? Optional.of(
                        new Read(LocalDateTime.ofEpochSecond(Long.parseLong(epoch.group(1)), 0, ZoneOffset.UTC), true))
                : Optional.empty();
    }

    private static Optional<LocalDateTime> reading(Matcher matcher) {
        try {
            return Optional.of(LocalDateTime.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)),
                    Integer.parseInt(matcher.group(4)),
                    Integer.parseInt(matcher.group(5)),
                    matcher.group(6) == null ? 0 : Integer.parseInt(matcher.group(6))));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** {@code 2026-01-31 23:59:59}. */
    static String write(LocalDateTime reading) {
        return String.format(
                "%04d-%02d-%02d %02d:%02d:%02d",
                reading.getYear(),
                reading.getMonthValue(),
                reading.getDayOfMonth(),
                reading.getHour(),
                reading.getMinute(),
                reading.getSecond());
    }

    /** The packed form: seconds from 2000 in a calendar where every month has 31 days. */
    static long pack(LocalDateTime reading) {
        long days =
                (reading.getYear() - 2000) * 372L + (reading.getMonthValue() - 1) * 31L + reading.getDayOfMonth() - 1;
        return days * 86_400 + reading.toLocalTime().toSecondOfDay();
    }

    static Optional<LocalDateTime> unpack(long packed) {
        long days = packed / 86_400;
        try {
            return Optional.of(
                    LocalDateTime.of((int) (days / 372) + 2000, (int) (days / 31 % 12) + 1, (int) (days % 31) + 1, 0, 0)
                            .plusSeconds(packed % 86_400));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
