package org.clockhouse.attendance.internal.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.day.LiveBoard;
import org.clockhouse.attendance.day.RollCall;
import org.clockhouse.attendance.day.RollCall.How;
import org.clockhouse.attendance.day.RollCall.Standing;
import org.clockhouse.attendance.day.RollCallId;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.visitor.Stay;
import org.clockhouse.credential.visitor.StayDraft;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.request.RequestId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Friday 20 November 2026, 16:00 in Shanghai: the alarm rings. */
class RollCallTest {

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();
    private final EmployeeId bob = office.hire();
    private final EmployeeId cid = office.hire();
    private final EmployeeId dan = office.hire();

    @BeforeEach
    void atWork() {
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D9", "09:00", "18:00")), "2026-11-01");
        office.punch(ann, "2026-11-20 08:58:00");
        office.punch(bob, "2026-11-20 08:59:00", "2026-11-20 15:30:00");
        office.transactions.run(
                office.org,
                () -> office.memory.approved.put(new Approved(
                        dan,
                        RequestId.next(),
                        Approved.Kind.LEAVE,
                        Instant.parse("2026-11-20T01:00:00Z"),
                        Instant.parse("2026-11-20T10:00:00Z"),
                        "ANNUAL")));
        office.settle();
    }

    private RollCall start() {
        return office.rollCalls.start(office.actor, Scope.EVERYBODY, office.site.id(), Set.of(office.terminal));
    }

    private static Map<EmployeeId, Standing> standings(RollCall call) {
        return call.entries().stream().collect(Collectors.toMap(RollCall.Entry::employee, RollCall.Entry::standing));
    }

    @Test
    void t053ASiteWithATerminalThatNeverReportedHasNoReport() {
        office.reported("1970-01-01T00:00:00Z");
        LiveBoard.SiteLine line = office.timesheets
                .today(office.org, Scope.EVERYBODY, Set.of())
                .sites()
                .get(0);
        assertEquals(Optional.empty(), line.reportedUpTo());
    }

    @Test
    void t053WhoIsOnApprovedLeaveIsNotMissing() {
        LiveBoard.Figures figures = office.timesheets
                .today(office.org, Scope.EVERYBODY, Set.of())
                .sites()
                .get(0)
                .figures();
        assertEquals(new LiveBoard.Figures(4, 1, 0, 1, 1, 0, 1), figures);
    }

    @Test
    void t053TheBoardCountsEachPostOfASite() {
        LiveBoard.SiteLine line = office.timesheets
                .today(office.org, Scope.EVERYBODY, Set.of())
                .sites()
                .get(0);
        assertEquals(List.of(new LiveBoard.PostLine(office.press.id(), line.figures())), line.posts());
    }

    @Test
    void t053TheListIsFrozenWithEverybodyWhoMayBeInside() {
        RollCall call = start();
        assertEquals(Map.of(ann, Standing.INSIDE, bob, Standing.OUT, cid, Standing.UNSEEN), standings(call));
        office.punch(dan, "2026-11-20 16:01:00");
        office.settle();
        assertEquals(
                3,
                office.rollCalls
                        .find(office.org, Scope.EVERYBODY, call.head().id())
                        .entries()
                        .size());
        assertTrue(office.changes.told().contains(Topic.ROLL_CALLS));
    }

    @Test
    void whoWorksOutsideOfAnyShiftIsOnTheList() {
        office.at("2026-11-21T03:00:00Z");
        office.punch(cid, "2026-11-21 10:00:00");
        office.settle();
        assertEquals(Map.of(cid, Standing.INSIDE), standings(start()));
    }

    @Test
    void t053AVisitorWhoHasNotGivenTheCardBackIsOnTheListAndInNoFigures() {
        EmployeeId visitor = office.cards
                .stays
                .expect(
                        office.actor,
                        Scope.EVERYBODY,
                        new StayDraft(
                                PersonalData.named(new LocalName("陈静", "")),
                                ann,
                                office.site.id(),
                                "上海精密",
                                "",
                                Instant.parse("2026-11-20T06:00:00Z"),
                                Instant.parse("2026-11-20T09:00:00Z")))
                .visitor();
        assertFalse(standings(start()).containsKey(visitor));
        LiveBoard.Figures before = figures();
        office.rollCalls.end(office.actor, Scope.EVERYBODY, newest());
        Identifier.Card card = new Identifier.Card(CardNumber.of(32, 0x04A1B2C3L));
        office.cards.stays.arrive(office.actor, Scope.EVERYBODY, visitor, new Stay.Arrival(card, Set.of()));
        office.punch(visitor, "2026-11-20 15:00:00");
        office.settle();
        assertEquals(Standing.INSIDE, standings(start()).get(visitor));
        assertEquals(before, figures());
        office.rollCalls.end(office.actor, Scope.EVERYBODY, newest());
        office.cards.stays.leave(office.actor, Scope.EVERYBODY, visitor, true);
        assertFalse(standings(start()).containsKey(visitor));
    }

