package org.clockhouse.attendance.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.clockhouse.attendance.rule.Policy.Boundary;
import org.clockhouse.attendance.rule.Policy.Pairing;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;
import org.junit.jupiter.api.Test;

class PolicyTest {

    @Test
    void whatIsNotSetHasTheDefaultsOfTheGuide() {
        Policy standard = Policy.STANDARD;
        assertEquals(Boundary.PREV_END, standard.ownership().boundary());
        assertEquals(300, standard.ownership().dayCut());
        assertEquals(960, standard.ownership().maxSpan());
        assertEquals(Pairing.Mode.FIRST_LAST, standard.pairing().mode());
        assertEquals(0, standard.lateness().lateGrace());
        assertEquals(OptionalInt.empty(), standard.lateness().lateFrom());
    }

    @Test
    void aSettingIsReadByItsName() {
        Policy policy = Policy.of(Map.of("late_grace", "10", "day_cut", "04:30", "night", "22:00-06:00"));
        assertEquals(10, policy.lateness().lateGrace());
        assertEquals(270, policy.ownership().dayCut());
        assertEquals(List.of(1_320, 1_800), policy.night().minutes());
        assertEquals(policy, Policy.of(policy.settings()));
        assertEquals(5, policy.with("late_grace", "5").lateness().lateGrace());
    }

    @Test
    void whatPartsOfASettingMayBeIsKnown() {
        Map<String, List<String>> words =
                Policy.known().stream().collect(Collectors.toMap(RuleSetting::name, RuleSetting::words));
        assertEquals(List.of("UP", "DOWN", "NEAREST", "CUT"), words.get("round_in"));
        assertEquals(List.of("PROTECT", "FULL"), words.get("auto_meal"));
        assertEquals(7, words.get("tiers_weekdays").size());
        assertTrue(words.get("allowances").containsAll(List.of("night", "attended")));
        assertTrue(words.get("exception_points").containsAll(List.of("LATE", "HALF_DAY", "MISSING_OUT")));
        for (String exception : words.get("exception_days")) {
            assertEquals(
                    3,
                    Policy.of(Map.of("exception_days", exception + ":3"))
                            .period()
                            .points()
                            .days()
                            .get(exception));
        }
        assertEquals(List.of(), words.get("tiers_daily"));
    }

    @Test
    void everyWrongSettingIsNamed() {
        Refused refused = assertThrows(
                Refused.class,
                () -> Policy.of(
                        Map.of("late_grase", "10", "late_grace", "ten", "day_cut", "25:00", "pairing", "SOMEHOW")));
        assertEquals("rule-set.invalid", refused.code());
        assertEquals(
                List.of("/settings/day_cut", "/settings/late_grace", "/settings/late_grase", "/settings/pairing"),
                refused.violations().stream().map(Violation::pointer).sorted().toList());
    }

    @Test
    void listsOfValuesAreReadAndWrongOnesAreNamed() {
        Policy policy = Policy.of(Map.of(
                "round_in", "UP 15 3",
                "auto_meal", "60 after 360 FULL",
                "late_off_late_on", "300:60 360:120",
                "tiers_daily", "600:OT2 480:OT1",
                "allowances", "NIGHT_SHIFT:night:240:1"));
        assertEquals(
                new Rounding(Rounding.Direction.UP, 15, 3), policy.rounding().in());
        assertEquals(60, policy.breaks().autoMeal().orElseThrow().of(390));
        assertEquals(120, policy.flex().startsLater(400));
        assertEquals(
                List.of(new Tier(480, "OT1"), new Tier(600, "OT2")),
                policy.overtime().tiers().daily());
        Refused refused = assertThrows(
                Refused.class,
                () -> Policy.of(Map.of("round_in", "UP 0 3", "auto_meal", "60", "tiers_daily", "OT1", "ot_unit", "0")));
        assertEquals(
                List.of("/settings/auto_meal", "/settings/ot_unit", "/settings/round_in", "/settings/tiers_daily"),
                refused.violations().stream().map(Violation::pointer).sorted().toList());
    }

    @Test
    void roundingLeavesWhatIsOnTheUnit() {
        assertEquals(495, new Rounding(Rounding.Direction.UP, 15, 3).of(495));
        assertEquals(495, new Rounding(Rounding.Direction.UP, 15, 3).of(498));
        assertEquals(510, new Rounding(Rounding.Direction.UP, 15, 3).of(499));
        assertEquals(495, new Rounding(Rounding.Direction.DOWN, 15, 3).of(506));
        assertEquals(510, new Rounding(Rounding.Direction.DOWN, 15, 3).of(507));
        assertEquals(495, new Rounding(Rounding.Direction.NEAREST, 15, 8).of(502));
        assertEquals(510, new Rounding(Rounding.Direction.CUT, 15, 8).of(503));
    }

    private static ShiftTerms terms(List<ShiftTerms.Segment> segments, List<ShiftTerms.Break> breaks, int before) {
        return new ShiftTerms(
                "D1",
                new LocalName("", "Day"),
                "",
                segments,
                breaks,
                before,
                360,
                RuleSetId.next(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    @Test
    void overlappingSegmentsAndTooLongWindowsAreRefusedWithTheirPlaces() {
        Refused refused = assertThrows(
                Refused.class,
                () -> terms(
                        List.of(new ShiftTerms.Segment(480, 720), new ShiftTerms.Segment(700, 1_020)), List.of(), 721));
        assertEquals(
                List.of("/segments/1", "/windowBefore"),
                refused.violations().stream().map(Violation::pointer).toList());
        assertThrows(
                Refused.class,
                () -> terms(
                        List.of(new ShiftTerms.Segment(480, 1_020)),
                        List.of(new ShiftTerms.Break(1_000, 1_030, false)),
                        120));
    }

    @Test
    void aShiftThatEndsAtItsStartLastsADay() {
        ShiftTerms.Segment whole = ShiftTerms.Segment.of(java.time.LocalTime.of(8, 0), java.time.LocalTime.of(8, 0));
        assertEquals(1_440, whole.until() - whole.from());
        ShiftTerms night = terms(
                List.of(ShiftTerms.Segment.of(java.time.LocalTime.of(22, 0), java.time.LocalTime.of(6, 0))),
                List.of(ShiftTerms.Break.of(java.time.LocalTime.of(2, 0), java.time.LocalTime.of(2, 30), false, 1_320)),
                120);
        assertEquals(450, night.required());
        assertTrue(night.end() > 1_440);
    }
}
