package org.clockhouse.report.internal.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.report.internal.figure.PunchPairs.Pair;
import org.clockhouse.report.internal.figure.PunchPairs.Seen;
import org.junit.jupiter.api.Test;

class PunchPairsTest {

    private static final PunchPairs PAIRS = new PunchPairs(Duration.ofSeconds(10), 3);

    private final EmployeeId ann = EmployeeId.next();
    private final EmployeeId bob = EmployeeId.next();
    private final EmployeeId cid = EmployeeId.next();
    private final List<Seen> seen = new ArrayList<>();

    private void punch(EmployeeId person, String place, String time) {
        LocalDateTime at = LocalDateTime.parse(time);
        seen.add(new Seen(person, place, at.toInstant(ZoneOffset.UTC), at.toLocalDate()));
    }

    @Test
    void twoCardsWithinSecondsOnThreeDatesAreAPair() {
        for (int day = 2; day <= 4; day++) {
            punch(bob, "gate 1", "2026-11-0%dT08:00:07".formatted(day));
            punch(ann, "gate 1", "2026-11-0%dT08:00:00".formatted(day));
        }
        punch(ann, "gate 1", "2026-11-05T08:00:00");
        punch(bob, "gate 1", "2026-11-05T08:30:00");
        Pair pair = PAIRS.of(seen).get(0);
        assertEquals(3, pair.dates().size());
        assertEquals(4, pair.both());
        assertEquals(7_500, pair.share());
        assertEquals(LocalDate.parse("2026-11-04"), pair.dates().last());
    }

    @Test
    void anotherReaderOrALaterPunchIsNoPair() {
        for (int day = 2; day <= 6; day++) {
            punch(ann, "gate 1", "2026-11-0%dT08:00:00".formatted(day));
            punch(bob, "gate 2", "2026-11-0%dT08:00:01".formatted(day));
            punch(cid, "gate 1", "2026-11-0%dT08:00:11".formatted(day));
        }
        assertEquals(List.of(), PAIRS.of(seen));
    }

    @Test
    void twoPunchesOfOnePersonAreNoPairAndADateCountsOnce() {
        for (int day = 2; day <= 3; day++) {
            for (String time : List.of("08:00:00", "12:00:00", "18:00:00")) {
                punch(ann, "gate 1", "2026-11-0%dT%s".formatted(day, time));
                punch(ann, "gate 1", "2026-11-0%dT%s".formatted(day, time.replace(":00:00", ":00:02")));
                punch(bob, "gate 1", "2026-11-0%dT%s".formatted(day, time.replace(":00:00", ":00:04")));
            }
        }
        assertEquals(List.of(), PAIRS.of(seen));
    }

    @Test
    void whoIsAlwaysTogetherComesBeforeANeighbourInTheQueue() {
        for (int day = 2; day <= 9; day++) {
            punch(ann, "gate 1", "2026-11-0%dT08:00:00".formatted(day));
            punch(bob, "gate 1", "2026-11-0%dT08:00:03".formatted(day));
            punch(cid, "gate 1", "2026-11-0%dT08:00:%s".formatted(day, day < 5 ? "06" : "40"));
        }
        List<Pair> pairs = PAIRS.of(seen);
        assertEquals(3, pairs.size());
        assertEquals(10_000, pairs.get(0).share());
        assertEquals(3_750, pairs.get(1).share());
    }
}
