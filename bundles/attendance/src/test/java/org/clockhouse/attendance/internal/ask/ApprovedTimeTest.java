package org.clockhouse.attendance.internal.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clockhouse.account.RoleId;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.day.DayExplanation;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.request.Chain;
import org.clockhouse.request.Effect;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestDraft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leave, trips and overtime, from the wish to the minutes. */
class ApprovedTimeTest {

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();

    @BeforeEach
    void aWeekOfDayShifts() {
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D", "09:00", "18:00")), "2026-11-16");
        for (String kind : List.of("LEAVE", "TRIP", "OVERTIME")) {
            office.desk.chains.set(
                    office.actor, new Chain(kind, Optional.empty(), List.of(new RoleId("HR")), 3, false, 0));
        }
    }

    @Test
    void t048AnApprovedDayOfLeaveIsNeitherAbsentNorShort() {
        office.settle();
        assertEquals(DayStatus.ABSENT, office.result(ann, "2026-11-18").status());
        Request leave =
                granted("LEAVE", Map.of("type", "ANNUAL", "from", "2026-11-18T00:00", "until", "2026-11-19T00:00"));
        office.settle();
        DayResult day = office.result(ann, "2026-11-18");
        assertEquals(480, day.minutes().get(Bucket.LEAVE));
        assertEquals(0, day.minutes().get(Bucket.ABSENT));
        assertEquals(0, day.minutes().get(Bucket.SHORT));
        assertEquals(1, office.result(ann, "2026-11-17").version());
        assertEquals(1, office.result(ann, "2026-11-19").version());
        DayExplanation why = explained("2026-11-18");
        assertEquals("ANNUAL", why.granted().get(0).type());
        assertTrue(
                why.lines().stream().anyMatch(line -> line.requests().equals(List.of(leave.id()))), "" + why.lines());
        office.desk.requests.withdraw(office.actor, Scope.EVERYBODY, leave.id(), leave.version(), "came after all");
        office.settle();
        assertEquals(DayStatus.ABSENT, office.result(ann, "2026-11-18").status());
    }

    @Test
    void t048HalfADayIsSplitAtTheBreak() {
        office.punch(ann, "2026-11-18 13:00", "2026-11-18 18:00");
        Request half = granted("LEAVE", Map.of("type", "SICK", "date", "2026-11-18", "half", "MORNING"));
        assertEquals("2026-11-18T09:00", half.details().get("from"));
        assertEquals("2026-11-18T12:00", half.details().get("until"));
        office.settle();
        DayResult day = office.result(ann, "2026-11-18");
        assertEquals(180, day.minutes().get(Bucket.LEAVE));
        assertEquals(300, day.minutes().get(Bucket.REGULAR));
        assertEquals(0, day.minutes().get(Bucket.LATE));
    }

    @Test
    void t048HalfADayIsSplitAsTheRulesSay() {
        RuleSet standard = office.rules.standard(office.org);
        office.rules.amend(
                office.actor,
                standard.id(),
                standard.version(),
                LocalDate.parse("2026-11-01"),
                Policy.of(Map.of("half_day_split", "MIDDLE_NET")));
        Request net = granted("LEAVE", Map.of("type", "SICK", "date", "2026-11-18", "half", "MORNING"));
        assertEquals("2026-11-18T14:00", net.details().get("until"));
    }

    @Test
    void t048HalfOfADateWithTwoShiftsIsOneOfThem() {
        EmployeeId four = office.hire();
        Pattern both = new Pattern(
                LocalDate.parse("2026-11-16"),
                List.of(List.of(
                        office.shift("AM", "08:00", "11:30").id(),
                        office.shift("PM", "13:30", "18:00").id())));
        office.rosters.assign(
                office.actor,
                new Target.OfEmployee(four),
                both,
                LocalDate.parse("2026-11-16"),
                Optional.empty(),
                false);
        Request half = office.desk.requests.submit(
                office.actor,
                Scope.EVERYBODY,
                new RequestDraft(
                        "LEAVE", four, Map.of("type", "SICK", "date", "2026-11-18", "half", "AFTERNOON"), "ill"));
        assertEquals("2026-11-18T13:30", half.details().get("from"));
        assertEquals("2026-11-18T18:00", half.details().get("until"));
    }

    @Test
    void leaveOfDatesReachesOverTheMidnightsOfNightShifts() {
        EmployeeId night = office.hire();
        office.rosters.assign(
                office.actor,
                new Target.OfEmployee(night),
                OfficeShifts.allDays(office.shift("N", "22:00", "06:00")),
                LocalDate.parse("2026-11-16"),
                Optional.empty(),
                false);
        Request leave = office.desk.requests.submit(
                office.actor,
                Scope.EVERYBODY,
                new RequestDraft(
                        "LEAVE",
                        night,
                        Map.of("type", "ANNUAL", "date", "2026-11-17", "lastDate", "2026-11-18"),
                        "needed"));
        assertEquals("2026-11-17T22:00", leave.details().get("from"));
        assertEquals("2026-11-19T06:00", leave.details().get("until"));
        office.desk.requests.approve(office.actor, Scope.EVERYBODY, leave.id(), leave.version(), "");
        office.settle();
        assertEquals(480, office.result(night, "2026-11-17").minutes().get(Bucket.LEAVE));
        assertEquals(480, office.result(night, "2026-11-18").minutes().get(Bucket.LEAVE));
        assertEquals(0, office.result(night, "2026-11-16").minutes().get(Bucket.LEAVE));
        assertEquals(
                "value.range",
                refusal("LEAVE", Map.of("type", "ANNUAL", "date", "2026-11-18", "lastDate", "2026-11-17")));
    }

