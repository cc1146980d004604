package org.clockhouse.attendance.internal.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.day.DayExplanation;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.request.Chain;
import org.clockhouse.request.Effect;
import org.clockhouse.request.Foresight;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestDraft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Missing punches, from the wish to the minutes. */
class CorrectionTest {

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();

    @BeforeEach
    void aMissingPunchOut() {
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D", "09:00", "18:00")), "2026-11-16");
        office.punch(ann, "2026-11-18 08:55", "2026-11-19 08:55", "2026-11-19 18:05");
        office.settle();
        office.desk.chains.set(
                office.actor,
                new Chain(
                        "CORRECTION",
                        Optional.empty(),
                        office.desk
                                .chains
                                .of(office.org, "CORRECTION", Optional.empty())
                                .steps(),
                        3,
                        false,
                        0));
    }

    @Test
    void t034AnApprovedCorrectionStandsForTheMissingPunch() {
        assertEquals(0, office.result(ann, "2026-11-18").minutes().get(Bucket.REGULAR));
        Request asked = submit("2026-11-18T18:00", Map.of());
        office.settle();
        assertEquals(0, office.result(ann, "2026-11-18").minutes().get(Bucket.REGULAR));
        approve(asked);
        office.settle();
        DayResult day = office.result(ann, "2026-11-18");
        assertEquals(480, day.minutes().get(Bucket.REGULAR));
        assertEquals(List.of(), day.flags());
        assertEquals(2, day.version());
        assertEquals(1, office.result(ann, "2026-11-19").version());
    }

    @Test
    void t098TheDayNamesTheRequestWhoAskedForItAndWhoApproved() {
        Request asked = submit("2026-11-18T18:00", Map.of());
        approve(asked);
        office.settle();
        DayExplanation day = office.timesheets.day(office.org, Scope.EVERYBODY, ann, LocalDate.parse("2026-11-18"));
        DayExplanation.Granted granted = day.granted().get(0);
        assertEquals(asked.id(), granted.request());
        assertEquals("forgot", granted.reason());
        assertEquals(office.actor.name(), granted.approver());
        assertEquals(Optional.of(DayExplanation.PunchUse.Use.OUT), granted.use());
        assertTrue(granted.position() < 0);
        assertTrue(
                day.lines().stream()
                        .anyMatch(line -> line.punches().contains(granted.position())
                                && line.requests().contains(asked.id())),
                "" + day.lines());
        assertEquals(
                1,
                day.punches().stream()
                        .filter(use -> use.ordinals().equals(List.of(0)))
                        .count());
        assertTrue(!day.pending());
    }

    @Test
    void theApproverSeesWhatTheDayWouldCome() {
        List<Effect> effects =
                office.desk.requests.preview(office.org, Scope.EVERYBODY, draft("2026-11-18T18:00", Map.of()));
        assertEquals(1, effects.size());
        assertEquals(LocalDate.parse("2026-11-18"), effects.get(0).date());
        assertEquals(null, effects.get(0).before().get("REGULAR"));
        assertEquals(480, effects.get(0).after().get("REGULAR"));
        Request asked = submit("2026-11-18T18:00", Map.of());
        assertEquals(effects, office.desk.requests.preview(office.org, Scope.EVERYBODY, asked.id()));
        assertEquals(0, office.timesheets.pending(office.org));
    }

    @Test
    void whatIsTakenBackCountsNoMore() {
        Request done = approve(submit("2026-11-18T18:00", Map.of()));
        office.settle();
        office.desk.requests.withdraw(office.actor, Scope.EVERYBODY, done.id(), done.version(), "was not there");
        office.settle();
        assertEquals(0, office.result(ann, "2026-11-18").minutes().get(Bucket.REGULAR));
    }

    @Test
    void t093TheQuotaIsChargedOnSubmissionAndGivenBackByARefusal() {
        rules(Map.of("correction_quota", "1"));
        Request first = submit("2026-11-18T18:00", Map.of());
        assertEquals("correction.quota", refusal("2026-11-17T18:00", Map.of()));
        submit("2026-11-17T18:00", Map.of("cause", "DEVICE_FAULT"));
        office.desk.requests.refuse(office.actor, Scope.EVERYBODY, first.id(), first.version(), "no");
        submit("2026-11-17T09:00", Map.of());
    }

    @Test
    void t093AfterTheDeadlineNothingIsCorrected() {
        rules(Map.of("deadline_days", "2", "deadline_unit", "WORKDAYS"));
        office.at("2026-11-20T08:00:00Z");
        submit("2026-11-18T18:00", Map.of());
        assertEquals("correction.late", refusal("2026-11-17T18:00", Map.of()));
    }

