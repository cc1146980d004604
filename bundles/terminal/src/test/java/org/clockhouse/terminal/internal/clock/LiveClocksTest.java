package org.clockhouse.terminal.internal.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject.HolderNumber;
import org.clockhouse.kernel.TerminalId;
import org.junit.jupiter.api.Test;

/** A terminal in Shanghai that calls, at and after eight in the morning there. */
class LiveClocksTest {

    private static final Instant EIGHT = Instant.parse("2026-11-02T00:00:00Z");
    private static final LocalDateTime WALL = LocalDateTime.of(2026, 11, 2, 8, 0);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final LiveClocks clocks = new LiveClocks();
    private final TerminalId gate = TerminalId.next();

    private static PunchPage page(LocalDateTime... readings) {
        PunchPage.Builder page = PunchPage.builder(Cursor.START);
        for (LocalDateTime reading : readings) {
            page.punch(RawPunch.builder("7@" + reading, reading, new HolderNumber("7"))
                    .build());
        }
        return page.build();
    }

    /** @param delay seconds from the punch to its arrival */
    private Optional<Duration> punched(int minute, int fast, int delay) {
        Instant now = EIGHT.plusSeconds(60L * minute + delay);
        return clocks.seen(
                gate,
                page(WALL.plusMinutes(minute).plusSeconds(fast)),
                new Reckoning(SHANGHAI, SHANGHAI, List.of(), now, Duration.ofSeconds(60)),
                now);
    }

    @Test
    void t022OfPunchesThatAreSentAtOnceTheQuickestTellsTheClock() {
        assertEquals(Optional.empty(), punched(0, -300, 2));
        assertEquals(Optional.empty(), punched(1, -300, 9));
        assertEquals(Optional.of(Duration.ofSeconds(-301)), punched(2, -300, 1));
        assertEquals(Optional.of(Duration.ofSeconds(-301)), punched(3, -300, 40));
    }

    @Test
    void t022AClockThatWasSetIsBelievedAfterAFewPunches() {
        IntStream.range(0, 3).forEach(minute -> punched(minute, 600, 1));
        assertEquals(Optional.of(Duration.ofSeconds(599)), punched(3, 600, 1));
        IntStream.range(4, 8).forEach(minute -> punched(minute, 0, 1));
        assertEquals(Optional.of(Duration.ofSeconds(-1)), punched(8, 0, 1));
    }

    @Test
    void t022WhatComesTogetherOrOfAnotherDayWasNotSentAtOnce() {
        Reckoning reckoning = new Reckoning(SHANGHAI, SHANGHAI, List.of(), EIGHT, Duration.ofSeconds(60));
        for (int i = 0; i < 5; i++) {
            PunchPage several = page(WALL.plusSeconds(i), WALL.plusSeconds(i + 10), WALL.plusSeconds(i + 20));
            assertEquals(Optional.empty(), clocks.seen(gate, several, reckoning, EIGHT));
            assertEquals(Optional.empty(), clocks.seen(gate, page(WALL.minusDays(1)), reckoning, EIGHT));
        }
    }
}