    @Test
    void leaveAskedForAheadIsThereWhenTheDayComes() {
        granted("LEAVE", Map.of("type", "ANNUAL", "from", "2026-11-23T00:00", "until", "2026-11-24T00:00"));
        office.settle();
        assertEquals(List.of(), office.results(ann, "2026-11-23", "2026-11-23"));
        office.at("2026-11-24T08:00:00Z");
        office.reported("2026-11-24T08:00:00Z");
        office.settle();
        assertEquals(480, office.result(ann, "2026-11-23").minutes().get(Bucket.LEAVE));
    }

    @Test
    void t059WithinApprovalOnlyMinutesBothPresentAndApprovedAreOvertime() {
        rules("WITHIN_APPROVAL");
        office.punch(ann, "2026-11-18 08:55", "2026-11-18 20:30");
        office.settle();
        assertEquals(0, office.result(ann, "2026-11-18").minutes().get(Bucket.OT_WORKDAY));
        Map<String, String> evening = Map.of("from", "2026-11-18T18:00", "until", "2026-11-18T20:00");
        List<Effect> effects = office.desk.requests.preview(office.org, Scope.EVERYBODY, draft("OVERTIME", evening));
        assertEquals(120, effects.get(0).after().get("OT_WORKDAY"));
        Request overtime = granted("OVERTIME", evening);
        office.settle();
        assertEquals(120, office.result(ann, "2026-11-18").minutes().get(Bucket.OT_WORKDAY));
        assertTrue(explained("2026-11-18").lines().stream()
                .anyMatch(line -> line.requests().equals(List.of(overtime.id()))));
    }

    @Test
    void t059ByApprovalWhatWasApprovedIsOvertime() {
        rules("BY_APPROVAL");
        office.punch(ann, "2026-11-18 08:55", "2026-11-18 18:30");
        granted("OVERTIME", Map.of("from", "2026-11-18T18:00", "until", "2026-11-18T20:00"));
        office.settle();
        assertEquals(120, office.result(ann, "2026-11-18").minutes().get(Bucket.OT_WORKDAY));
    }

    @Test
    void anApprovedTripNeedsNoPunch() {
        granted("TRIP", Map.of("from", "2026-11-17T00:00", "until", "2026-11-19T00:00"));
        office.settle();
        for (String date : List.of("2026-11-17", "2026-11-18")) {
            assertEquals(480, office.result(ann, date).minutes().get(Bucket.TRIP));
            assertEquals(0, office.result(ann, date).minutes().get(Bucket.ABSENT));
        }
        assertEquals(DayStatus.ABSENT, office.result(ann, "2026-11-19").status());
    }

    @Test
    void twoOfAKindDoNotOverlapAndTimesAreInOrder() {
        granted("TRIP", Map.of("from", "2026-11-17T09:00", "until", "2026-11-18T12:00"));
        assertEquals(
                "request.overlap", refusal("TRIP", Map.of("from", "2026-11-18T11:00", "until", "2026-11-18T18:00")));
        granted("TRIP", Map.of("from", "2026-11-18T12:00", "until", "2026-11-18T18:00"));
        assertEquals("value.range", refusal("TRIP", Map.of("from", "2026-11-20T12:00", "until", "2026-11-20T12:00")));
        assertEquals(
                "value.missing", refusal("LEAVE", Map.of("from", "2026-11-20T12:00", "until", "2026-11-20T18:00")));
        assertEquals(
                "request.nothing-planned",
                refusal("LEAVE", Map.of("type", "SICK", "date", "2026-11-22", "half", "MORNING")));
    }

    private void rules(String recognition) {
        RuleSet standard = office.rules.standard(office.org);
        Map<String, String> all = new TreeMap<>(standard.policy().settings());
        all.put("ot_mode", recognition);
        office.rules.amend(
                office.actor, standard.id(), standard.version(), LocalDate.parse("2026-11-01"), Policy.of(all));
    }

    private DayExplanation explained(String date) {
        return office.timesheets.day(office.org, Scope.EVERYBODY, ann, LocalDate.parse(date));
    }

    private RequestDraft draft(String kind, Map<String, String> details) {
        return new RequestDraft(kind, ann, details, "needed");
    }

    private Request granted(String kind, Map<String, String> details) {
        Request asked = office.desk.requests.submit(office.actor, Scope.EVERYBODY, draft(kind, details));
        return office.desk.requests.approve(office.actor, Scope.EVERYBODY, asked.id(), asked.version(), "");
    }

    private String refusal(String kind, Map<String, String> details) {
        return assertThrows(Refused.class, () -> granted(kind, details))
                .violations()
                .get(0)
                .code();
    }
}
