package org.clockhouse.punch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a punch was made, and how that is known. Stored as it was understood and never recomputed silently.
 *
 * @param clockReading what the terminal's clock showed, to the second
 * @param at when it was: {@code clockReading} minus {@code offset}
 * @param zone the terminal's zone, whose wall time business days are counted in
 * @param rules what the terminal's clock follows: the zone, or UTC
 * @param offset how far the terminal's clock was ahead of UTC, its drift included
 */
public record PunchTime(
        LocalDateTime clockReading, Instant at, ZoneId zone, ZoneId rules, Duration offset, OffsetSource source) {

    /** Where the offset of a reading came from. */
    public enum OffsetSource {
        /** The terminal stated it with the record. */
        STATED,
        /** From what the terminal's clock showed at the contacts around the reading. */
        MEASURED,
        /** From the rules of the zone, because nothing was measured. */
        ZONE_RULES
    }

    public PunchTime {
        clockReading = clockReading.truncatedTo(ChronoUnit.SECONDS);
        if (!clockReading.toInstant(ZoneOffset.UTC).minus(offset).equals(at)) {
            throw new IllegalArgumentException(clockReading + " less " + offset + " is not " + at);
        }
    }

    /** Of a clock that follows its zone. */
    public static PunchTime of(LocalDateTime clockReading, Duration offset, ZoneId zone, OffsetSource source) {
        return of(clockReading, offset, zone, zone, source);
    }

    public static PunchTime of(
            LocalDateTime clockReading, Duration offset, ZoneId zone, ZoneId rules, OffsetSource source) {
        LocalDateTime reading = clockReading.truncatedTo(ChronoUnit.SECONDS);
        return new PunchTime(reading, reading.toInstant(ZoneOffset.UTC).minus(offset), zone, rules, offset, source);
    }

    /** How far the clock was ahead of the nearest wall time that its rules allow; negative when it was behind. */
    public Duration error() {
        return offset.minus(nearest(rules, offset, clockReading));
    }

    /** Where a wall time is skipped, the offsets before and after the gap are as good. */
    public static Duration nearest(ZoneId rules, Duration offset, LocalDateTime reading) {
        List<ZoneOffset> valid = rules.getRules().getValidOffsets(reading);
        Stream<ZoneOffset> offsets = valid.isEmpty()
                ? Stream.of(
                        rules.getRules().getTransition(reading).getOffsetBefore(),
                        rules.getRules().getTransition(reading).getOffsetAfter())
                : valid.stream();
        return offsets.map(each -> Duration.ofSeconds(each.getTotalSeconds()))
                .min(Comparator.comparing(each -> offset.minus(each).abs()))
                .orElseThrow();
    }

    /** The wall time in the terminal's zone, which differs from the reading by the clock's error. */
    public LocalDateTime local() {
        return LocalDateTime.ofInstant(at, zone);
    }

    /** The calendar day in the terminal's zone. Which work date owns the punch is attendance's to say. */
    public LocalDate day() {
        return local().toLocalDate();
    }
}
