package org.clockhouse.attendance.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.attendance.OvertimePolicy.Combine;
import org.clockhouse.attendance.RuleProfile;
import org.clockhouse.attendance.internal.period.WorkedDays;
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

    @Test
    void aWeekInCaliforniaPaysNoMinuteTwice() {
        WorkedDays.Sum week = WorkedDays.of(
                List.of(600, 480, 480, 480, 780, 120),
                ALL.get("US_CALIFORNIA").policy().overtime());
        assertEquals(
                Combine.REGULAR_ONLY,
                ALL.get("US_CALIFORNIA").policy().overtime().combine());
        assertEquals(Map.of("OT_1.5", 360, "OT_2.0", 60), week.daily());
        assertEquals(Map.of("OT_1.5", 120), week.weekly());
        assertEquals(2_400, week.regular());
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
