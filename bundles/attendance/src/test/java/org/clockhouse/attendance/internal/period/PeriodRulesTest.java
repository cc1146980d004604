package org.clockhouse.attendance.internal.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.internal.period.CorrectionQuota.Reason;
import org.clockhouse.attendance.rule.Policy;
import org.junit.jupiter.api.Test;

/** What is counted over more than a day, each rule by itself. */
class PeriodRulesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    private static Policy policy(String... settings) {
        Policy policy = Policy.STANDARD;
        for (int i = 0; i < settings.length; i += 2) {
            policy = policy.with(settings[i], settings[i + 1]);
        }
        return policy;
    }

    @Test
    void t071EachCrewIsElsewhereInTheSameRotation() {
        Rotation rotation = new Rotation(List.of("D", "D", "N", "N", "X", "X"), LocalDate.of(2026, 11, 1));
        assertEquals("D", rotation.on(LocalDate.of(2026, 11, 1), 0));
        assertEquals("N", rotation.on(LocalDate.of(2026, 11, 1), 2));
        assertEquals("X", rotation.on(LocalDate.of(2026, 10, 31), 0));
    }

    @Test
    void t073TheCeilingOfTheMonthIsPassedAndEverythingIsPayable() {
        List<Ceilings.Measured> days = Ceilings.of(
                List.of(new Ceilings.Worked(MONDAY, 120), new Ceilings.Worked(MONDAY.plusDays(1), 30)),
                2_100,
                policy("month_cap", "2160").overtime());
        assertEquals(60, days.get(0).within());
        assertEquals(60, days.get(0).over());
        assertEquals(0, days.get(1).within());
        assertEquals(120, days.get(0).overtime());
    }

    @Test
    void t070NightsAreCountedByTheirMinutes() {
        assertEquals(
                Map.of("NIGHT", 2, "LONG_NIGHT", 1),
                Allowances.count(
                        List.of(Map.of("night", 240), Map.of("night", 420), Map.of("attended", 480)),
                        policy("allowances", "NIGHT:night:240:1 LONG_NIGHT:night:400:1")
                                .period()
                                .allowances()));
    }

    @Test
    void t093AQuotaIsChargedOnSubmissionAndGivenBackOnRefusal() {
        CorrectionQuota quota =
                new CorrectionQuota(policy("correction_quota", "1").period(), date -> true);
        assertTrue(quota.submit(MONDAY, Optional.empty()).accepted());
        assertEquals(
                Optional.of(Reason.QUOTA),
                quota.submit(MONDAY.plusDays(1), Optional.empty()).refused());
        quota.returned(MONDAY);
        assertTrue(quota.submit(MONDAY.plusDays(1), Optional.empty()).accepted());
    }

    @Test
    void aDeadlineInWorkingDaysLeavesTheWeekendOut() {
        CorrectionQuota quota = new CorrectionQuota(
                policy("deadline_days", "2", "deadline_unit", "WORKDAYS").period(),
                date -> date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY);
        LocalDate friday = MONDAY.minusDays(3);
        assertEquals(Optional.of(MONDAY.plusDays(1)), quota.lastDate(friday));
        assertFalse(quota.submit(friday, Optional.of(MONDAY.plusDays(2))).accepted());
    }

    @Test
    void aPeriodThatStartsOnThe31stStartsOnTheLastDayOfAShorterMonth() {
        CorrectionQuota quota = new CorrectionQuota(
                policy("correction_quota", "1", "period_start_day", "31").period(), date -> true);
        quota.charged(LocalDate.of(2026, 11, 29), 1);
        assertFalse(quota.submit(LocalDate.of(2026, 11, 29), Optional.empty()).accepted());
        assertTrue(quota.submit(LocalDate.of(2026, 11, 30), Optional.empty()).accepted());
    }

    @Test
    void aCycleIsMeasuredAgainstItsWorkdays() {
        Policy policy = policy("system", "COMPREHENSIVE", "cycle", "MONTH");
        ComprehensiveHours hours = ComprehensiveHours.of(11_000, 480, 21, policy);
        assertEquals(10_080, hours.standard());
        assertEquals(440, hours.overtime());
        assertEquals(10_080, hours.regular());
    }

    @Test
    void restIsShortByWhatIsMissing() {
        assertEquals(new Rest(480, 180), Rest.between(0, 480, OptionalInt.of(660)));
        assertEquals(new Rest(700, 0), Rest.between(0, 700, OptionalInt.of(660)));
    }
}