    @Test
    void t093WhoEntersACorrectionForSomebodyIsWarnedOfDeadlineAndQuotaAndMayGoPast() {
        rules(Map.of("deadline_days", "2", "deadline_unit", "WORKDAYS", "correction_quota", "0"));
        RequestDraft late = draft("2026-11-17T18:00", Map.of());
        Foresight foreseen = office.desk.requests.foresee(office.org, Scope.EVERYBODY, late);
        assertEquals("correction.late", foreseen.limits().get(0).code());
        Request entered = office.desk.requests.enter(office.actor, Scope.EVERYBODY, late, true);
        assertEquals("correction.late", entered.details().get("past"));
        RequestDraft many = draft("2026-11-18T18:00", Map.of());
        assertEquals(
                "correction.quota",
                assertThrows(Refused.class, () -> office.desk.requests.enter(office.actor, Scope.EVERYBODY, many))
                        .code());
        office.desk.requests.enter(office.actor, Scope.EVERYBODY, many, true);
        office.settle();
        assertEquals(480, office.result(ann, "2026-11-18").minutes().get(Bucket.REGULAR));
    }

    @Test
    void t093NobodySaysOfOnesOwnRequestThatItGoesPastALimit() {
        rules(Map.of("correction_quota", "0"));
        assertEquals("value.unknown", refusal("2026-11-18T18:00", Map.of("past", "correction.quota")));
    }

    @Test
    void t092ACorrectionNeedsAPositionWhereTheRulesSaySoAndOnlyHowFarItWasIsKept() {
        rules(Map.of("correction_position", "true"));
        assertEquals("correction.position", refusal("2026-11-18T18:00", Map.of()));
        assertEquals("value.format", refusal("2026-11-18T18:00", Map.of("position", "at home")));
        assertEquals("value.unknown", refusal("2026-11-18T18:00", Map.of("distance", "3", "accuracy", "3")));
        Request asked = submit("2026-11-18T18:00", Map.of("position", "31230400,121473700,15"));
        assertEquals("812", asked.details().get("distance"));
        assertEquals("东门", asked.details().get("place"));
        assertEquals("15", asked.details().get("accuracy"));
        assertTrue(!asked.details().containsKey("position"));
        assertEquals(Request.State.APPROVED, approve(asked).state());
        submit("2026-11-17T18:00", Map.of("cause", "DEVICE_FAULT"));
    }

    @Test
    void t092APositionThatWasMeasuredStaysWhenARequestIsHandedInAgain() {
        rules(Map.of("correction_position", "true"));
        Request asked = submit("2026-11-18T18:00", Map.of("position", "31230400,121473700,15"));
        Request back =
                office.desk.requests.askBack(office.actor, Scope.EVERYBODY, asked.id(), asked.version(), "when?");
        Map<String, String> again = new TreeMap<>(back.details());
        again.put("at", "2026-11-18T18:05");
        Request answered = office.desk.requests.answer(
                office.actor, Scope.EVERYBODY, back.id(), back.version(), again, "five past");
        assertEquals("812", answered.details().get("distance"));
    }

    @Test
    void t092NobodyAgreesBeforeAPictureLiesBesideItWhereTheRulesSaySo() {
        rules(Map.of("correction_photo", "true"));
        Request asked = submit("2026-11-18T18:00", Map.of());
        assertEquals(
                "request.attachment",
                assertThrows(Refused.class, () -> approve(asked)).code());
    }

    @Test
    void aDecisionOnARequestSentInTimeIsNeverTooLate() {
        rules(Map.of("deadline_days", "2", "deadline_unit", "WORKDAYS"));
        Request asked = submit("2026-11-18T18:00", Map.of());
        office.at("2026-11-27T08:00:00Z");
        assertEquals(Request.State.APPROVED, approve(asked).state());
    }

    @Test
    void nothingIsAskedForTwiceInTheFutureOrWithoutATime() {
        submit("2026-11-18T18:00", Map.of());
        assertEquals("correction.twice", refusal("2026-11-18T18:00", Map.of()));
        assertEquals("correction.future", refusal("2026-11-20T18:00", Map.of()));
        assertEquals("value.format", refusal("yesterday", Map.of()));
        assertEquals("value.range", refusal("2026-11-18T19:00", Map.of("date", "2026-11-11")));
        assertEquals("value.unknown", refusal("2026-11-18T19:00", Map.of("colour", "red")));
        assertEquals("value.choice", refusal("2026-11-18T19:00", Map.of("as", "BOTH")));
    }

    private void rules(Map<String, String> settings) {
        RuleSet standard = office.rules.standard(office.org);
        Map<String, String> all = new TreeMap<>(standard.policy().settings());
        all.putAll(settings);
        office.rules.amend(
                office.actor,
                standard.id(),
                standard.version(),
                LocalDate.parse("2026-11-01"),
                org.clockhouse.attendance.rule.Policy.of(all));
    }

    private RequestDraft draft(String at, Map<String, String> more) {
        Map<String, String> details = new TreeMap<>(Map.of("at", at, "as", "OUT"));
        details.putAll(more);
        return new RequestDraft("CORRECTION", ann, details, "forgot");
    }

    private Request submit(String at, Map<String, String> more) {
        return office.desk.requests.submit(office.actor, Scope.EVERYBODY, draft(at, more));
    }

    private String refusal(String at, Map<String, String> more) {
        return assertThrows(Refused.class, () -> submit(at, more))
                .violations()
                .get(0)
                .code();
    }

    private Request approve(Request request) {
        return office.desk.requests.approve(office.actor, Scope.EVERYBODY, request.id(), request.version(), "");
    }
}
