package org.clockhouse.attendance.internal.shift;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.kernel.SiteId;
import org.junit.jupiter.api.Test;

class StartTimesTest {

    private final Office office = new Office();
    private final StartTimes starts = new StartTimes(office.shifts, office.registry.sites);

    @Test
    void aStartIsNearForAQuarterOfAnHourBeforeAndAfter() {
        office.shift("D", "08:00", "17:00");
        assertFalse(isNear("2026-11-19T23:44:59Z"));
        assertTrue(isNear("2026-11-19T23:45:00Z"));
        assertTrue(isNear("2026-11-20T00:15:00Z"));
        assertFalse(isNear("2026-11-20T00:15:01Z"));
        assertFalse(isNear("2026-11-20T09:00:00Z"), "an end is no start");
    }

    @Test
    void aStartAtMidnightIsNearBeforeIt() {
        office.shift("N", "00:00", "08:00");
        assertTrue(isNear("2026-11-20T15:50:00Z"));
        assertTrue(isNear("2026-11-20T16:10:00Z"));
        assertFalse(isNear("2026-11-20T15:30:00Z"));
    }

    @Test
    void aShiftThatIsAddedCountsWithinAMinute() {
        assertFalse(isNear("2026-11-20T00:00:00Z"));
        office.shift("D", "08:00", "17:00");
        assertTrue(isNear("2026-11-20T00:01:00Z"));
    }

    @Test
    void atASiteThatNobodyKnowsNothingStarts() {
        office.shift("D", "08:00", "17:00");
        assertFalse(starts.isNear(office.org, SiteId.next(), Instant.parse("2026-11-20T00:00:00Z")));
    }

    private boolean isNear(String instant) {
        return starts.isNear(office.org, office.site.id(), Instant.parse(instant));
    }
}
