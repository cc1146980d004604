package org.clockhouse.attendance.internal.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.attendance.shift.ShiftTerms.CheckPoints;
import org.clockhouse.attendance.shift.ShiftTerms.Slot;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.junit.jupiter.api.Test;

/** Windows that a shift has for its own start and end, and punches that it does not ask for, on stored results. */
class ShiftPointsTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-16");

    private final Office office = new Office();

    private Shift shift(String code, String start, String end, CheckPoints points) {
        return office.shifts.define(
                office.actor,
                new ShiftTerms(
                        code,
                        new LocalName(code, code),
                        "",
                        List.of(ShiftTerms.Segment.of(LocalTime.parse(start), LocalTime.parse(end))),
                        List.of(),
                        120,
                        360,
                        office.rules.standard(office.org).id(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        points));
    }

    private static Optional<Slot> slot(String from, String until, String near) {
        return Optional.of(Slot.near(
                LocalTime.parse(from),
                LocalTime.parse(until),
                LocalTime.parse(near).toSecondOfDay() / 60));
    }

    private EmployeeId worker(Map<String, String> settings, Shift... shifts) {
        RuleSet standard = office.rules.standard(office.org);
        office.rules.amend(
                office.actor, standard.id(), standard.version(), LocalDate.parse("2026-11-01"), Policy.of(settings));
        office.everybodyWorks(
                new Pattern(
                        MONDAY, List.of(List.of(shifts).stream().map(Shift::id).toList())),
                MONDAY.toString());
        return office.hire();
    }

    private static int minutes(DayResult result, Bucket bucket) {
        return result.minutes().get(bucket);
    }

    @Test
    void aDayOfFourPunchesTakesEachInItsWindow() {
        Shift morning = shift(
                "AM",
                "09:00",
                "12:00",
                new CheckPoints(slot("08:00", "10:30", "09:00"), slot("11:00", "12:30", "12:00"), true, true));
        Shift afternoon = shift(
                "PM",
                "13:00",
                "18:00",
                new CheckPoints(slot("12:30", "14:00", "13:00"), slot("17:00", "23:00", "18:00"), true, true));
        EmployeeId ann = worker(Map.of("pairing", "NEAREST_POINT"), morning, afternoon);
        office.punch(ann, "2026-11-16 08:50", "2026-11-16 11:58", "2026-11-16 13:06", "2026-11-16 18:20");
        office.settle();
        List<DayResult> results = office.results(ann, "2026-11-16", "2026-11-16");
        assertEquals(178, minutes(results.get(0), Bucket.REGULAR));
        assertEquals(2, minutes(results.get(0), Bucket.EARLY));
        assertEquals(294, minutes(results.get(1), Bucket.REGULAR));
        assertEquals(6, minutes(results.get(1), Bucket.LATE));
        assertEquals(20, minutes(results.get(1), Bucket.EXTRA));
    }

    @Test
    void aWindowOfANightShiftReachesTheDateThatItIsNearestTo() {
        Shift night = shift(
                "N",
                "00:30",
                "08:00",
                new CheckPoints(slot("23:00", "01:00", "00:30"), slot("07:30", "10:00", "08:00"), true, true));
        EmployeeId ann = worker(Map.of("pairing", "NEAREST_POINT"), night);
        office.punch(ann, "2026-11-16 23:05", "2026-11-17 03:00", "2026-11-17 08:01", "2026-11-17 09:30");
        office.settle();
        DayResult result = office.results(ann, "2026-11-17", "2026-11-17").get(0);
        assertEquals(450, minutes(result, Bucket.REGULAR));
        assertEquals("09:30", result.lastOut().orElseThrow().toLocalTime().toString());
    }

    @Test
    void whereNoPunchOutIsNeededTheShiftCountsToItsEnd() {
        EmployeeId ann = worker(
                Map.of(),
                shift("D9", "09:00", "18:00", new CheckPoints(Optional.empty(), Optional.empty(), true, false)));
        office.punch(ann, "2026-11-17 09:05");
        office.settle();
        DayResult result = office.result(ann, "2026-11-17");
        assertEquals(535, minutes(result, Bucket.REGULAR));
        assertEquals(5, minutes(result, Bucket.LATE));
        assertEquals(List.of(), result.flags());
    }

    @Test
    void whereNoPunchInIsNeededTheShiftCountsFromItsStart() {
        EmployeeId ann = worker(
                Map.of("pairing", "NEAREST_POINT"),
                shift("D9", "09:00", "18:00", new CheckPoints(Optional.empty(), Optional.empty(), false, true)));
        office.punch(ann, "2026-11-17 17:50");
        office.settle();
        DayResult result = office.result(ann, "2026-11-17");
        assertEquals(530, minutes(result, Bucket.REGULAR));
        assertEquals(10, minutes(result, Bucket.EARLY));
        assertEquals(DayStatus.NORMAL, result.status());
        assertEquals(List.of(), result.flags());
    }

    @Test
    void aShiftThatAsksForNoPunchAtAllIsRefusedAndSoIsAWindowElsewhere() {
        CheckPoints nothing = new CheckPoints(Optional.empty(), Optional.empty(), false, false);
        assertThrows(Refused.class, () -> shift("D9", "09:00", "18:00", nothing));
        CheckPoints elsewhere = new CheckPoints(Optional.of(new Slot(1_200, 1_260)), Optional.empty(), true, true);
        Refused refused = assertThrows(Refused.class, () -> shift("D9", "09:00", "18:00", elsewhere));
        assertEquals("/onWindow", refused.violations().get(0).pointer());
    }

    @Test
    void aSegmentThatStartsBeforeTheOneBeforeItEndsIsNamed() {
        ShiftTerms.Segment morning = new ShiftTerms.Segment(480, 720);
        assertEquals(
                "/segments/1 it starts before the one before it ends",
                wrong(List.of(morning, new ShiftTerms.Segment(660 + 1_440, 900 + 1_440))));
        assertEquals("/segments/0 a shift lasts at most a day", wrong(List.of(new ShiftTerms.Segment(480, 2_000))));
    }

    private String wrong(List<ShiftTerms.Segment> segments) {
        Refused.Violation violation = assertThrows(
                        Refused.class,
                        () -> new ShiftTerms(
                                "X",
                                new LocalName("X", "X"),
                                "",
                                segments,
                                List.of(),
                                120,
                                360,
                                office.rules.standard(office.org).id(),
                                OptionalInt.empty(),
                                OptionalInt.empty()))
                .violations()
                .get(0);
        return violation.pointer() + " " + violation.detail();
    }
}
