package org.clockhouse.attendance.internal.day;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/** Wall times of a zone as minutes since 1970-01-01T00:00Z, and back. */
public final class WallClock {

    private static final int DAY = 1_440;

    private WallClock() {}

    /**
     * @param minuteOfDay may be past 1440, on a later date; a time that occurs twice is the earlier one, one that does not
     *     occur is moved by the length of the gap
     */
    public static int minute(LocalDate date, int minuteOfDay, ZoneId zone) {
        LocalDate day = date.plusDays(Math.floorDiv(minuteOfDay, DAY));
        LocalTime time = LocalTime.ofSecondOfDay(Math.floorMod(minuteOfDay, DAY) * 60L);
        return (int) Math.floorDiv(ZonedDateTime.of(day, time, zone).toEpochSecond(), 60L);
    }

    /** Pairs of minutes of a day, as a set. */
    public static MinuteSet spans(LocalDate date, List<Integer> minutesOfDay, ZoneId zone) {
        MinuteSet all = MinuteSet.EMPTY;
        for (int i = 0; i + 1 < minutesOfDay.size(); i += 2) {
            all = all.or(
                    MinuteSet.of(minute(date, minutesOfDay.get(i), zone), minute(date, minutesOfDay.get(i + 1), zone)));
        }
        return all;
    }

    /** How many minutes the clock on the wall says these are. */
    static int length(MinuteSet minutes, ZoneId zone) {
        int sum = 0;
        for (int i = 0; i < minutes.stretches(); i++) {
            sum += (int) Duration.between(wall(minutes.from(i), zone), wall(minutes.until(i), zone))
                    .toMinutes();
        }
        return sum;
    }

    public static LocalDateTime wall(int minute, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(java.time.Instant.ofEpochSecond(minute * 60L));
        return LocalDateTime.ofEpochSecond(minute * 60L, 0, offset);
    }
}
