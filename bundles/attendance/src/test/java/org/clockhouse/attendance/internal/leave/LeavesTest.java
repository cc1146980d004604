package org.clockhouse.attendance.internal.leave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.leave.LeaveBalance;
import org.clockhouse.attendance.leave.LeaveEntry;
import org.clockhouse.attendance.leave.Leaves;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.request.Chain;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestDraft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leave is asked for against a balance, takes it when it is approved, and gives it back when it is withdrawn. */
class LeavesTest {

    private final Office office = new Office();
    private final Leaves leaves = office.closing.leaves;
    private EmployeeId wang;

    @BeforeEach
    void everybodyWorksByDay() {
        wang = office.hire();
        office.desk.chains.set(
                office.actor, new Chain("LEAVE", Optional.empty(), List.of(new RoleId("HR")), 3, false, 0));
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D", "08:00", "17:00")), "2026-01-05");
    }

    private void add(String type, int minutes, String expires) {
        leaves.adjust(
                office.actor,
                Scope.EVERYBODY,
                wang,
                type,
                LocalDate.parse("2026-01-01"),
                minutes,
                Optional.of(LocalDate.parse(expires)),
                "期初");
    }

    private Request ask(String type, String from, String until) {
        return office.desk.requests.submit(
                office.actor,
                Scope.EVERYBODY,
                new RequestDraft("LEAVE", wang, Map.of("type", type, "from", from, "until", until), "家事"));
    }

    private Request approve(Request request) {
        Request last = request;
        while (last.state() == Request.State.PENDING) {
            last = office.desk.requests.approve(office.actor, Scope.EVERYBODY, last.id(), last.version(), "");
        }
        return last;
    }

    private int left(String type, String date) {
        return leaves.balances(office.org, Scope.EVERYBODY, wang, LocalDate.parse(date)).stream()
                .filter(balance -> balance.type().code().equals(type))
                .mapToInt(LeaveBalance::minutes)
                .sum();
    }

    @Test
    void t048AnApprovedRequestTakesExactlyThePlannedMinutes() {
        add("ANNUAL", 2_400, "2027-12-31");
        // From 10:00 over the unpaid hour at noon until 15:30.
        Request asked = ask("ANNUAL", "2026-11-24T10:00", "2026-11-24T15:30");
        assertEquals(2_400, left("ANNUAL", "2026-11-24"));
        approve(asked);
        assertEquals(2_400 - 270, left("ANNUAL", "2026-11-24"));
    }

    @Test
    void t048MoreThanIsLeftIsRefusedWithBothFigures() {
        add("ANNUAL", 480, "2027-12-31");
        Refused refused = assertThrows(Refused.class, () -> ask("ANNUAL", "2026-11-23T08:00", "2026-11-24T17:00"));
        assertEquals("leave.balance", refused.code());
        assertEquals("it takes 960 minutes, and 480 are left on 2026-11-23", refused.getMessage());
    }

    @Test
    void whatWaitsForADecisionIsSpokenFor() {
        add("ANNUAL", 480, "2027-12-31");
        ask("ANNUAL", "2026-11-23T08:00", "2026-11-23T17:00");
        assertThrows(Refused.class, () -> ask("ANNUAL", "2026-11-24T08:00", "2026-11-24T17:00"));
    }

    @Test
    void aCompanyWithoutAccountsRefusesNothing() {
        approve(ask("ANNUAL", "2026-11-23T08:00", "2026-11-23T17:00"));
        assertEquals(List.of(), leaves.entries(office.org, Scope.EVERYBODY, wang));
    }

    @Test
    void aWithdrawalGivesBackWhatWasTaken() {
        add("ANNUAL", 480, "2027-12-31");
        Request approved = approve(ask("ANNUAL", "2026-11-23T08:00", "2026-11-23T17:00"));
        assertEquals(0, left("ANNUAL", "2026-11-23"));
        office.desk.requests.withdraw(office.actor, Scope.EVERYBODY, approved.id(), approved.version(), "不去了");
        assertEquals(480, left("ANNUAL", "2026-11-23"));
        assertEquals(
                List.of(LeaveEntry.Kind.ADJUSTED, LeaveEntry.Kind.TAKEN, LeaveEntry.Kind.RETURNED),
                leaves.entries(office.org, Scope.EVERYBODY, wang).stream()
                        .map(LeaveEntry::kind)
                        .sorted(java.util.Comparator.comparing(List.of(
                                LeaveEntry.Kind.ADJUSTED, LeaveEntry.Kind.TAKEN, LeaveEntry.Kind.RETURNED)::indexOf))
                        .toList());
    }

