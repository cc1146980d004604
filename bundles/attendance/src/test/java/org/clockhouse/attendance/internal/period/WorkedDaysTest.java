package org.clockhouse.attendance.internal.period;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.attendance.internal.period.WorkedDays.By;
import org.clockhouse.attendance.internal.period.WorkedDays.Sum;
import org.clockhouse.attendance.internal.period.WorkedDays.Worked;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.TierPolicy;
import org.junit.jupiter.api.Test;

/** Tiers over more than a date; 2026-11-16 is a Monday. */
class WorkedDaysTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    private static TierPolicy tiers(Map<String, String> settings) {
        return Policy.of(settings).overtime().tiers();
    }

    /** From the Monday on, date by date. */
    private static Sum of(TierPolicy policy, int... attended) {
        List<Worked> days = new ArrayList<>();
        int row = 0;
        for (int minutes : attended) {
            row = minutes == 0 ? 0 : row + 1;
            days.add(new Worked(MONDAY.plusDays(days.size()), minutes, row));
        }
        return WorkedDays.of(days, policy);
    }

    @Test
    void aboveTheThresholdOfTwoWeeksIsOvertimeWhicheverWeekWasLong() {
        TierPolicy policy = tiers(Map.of("tiers_biweekly", "4800:OT"));
        Sum both = of(policy, 600, 600, 600, 600, 600, 0, 0, 480, 480, 480, 480, 0, 0, 0);
        assertEquals(120, both.overtime());
        assertEquals(4_800, both.regular());
    }

    @Test
    void aWeekInsideTwoWeeksCountsForItself() {
        TierPolicy policy = tiers(Map.of("tiers_weekly", "2400:W", "tiers_biweekly", "4500:B"));
        Sum both = of(policy, 600, 600, 600, 600, 600, 0, 0, 480, 480, 480, 480, 0, 0, 0);
        assertEquals(Map.of("W", 600), both.of(By.WEEK));
        assertEquals(Map.of("B", 420), both.of(By.TWO_WEEKS));
        assertEquals(both.attended() - 1_020, both.regular());
    }

    @Test
    void twoWeeksBeginWithTheirAnchor() {
        TierPolicy policy = tiers(Map.of("tiers_biweekly", "4800:OT", "biweekly_from", "2026-11-11"));
        assertEquals(LocalDate.of(2026, 11, 9), policy.start(MONDAY.plusDays(2)));
        assertEquals(LocalDate.of(2026, 11, 22), policy.end(MONDAY.plusDays(2)));
        assertEquals(LocalDate.of(2026, 10, 26), policy.start(LocalDate.of(2026, 11, 8)));
    }

    @Test
    void theSeventhDayInARowIsOvertimeAndTheOneAfterARestIsNone() {
        TierPolicy policy = tiers(Map.of("tiers_consecutive", "0:C1 480:C2"));
        assertEquals(
                Map.of("C1", 480, "C2", 60),
                of(policy, 60, 60, 60, 60, 60, 60, 540).tiers());
        assertEquals(Map.of(), of(policy, 60, 60, 0, 60, 60, 60, 540).tiers());
    }

    @Test
    void aDayOfTheWeekHasTiersOfItsOwn() {
        TierPolicy policy = tiers(Map.of("tiers_weekdays", "SUNDAY:0:OT2 SATURDAY:240:OT1"));
        Sum week = of(policy, 480, 480, 480, 480, 480, 300, 120);
        assertEquals(Map.of("OT1", 60, "OT2", 120), week.of(By.WEEKDAY));
        assertEquals(2_400 + 240, week.regular());
    }

    @Test
    void theDearestOfTheTiersThatAMinuteReachesTakesIt() {
        Map<String, String> settings = Map.of("tiers_daily", "480:D1 600:D2", "tiers_weekly", "2400:W");
        int[] week = {480, 480, 480, 480, 720};
        assertEquals(Map.of("W", 240), of(tiers(settings), week).tiers());
        Map<String, String> rated = new TreeMap<>(settings);
        rated.put("tier_rates", "150:D1 150:W 200:D2");
        assertEquals(Map.of("W", 120, "D2", 120), of(tiers(rated), week).tiers());
    }

    @Test
    void whatIsOvertimeOfItsDateDoesNotFillTheWeekWhereOnlyRegularMinutesDo() {
        TierPolicy policy =
                tiers(Map.of("tiers_weekdays", "SUNDAY:0:OT2", "tiers_weekly", "2400:W", "combine", "REGULAR_ONLY"));
        Sum week = of(policy, 480, 480, 480, 480, 420, 0, 480);
        assertEquals(Map.of("OT2", 480), week.tiers());
        assertEquals(2_340, week.regular());
    }
}
