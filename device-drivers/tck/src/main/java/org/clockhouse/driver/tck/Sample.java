package org.clockhouse.driver.tck;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;

/** A punch that a bench is to write in its terminal's own words. */
public record Sample(String holderNumber, LocalDateTime clockReading) {

    /** People 1001, 1002, … at one-minute distance from eight o'clock. */
    public static List<Sample> people(int count) {
        LocalDateTime eight = LocalDateTime.of(2026, 3, 2, 8, 0);
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> new Sample(String.valueOf(1000 + n), eight.plusMinutes(n)))
                .toList();
    }
}