    @Test
    void whatExpiresBeforeTheLeaveDoesNotPayForIt() {
        add("LIEU", 480, "2026-11-20");
        assertThrows(Refused.class, () -> ask("LIEU", "2026-11-23T08:00", "2026-11-23T17:00"));
    }

    @Test
    void sickLeaveNeedsNoBalanceAndMarriageLeaveHasAnEnd() {
        ask("SICK", "2026-11-23T08:00", "2026-11-23T17:00");
        Refused refused = assertThrows(Refused.class, () -> ask("MARRIAGE", "2026-11-24T08:00", "2026-11-27T17:00"));
        assertEquals("leave.too-long", refused.code());
    }

    @Test
    void aYearIsGrantedOnceByYearsOfWork() {
        leaves.setWorkingSince(office.actor, Scope.EVERYBODY, wang, LocalDate.parse("2010-07-01"));
        assertEquals(1, leaves.grant(office.actor, Scope.EVERYBODY, "ANNUAL", 2026));
        int granted = left("ANNUAL", "2026-12-31");
        assertEquals(0, leaves.grant(office.actor, Scope.EVERYBODY, "ANNUAL", 2026));
        assertEquals(granted, left("ANNUAL", "2026-12-31"));
    }

    /** Whoever works seven and a half hours a day has five days of these, and none that lacks a part. */
    @Test
    void aYearIsGrantedInDaysOfThePersonsRules() {
        rule("leave_day", "450");
        leaves.setWorkingSince(office.actor, Scope.EVERYBODY, wang, LocalDate.parse("2020-07-01"));
        assertEquals(1, leaves.grant(office.actor, Scope.EVERYBODY, "ANNUAL", 2026));
        assertEquals(5 * 450, left("ANNUAL", "2026-12-31"));
        assertEquals(
                Map.of(wang, 450),
                leaves.dayLengths(office.org, Scope.EVERYBODY, List.of(wang), LocalDate.parse("2026-06-01")));
    }

    @Test
    void annualLeaveIsThoughtOfInDaysAndTimeOffInHours() {
        Map<String, Boolean> inDays = new HashMap<>();
        leaves.balances(office.org, Scope.EVERYBODY, wang, LocalDate.parse("2026-11-24"))
                .forEach(balance ->
                        inDays.put(balance.type().code(), balance.type().isInDays()));
        assertEquals(Map.of("ANNUAL", true, "LIEU", false), inDays);
    }

    private void rule(String name, String value) {
        Map<String, String> settings = new HashMap<>(Policy.STANDARD.settings());
        settings.put(name, value);
        var standard = office.rules.standard(office.org);
        office.rules.amend(
                office.actor, standard.id(), standard.version(), LocalDate.parse("2026-01-01"), Policy.of(settings));
    }

    @Test
    void overtimeOfALockedWeekBecomesTimeOffThatExpires() {
        Map<String, String> settings = new HashMap<>(Policy.STANDARD.settings());
        settings.putAll(Map.of("ot_mode", "BY_PUNCH", "comp_expiry_days", "30"));
        var standard = office.rules.standard(office.org);
        office.rules.amend(
                office.actor, standard.id(), standard.version(), LocalDate.parse("2026-11-01"), Policy.of(settings));
        office.punch(wang, "2026-11-14 09:00", "2026-11-14 12:00");
        office.timesheets.recalculate(
                office.actor, Scope.EVERYBODY, LocalDate.parse("2026-11-09"), LocalDate.parse("2026-11-15"));
        office.settle();
        Period week =
                office.closing.periods.open(office.actor, LocalDate.parse("2026-11-09"), LocalDate.parse("2026-11-15"));
        assertThrows(
                Refused.class,
                () -> leaves.compensate(office.actor, Scope.EVERYBODY, week.id(), Set.of(Bucket.OT_REST)));
        Period review = office.closing.periods.move(office.actor, week.id(), week.version(), Period.State.REVIEW);
        office.closing.periods.lock(office.actor, review.id(), review.version(), "试运行");
        assertEquals(1, leaves.compensate(office.actor, Scope.EVERYBODY, week.id(), Set.of(Bucket.OT_REST)));
        assertEquals(0, leaves.compensate(office.actor, Scope.EVERYBODY, week.id(), Set.of(Bucket.OT_REST)));
        assertEquals(180, left("LIEU", "2026-12-14"));
        assertEquals(0, left("LIEU", "2026-12-15"));
    }

    @Test
    void anothersAccountIsNotThere() {
        assertThrows(NotFound.class, () -> leaves.entries(office.org, Scope.only(EmployeeId.next()), wang));
    }
}
