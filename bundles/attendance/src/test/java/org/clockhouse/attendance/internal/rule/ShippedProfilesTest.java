package org.clockhouse.attendance.internal.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.attendance.internal.period.WorkedDays;
import org.clockhouse.attendance.internal.period.WorkedDays.By;
import org.clockhouse.attendance.internal.period.WorkedDays.Worked;
import org.clockhouse.attendance.rule.RuleProfile;
import org.clockhouse.attendance.rule.TierPolicy;
import org.clockhouse.attendance.rule.TierPolicy.Combine;
import org.junit.jupiter.api.Test;

class ShippedProfilesTest {

    private static final Map<String, RuleProfile> ALL =
            ShippedProfiles.all().stream().collect(Collectors.toMap(RuleProfile::code, Function.identity()));

    @Test
    void everyProfileHasItsNameInBothLanguages() {
        assertEquals(
                Set.of("CN_STANDARD", "CN_COMPREHENSIVE", "CN_IRREGULAR", "US_FEDERAL", "US_CALIFORNIA", "EU", "GULF"),
                ALL.keySet());
        for (RuleProfile profile : ALL.values()) {
            assertFalse(profile.name().zh().isBlank(), profile.code());
            assertFalse(profile.name().en().isBlank(), profile.code());
        }
    }

    private static final TierPolicy CALIFORNIA =
            ALL.get("US_CALIFORNIA").policy().overtime().tiers();

    private static WorkedDays.Sum california(int... attended) {
        List<Worked> days = new ArrayList<>();
        for (int minutes : attended) {
            days.add(new Worked(LocalDate.of(2026, 11, 16).plusDays(days.size()), minutes, days.size() + 1));
        }
        return WorkedDays.of(days, CALIFORNIA);
    }

    @Test
    void aWeekInCaliforniaPaysNoMinuteTwice() {
        WorkedDays.Sum week = california(600, 480, 480, 480, 780, 120);
        assertEquals(Combine.REGULAR_ONLY, CALIFORNIA.combine());
        assertEquals(Map.of("OT_1.5", 360, "OT_2.0", 60), week.of(By.DATE));
        assertEquals(Map.of("OT_1.5", 120), week.of(By.WEEK));
        assertEquals(2_400, week.regular());
    }

    @Test
    void theSeventhDayOfACalifornianWeekIsOvertimeFromItsFirstMinuteOn() {
        WorkedDays.Sum week = california(300, 300, 300, 300, 300, 300, 600);
        assertEquals(Map.of("OT_1.5", 480, "OT_2.0", 120), week.of(By.ROW));
        assertEquals(1_800, week.regular());
        assertEquals(Map.of("OT_1.5", 480, "OT_2.0", 120), week.tiers());
    }

    @Test
    void theGulfRestsOnFridayAndSaturday() {
        assertEquals(
                Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY), ALL.get("GULF").restDays());
    }

    @Test
    void irregularHoursAreWorkedAsEveryoneLikes() {
        assertTrue(ALL.get("CN_IRREGULAR").policy().isFree());
    }
}
