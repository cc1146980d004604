package org.clockhouse.attendance.internal.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.day.DayExplanation;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.rule.RuleOverride;
import org.clockhouse.attendance.rule.RuleOverrides.Listed;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody judges a day by hand, is exempt for a while, or may earn overtime by punch. */
class RuleOverridesTest {

    private final Office office = new Office();
    private EmployeeId ann;
    private EmployeeId bob;

    @BeforeEach
    void aWeekIsWorked() {
        ann = office.hire();
        bob = office.hire();
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D", "08:00", "17:00")), "2026-11-09");
        for (EmployeeId person : List.of(ann, bob)) {
            for (int day = 9; day <= 13; day++) {
                office.punch(person, "2026-11-%02d 08:20".formatted(day), "2026-11-%02d 18:30".formatted(day));
            }
        }
        office.settle();
    }

    private RuleOverride put(EmployeeId person, String from, String until, Map<String, String> settings) {
        return put(person, from, until, settings, "");
    }

    private RuleOverride put(
            EmployeeId person, String from, String until, Map<String, String> settings, String expires) {
        RuleOverride made = office.overrides.put(
                office.actor,
                Scope.EVERYBODY,
                new RuleOverride.Draft(
                        person, LocalDate.parse(from), date(until), settings, "the bus broke down", date(expires)));
        office.settle();
        return made;
    }

