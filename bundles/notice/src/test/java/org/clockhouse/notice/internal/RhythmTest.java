package org.clockhouse.notice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.notice.Rhythm;
import org.clockhouse.notice.Rhythm.Every;
import org.junit.jupiter.api.Test;

class RhythmTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private static String after(Rhythm rhythm, String moment) {
        return rhythm.after(Instant.parse(moment)).toString();
    }

    @Test
    void t056EveryMondayIsMondayWhereTheSiteIs() {
        Rhythm monday = new Rhythm(Every.WEEK, 1, LocalTime.of(7, 0), SHANGHAI);
        assertEquals("2026-11-22T23:00:00Z", after(monday, "2026-11-20T08:00:00Z"));
        assertEquals("2026-11-29T23:00:00Z", after(monday, "2026-11-22T23:00:00Z"));
        assertEquals("2026-11-22T23:00:00Z", after(monday, "2026-11-22T22:59:59Z"));
    }

    @Test
    void t117EveryMonthIsItsDay() {
        Rhythm second = new Rhythm(Every.MONTH, 2, LocalTime.of(6, 30), SHANGHAI);
        assertEquals("2026-12-01T22:30:00Z", after(second, "2026-11-20T08:00:00Z"));
        assertEquals("2027-01-01T22:30:00Z", after(second, "2026-12-01T22:30:00Z"));
        Rhythm late = new Rhythm(Every.MONTH, 28, LocalTime.of(6, 30), SHANGHAI);
        assertEquals("2026-02-27T22:30:00Z", after(late, "2026-01-28T08:00:00Z"));
    }

    @Test
    void aTimeThatAClockChangeLeavesOutIsAnHourLaterAndOneThatComesTwiceIsOnce() {
        Rhythm early = new Rhythm(Every.DAY, 1, LocalTime.of(2, 30), MADRID);
        assertEquals("2026-03-29T01:30:00Z", after(early, "2026-03-28T12:00:00Z"));
        assertEquals("2026-10-25T00:30:00Z", after(early, "2026-10-24T12:00:00Z"));
        assertEquals("2026-10-26T01:30:00Z", after(early, "2026-10-25T00:30:00Z"));
    }

    @Test
    void aDayThatNotEveryMonthHasIsRefused() {
        Refused refused = assertThrows(Refused.class, () -> new Rhythm(Every.MONTH, 31, LocalTime.of(7, 0), SHANGHAI));
        assertEquals("subscription.day", refused.code());
    }
}