    private LiveBoard.Figures figures() {
        return office.timesheets
                .today(office.org, Scope.EVERYBODY, Set.of())
                .sites()
                .get(0)
                .figures();
    }

    private RollCallId newest() {
        return office.rollCalls
                .newest(office.org, Scope.EVERYBODY)
                .get(0)
                .head()
                .id();
    }

    @Test
    void aCardAtTheAssemblyTerminalTicksItsHolderOff() {
        RollCall call = start();
        office.clock.set("2026-11-20T08:05:00Z");
        office.punch(ann, "2026-11-20 16:04:00");
        office.assembly.changed(office.org, Topic.PUNCHES);
        RollCall.Entry entry = entry(call, ann);
        assertEquals(How.CARD, entry.found().orElseThrow().how());
        assertEquals(Standing.INSIDE, entry.standing());
    }

    @Test
    void anOldPunchThatArrivesLateTicksNobodyOff() {
        RollCall call = start();
        office.punch(cid, "2026-11-20 09:20:00");
        office.assembly.changed(office.org, Topic.PUNCHES);
        assertEquals(Optional.empty(), entry(call, cid).found());
    }

    @Test
    void whoIsNotOnTheListAndReportsIsAdded() {
        RollCall call = start();
        office.punch(dan, "2026-11-20 16:02:00");
        office.assembly.changed(office.org, Topic.PUNCHES);
        assertEquals(Standing.UNLISTED, entry(call, dan).standing());
        assertTrue(entry(call, dan).found().isPresent());
    }

    @Test
    void aTickByHandIsTakenBackUntilTheRollCallIsARecord() {
        RollCall call = start();
        office.rollCalls.tick(office.actor, Scope.EVERYBODY, call.head().id(), cid, true);
        assertEquals(How.HAND, entry(call, cid).found().orElseThrow().how());
        office.rollCalls.tick(office.actor, Scope.EVERYBODY, call.head().id(), cid, false);
        assertEquals(Optional.empty(), entry(call, cid).found());
        assertTrue(office.rollCalls
                .end(office.actor, Scope.EVERYBODY, call.head().id())
                .head()
                .ended()
                .isPresent());
        Refused ended = assertThrows(
                Refused.class,
                () -> office.rollCalls.tick(
                        office.actor, Scope.EVERYBODY, call.head().id(), cid, true));
        assertEquals("roll-call.ended", ended.code());
        office.punch(ann, "2026-11-20 16:05:00");
        office.assembly.changed(office.org, Topic.PUNCHES);
        assertEquals(Optional.empty(), entry(call, ann).found());
    }

    @Test
    void whoSeesOnlyADepartmentOrAnotherSiteCallsNoRoll() {
        RollCall call = start();
        Scope department = new Scope(false, Set.of(), Set.of(office.works.id()), Set.of());
        Scope elsewhere = new Scope(false, Set.of(SiteId.next()), Set.of(), Set.of());
        for (Scope scope : List.of(department, elsewhere)) {
            assertThrows(NotFound.class, () -> office.rollCalls.start(office.actor, scope, office.site.id(), Set.of()));
            assertThrows(
                    NotFound.class,
                    () -> office.rollCalls.find(office.org, scope, call.head().id()));
            assertEquals(List.of(), office.rollCalls.newest(office.org, scope));
        }
    }

    private RollCall.Entry entry(RollCall call, EmployeeId employee) {
        return office.rollCalls.find(office.org, Scope.EVERYBODY, call.head().id()).entries().stream()
                .filter(one -> one.employee().equals(employee))
                .findFirst()
                .orElseThrow();
    }
}