    private static Optional<LocalDate> date(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    private int minutes(EmployeeId person, String date, Bucket bucket) {
        return office.result(person, date).minutes().get(bucket);
    }

    private static String refusal(Runnable work) {
        return assertThrows(DomainException.class, work::run).code();
    }

    @Test
    void aDayThatSomebodyJudgedStaysSoWhateverIsWorkedOutAgain() {
        put(ann, "2026-11-10", "2026-11-10", Map.of("late_grace", "30"));
        assertEquals(0, minutes(ann, "2026-11-10", Bucket.LATE));
        assertEquals(20, minutes(ann, "2026-11-11", Bucket.LATE));
        assertEquals(20, minutes(bob, "2026-11-10", Bucket.LATE));
        office.punch(ann, "2026-11-10 12:01");
        office.timesheets.recalculate(
                office.actor, Scope.EVERYBODY, LocalDate.parse("2026-11-09"), LocalDate.parse("2026-11-13"));
        office.settle();
        assertEquals(0, minutes(ann, "2026-11-10", Bucket.LATE));
    }

    @Test
    void theExplanationOfTheDayNamesItWithItsReason() {
        RuleOverride made = put(ann, "2026-11-10", "2026-11-10", Map.of("late_grace", "30"));
        DayExplanation day = office.timesheets.day(office.org, Scope.EVERYBODY, ann, LocalDate.parse("2026-11-10"));
        assertEquals(List.of(made), day.overrides());
        assertEquals("the bus broke down", day.overrides().get(0).reason());
        assertTrue(office.timesheets
                .day(office.org, Scope.EVERYBODY, ann, LocalDate.parse("2026-11-11"))
                .overrides()
                .isEmpty());
        assertTrue(office.audit.actions().contains("rule-override.put"));
    }

    @Test
    void t032WhoIsOnTheExemptListIsShownAsExemptWhileItHolds() {
        put(ann, "2026-11-11", "2026-11-12", Map.of("exempt", "FULL"));
        assertEquals(DayStatus.LATE, office.result(ann, "2026-11-10").status());
        DayResult exempt = office.result(ann, "2026-11-11");
        assertEquals(DayStatus.EXEMPT, exempt.status());
        assertEquals(480, exempt.minutes().get(Bucket.CREDITED));
        assertEquals(List.<Flag>of(), exempt.flags());
        assertEquals(DayStatus.LATE, office.result(ann, "2026-11-13").status());
    }

    @Test
    void t031OnlyWhoIsOnTheWhiteListEarnsOvertimeByPunch() {
        put(ann, "2026-11-10", "", Map.of("ot_mode", "BY_PUNCH"));
        assertEquals(90, minutes(ann, "2026-11-10", Bucket.OT_WORKDAY));
        assertEquals(0, minutes(ann, "2026-11-09", Bucket.OT_WORKDAY));
        assertEquals(0, minutes(bob, "2026-11-10", Bucket.OT_WORKDAY));
        assertEquals(90, minutes(bob, "2026-11-10", Bucket.EXTRA));
    }

    @Test
    void ofTwoThatSpeakOfTheSameSettingTheNewerHoldsAndTheOthersStay() {
        put(ann, "2026-11-09", "2026-11-13", Map.of("late_grace", "30", "ot_mode", "BY_PUNCH"));
        put(ann, "2026-11-10", "2026-11-10", Map.of("late_grace", "5"));
        assertEquals(0, minutes(ann, "2026-11-09", Bucket.LATE));
        assertEquals(20, minutes(ann, "2026-11-10", Bucket.LATE));
        assertEquals(90, minutes(ann, "2026-11-10", Bucket.OT_WORKDAY));
    }

    @Test
    void onADateWithoutAShiftItHoldsToo() {
        office.punch(ann, "2026-11-14 09:00", "2026-11-14 12:00");
        put(ann, "2026-11-14", "2026-11-14", Map.of("ot_mode", "BY_PUNCH"));
        assertEquals(180, minutes(ann, "2026-11-14", Bucket.OT_REST));
    }

    @Test
    void whatHasExpiredHoldsNoMore() {
        RuleOverride made = put(ann, "2026-11-10", "2026-11-10", Map.of("late_grace", "30"), "2026-11-25");
        office.at("2026-11-24T08:00:00Z");
        office.settle();
        assertEquals(0, minutes(ann, "2026-11-10", Bucket.LATE));
        office.at("2026-11-25T00:00:01Z");
        office.settle();
        assertEquals(20, minutes(ann, "2026-11-10", Bucket.LATE));
        List<Listed> all = listed(Scope.EVERYBODY, true);
        assertEquals(made.id(), all.get(0).override().id());
        assertEquals(
                "expired 2026-11-25",
                all.get(0).override().ended().orElseThrow().reason());
        assertEquals(
                List.of(office.registry
                        .directory
                        .of(office.org, List.of(ann))
                        .get(ann)
                        .number()),
                office.audit.drafts().stream()
                        .filter(draft -> draft.action().equals("rule-override.expire"))
                        .map(draft -> draft.subject().label())
                        .toList());
    }

    @Test
    void whatWasLockedMeanwhileDoesNotExpire() {
        put(ann, "2026-11-10", "2026-11-10", Map.of("late_grace", "30"), "2026-11-25");
        office.closing.locked(office.actor, "2026-11-09", "2026-11-15");
        office.at("2026-11-26T08:00:00Z");
        office.settle();
        assertEquals(0, minutes(ann, "2026-11-10", Bucket.LATE));
        assertEquals(1, listed(Scope.EVERYBODY, false).size());
    }

    @Test
    void whatExpiresHoldsOnLockedDatesAloneFromThenOn() {
        put(ann, "2026-11-09", "", Map.of("late_grace", "30"), "2026-11-25");
        office.closing.locked(office.actor, "2026-11-09", "2026-11-11");
        office.at("2026-11-26T08:00:00Z");
        office.settle();
        assertEquals(0, minutes(ann, "2026-11-11", Bucket.LATE));
        assertEquals(20, minutes(ann, "2026-11-12", Bucket.LATE));
        RuleOverride left = listed(Scope.EVERYBODY, false).get(0).override();
        assertEquals(Optional.of(LocalDate.parse("2026-11-11")), left.until());
    }

    @Test
    void aLockedPeriodIsTouchedByNone() {
        RuleOverride made = put(ann, "2026-11-09", "", Map.of("late_grace", "30"));
        office.closing.locked(office.actor, "2026-11-09", "2026-11-15");
        assertEquals("period.locked", refusal(() -> put(bob, "2026-11-15", "2026-11-16", Map.of("late_grace", "30"))));
        assertEquals("period.locked", refusal(() -> end(made, "2026-11-15")));
        RuleOverride shorter = end(made, "2026-11-16");
        assertEquals(Optional.of(LocalDate.parse("2026-11-15")), shorter.until());
        assertEquals(0, minutes(ann, "2026-11-10", Bucket.LATE));
        put(bob, "2026-11-16", "2026-11-16", Map.of("late_grace", "30"));
    }

    private RuleOverride end(RuleOverride override, String from) {
        RuleOverride ended = office.overrides.end(
                office.actor, Scope.EVERYBODY, override.id(), override.version(), LocalDate.parse(from), "a mistake");
        office.settle();
        return ended;
    }

    @Test
    void whatIsTakenBackHoldsNoMoreFromThatDateOn() {
        RuleOverride made = put(ann, "2026-11-09", "", Map.of("late_grace", "30"));
        RuleOverride shorter = end(made, "2026-11-12");
        assertEquals(0, minutes(ann, "2026-11-11", Bucket.LATE));
        assertEquals(20, minutes(ann, "2026-11-12", Bucket.LATE));
        assertThrows(Stale.class, () -> end(made, "2026-11-10"));
        assertEquals("override.ended", refusal(() -> end(shorter, "2026-11-12")));
        assertTrue(end(shorter, "2026-11-01").ended().isPresent());
        assertEquals(20, minutes(ann, "2026-11-09", Bucket.LATE));
    }

    @Test
    void whatIsWrongIsRefusedWithItsPlace() {
        assertEquals("rule-set.invalid", refusal(() -> put(ann, "2026-11-10", "", Map.of("late_grace", "soon"))));
        assertEquals("override.setting", refusal(() -> put(ann, "2026-11-10", "", Map.of("min_rest", "600"))));
        assertEquals("override.setting", refusal(() -> put(ann, "2026-11-10", "", Map.of())));
        assertEquals("override.dates", refusal(() -> put(ann, "2026-11-10", "2026-11-09", Map.of("late_grace", "1"))));
        assertEquals(
                "override.dates", refusal(() -> put(ann, "2026-11-10", "", Map.of("late_grace", "1"), "2026-11-20")));
        Refused refused = assertThrows(
                Refused.class,
                () -> office.overrides.put(
                        office.actor,
                        Scope.EVERYBODY,
                        new RuleOverride.Draft(
                                ann,
                                LocalDate.parse("2026-11-10"),
                                Optional.empty(),
                                Map.of("late_grace", "1"),
                                " ",
                                Optional.empty())));
        assertEquals("/reason", refused.violations().get(0).pointer());
    }

    @Test
    void othersPeopleAreNotThere() {
        put(ann, "2026-11-10", "", Map.of("late_grace", "1"));
        RuleOverride bobs = put(bob, "2026-11-10", "", Map.of("late_grace", "1"));
        Scope own = new Scope(false, Set.of(), Set.of(), Set.of(ann));
        assertEquals(
                List.of(ann),
                listed(own, true).stream().map(each -> each.person().id()).toList());
        assertThrows(
                NotFound.class,
                () -> office.overrides.end(
                        office.actor, own, bobs.id(), bobs.version(), LocalDate.parse("2026-11-10"), "no"));
    }

    private List<Listed> listed(Scope scope, boolean ended) {
        return office.overrides
                .page(office.org, scope, Optional.empty(), ended, Page.first(1))
                .items();
    }
}
