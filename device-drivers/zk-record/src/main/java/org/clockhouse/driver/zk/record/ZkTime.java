package org.clockhouse.driver.zk.record;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/** The family's 32-bit clock reading: seconds from 2000 in a calendar where every month has 31 days. */
public final class ZkTime {

    private ZkTime() {}

    /** Empty for a day that no calendar has, such as 30 February. */
    public static Optional<LocalDateTime> decode(long value) {
        long days = value / 86_400;
        int seconds = (int) (value % 86_400);
        int month = (int) (days / 31 % 12) + 1;
        int day = (int) (days % 31) + 1;
        try {
            return Optional.of(LocalDateTime.of((int) (days / 372) + 2000, month, day, 0, 0)
                    .plusSeconds(seconds));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    public static long encode(LocalDateTime reading) {
        long days =
                (reading.getYear() - 2000) * 372L + (reading.getMonthValue() - 1) * 31L + reading.getDayOfMonth() - 1;
        return days * 86_400 + reading.toLocalTime().toSecondOfDay();
    }
}
