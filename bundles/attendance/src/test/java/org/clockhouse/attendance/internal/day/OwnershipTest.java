package org.clockhouse.attendance.internal.day;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OwnershipTest {

    private static Run twoShifts(String boundary) {
        return Run.day()
                .rule("boundary", boundary)
                .shift("S1", "2026-11-16 08:00", "2026-11-16 12:00", 60, 60)
                .shift("S2", "2026-11-16 12:30", "2026-11-16 16:30", 60, 60);
    }

    @Test
    void withMidpointTheWindowsMeetInTheMiddleOfTheOverlap() {
        twoShifts("MIDPOINT")
                .punches("2026-11-16 08:00", "2026-11-16 12:14", "2026-11-16 12:15", "2026-11-16 16:30")
                .results()
                .expect("shift S1, attended 254", "shift S2, regular 240");
    }

    @Test
    void withNextFirstTheNextWindowKeepsItsStart() {
        twoShifts("NEXT_FIRST")
                .punches("2026-11-16 08:00", "2026-11-16 11:29", "2026-11-16 11:30", "2026-11-16 16:30")
                .results()
                .expect("shift S1, attended 209, early 31", "shift S2, regular 240");
    }

    @Test
    void aSharedBoundaryWithTwoPunchesIsNoOnesShared() {
        Run.day()
                .rule("shared_boundary", "true")
                .shift("A", "2026-11-16 08:00", "2026-11-16 16:00")
                .shift("B", "2026-11-16 16:00", "2026-11-17 00:00")
                .punches("2026-11-16 08:00", "2026-11-16 15:58", "2026-11-16 16:02", "2026-11-17 00:00")
                .results()
                .expect("shift A, regular 478, early 2", "shift B, regular 478, late 2");
    }

    @Test
    void aShiftOnTheOtherSideOfMidnightCompetesToo() {
        Run.day()
                .shift("NT", "2026-11-16 22:00", "2026-11-17 06:00")
                .shift("DY", "2026-11-17 07:00", "2026-11-17 15:00")
                .punches("2026-11-16 21:55", "2026-11-17 06:00", "2026-11-17 06:50", "2026-11-17 15:00")
                .results()
                .expect("shift NT, regular 480, late 0, early 0", "shift DY, regular 480, late 0, early 0");
    }

    @Test
    void readersOfOneDirectionPairLikeKeysAndMixedOnesAlternate() {
        Run doors = Run.day()
                .rule("pairing", "READER_DIRECTION")
                .shift("D9", "2026-11-16 09:00", "2026-11-16 18:00")
                .punch("2026-11-16 09:00", "UNSTATED", "IN")
                .punch("2026-11-16 09:20", "UNSTATED", "IN")
                .punch("2026-11-16 12:00", "UNSTATED", "OUT")
                .punch("2026-11-16 13:00", "UNSTATED", "IN")
                .punch("2026-11-16 18:00", "UNSTATED", "OUT");
        doors.results().expect("attended 480, flags DUPLICATE_IN 09:20");
        Run.day()
                .rule("pairing", "READER_DIRECTION")
                .shift("D9", "2026-11-16 09:00", "2026-11-16 18:00")
                .punch("2026-11-16 09:00", "UNSTATED", "IN")
                .punch("2026-11-16 18:00", "UNSTATED", "BOTH")
                .results()
                .expect("attended 540, flags");
    }

    @Test
    void minuteSetsBehaveLikeSets() {
        MinuteSet day = MinuteSet.of(0, 10).or(MinuteSet.of(20, 30)).or(MinuteSet.of(5, 22));
        assertEquals(MinuteSet.of(0, 30), day);
        MinuteSet holes = day.minus(MinuteSet.of(3, 4).or(MinuteSet.of(8, 12)));
        assertEquals(25, holes.length());
        assertEquals(3, holes.stretches());
        assertEquals(MinuteSet.EMPTY, holes.and(MinuteSet.of(3, 4)));
        assertEquals(5, holes.after(4));
        assertEquals(MinuteSet.of(20, 30), day.since(20));
        assertEquals(MinuteSet.of(0, 7), day.before(7));
    }
}
