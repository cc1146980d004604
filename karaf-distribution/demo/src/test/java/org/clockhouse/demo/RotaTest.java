package org.clockhouse.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;

class RotaTest {

    @Test
    void theOfficeIsClosedAtTheWeekend() {
        List<String> week = Rota.codes("OFFICE");
        assertEquals("", week.get(offset(DayOfWeek.SATURDAY)));
        assertEquals("", week.get(offset(DayOfWeek.SUNDAY)));
        assertEquals("Dy", week.get(offset(DayOfWeek.MONDAY)));
    }

    @Test
    void threeCrewsCoverEachShiftOfADayOnce() {
        for (int day = 0; day < 9; day++) {
            int today = day;
            List<String> working = List.of("CREW0", "CREW3", "CREW6").stream()
                    .map(crew -> Rota.codes(crew).get(today))
                    .filter(code -> !code.isEmpty())
                    .toList();
            assertEquals(working.size(), working.stream().distinct().count());
        }
    }

    private static int offset(DayOfWeek day) {
        return Math.floorMod(day.getValue() - Rota.ANCHOR.getDayOfWeek().getValue(), 7);
    }
}
