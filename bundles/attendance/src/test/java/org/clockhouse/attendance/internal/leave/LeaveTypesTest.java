package org.clockhouse.attendance.internal.leave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.leave.LeaveCatalogue;
import org.clockhouse.attendance.leave.LeaveType;
import org.clockhouse.attendance.leave.LeaveType.Basis;
import org.clockhouse.attendance.leave.LeaveType.Step;
import org.clockhouse.attendance.leave.LeaveType.Terms;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Employee;
import org.clockhouse.request.Chain;
import org.clockhouse.request.Foresight;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestDraft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HR makes types of leave and changes those that ship, from a date on. It is Friday 20 November 2026. */
class LeaveTypesTest {

    private final Office office = new Office();
    private final LeaveCatalogue types = office.closing.leaveTypes;
    private EmployeeId wang;

    @BeforeEach
    void everybodyWorksByDay() {
        wang = office.hire();
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D", "08:00", "17:00")), "2026-01-05");
    }

    private static Terms terms(int unit, OptionalInt deadline, boolean offered) {
        return new Terms(
                new LocalName("学习假", "Study leave"),
                Basis.WORK_MINUTES,
                50,
                unit,
                OptionalInt.empty(),
                deadline,
                false,
                List.of(),
                0,
                offered,
                false,
                false,
                Optional.empty());
    }

    /** Holds from the beginning of the year. */
    private void paying(String code, int percent, boolean attachment, boolean attended) {
        Terms terms = new Terms(
                new LocalName("学习假", "Study leave"),
                Basis.WORK_MINUTES,
                percent,
                1,
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                List.of(),
                0,
                true,
                attachment,
                attended,
                Optional.empty());
        put(code, "2026-01-01", terms, 0);
    }

    private LeaveType put(String code, String from, Terms terms, long version) {
        return types.put(office.actor, new LeaveType(code, LocalDate.parse(from), terms, version));
    }

    private Request ask(String type, String from, String until) {
        return office.desk.requests.submit(
                office.actor,
                Scope.EVERYBODY,
                new RequestDraft("LEAVE", wang, Map.of("type", type, "from", from, "until", until), "家事"));
    }

    private static String refusal(Runnable work) {
        return assertThrows(DomainException.class, work::run).code();
    }

    @Test
    void t048AnEditionHoldsForLeaveThatBeginsOnItsDateOrLater() {
        put("SICK", "2026-11-24", terms(240, OptionalInt.empty(), true), 0);
        ask("SICK", "2026-11-23T08:00", "2026-11-23T10:00");
        assertEquals("leave.unit", refusal(() -> ask("SICK", "2026-11-24T08:00", "2026-11-24T10:00")));
        ask("SICK", "2026-11-24T08:00", "2026-11-24T12:00");
        assertEquals(60, type("SICK", "2026-11-23").terms().paidPercent());
        assertEquals(50, type("SICK", "2026-11-24").terms().paidPercent());
    }

    private LeaveType type(String code, String date) {
        return types.on(office.org, LocalDate.parse(date)).stream()
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void t048ATypeOfOnesOwnIsAskedForInTime() {
        put("STUDY", "2026-01-01", terms(1, OptionalInt.of(-4), true), 0);
        ask("STUDY", "2026-11-24T08:00", "2026-11-24T10:00");
        assertEquals("leave.deadline", refusal(() -> ask("STUDY", "2026-11-23T08:00", "2026-11-23T10:00")));
    }

    @Test
    void whatWasAskedForBeforeStaysAsItIs() {
        office.desk.chains.set(
                office.actor, new Chain("LEAVE", Optional.empty(), List.of(new RoleId("HR")), 3, false, 0));
        Request asked = ask("SICK", "2026-11-24T08:00", "2026-11-24T10:00");
        put("SICK", "2026-11-24", terms(240, OptionalInt.of(-10), false), 0);
        Request approved = office.desk.requests.approve(office.actor, Scope.EVERYBODY, asked.id(), asked.version(), "");
        assertEquals(Request.State.APPROVED, approved.state());
    }

    @Test
    void whatIsNotOfferedIsNotAskedFor() {
        put("PERSONAL", "2026-11-24", terms(1, OptionalInt.empty(), false), 0);
        ask("PERSONAL", "2026-11-23T08:00", "2026-11-23T10:00");
        assertEquals("leave.not-offered", refusal(() -> ask("PERSONAL", "2026-11-24T08:00", "2026-11-24T10:00")));
    }

    @Test
    void anEditionBeginsNoEarlierThanTheNewestAndReplacesOneOfItsDate() {
        put("STUDY", "2026-11-24", terms(1, OptionalInt.empty(), true), 0);
        assertEquals(
                "leave-type.order", refusal(() -> put("STUDY", "2026-11-23", terms(1, OptionalInt.empty(), true), 1)));
        assertThrows(Stale.class, () -> put("STUDY", "2026-11-25", terms(1, OptionalInt.empty(), true), 0));
        put("STUDY", "2026-11-24", terms(60, OptionalInt.empty(), true), 1);
        assertEquals(
                List.of(60),
                types.editions(office.org).stream()
                        .filter(type -> type.code().equals("STUDY"))
                        .map(type -> type.terms().unit())
                        .toList());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertEquals("leave-type.code", refusal(() -> put("s", "2026-11-24", terms(1, OptionalInt.empty(), true), 0)));
        assertEquals(
                "leave-type.lieu", refusal(() -> put("LIEU", "2026-11-24", terms(1, OptionalInt.empty(), true), 0)));
        assertEquals("leave-type.invalid", refusal(() -> terms(0, OptionalInt.empty(), true)));
        assertEquals(
                "leave-type.invalid",
                refusal(() -> new Terms(
                        new LocalName("年休假", "Annual"),
                        Basis.WORK_MINUTES,
                        100,
                        1,
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        false,
                        List.of(new Step(1, 5)),
                        12,
                        true,
                        false,
                        false,
                        Optional.empty())));
        assertEquals("leave-type.invalid", refusal(() -> paying("STUDY", 0, false, true)));
    }

    private void everybodyDecides() {
        office.desk.chains.set(
                office.actor, new Chain("LEAVE", Optional.empty(), List.of(new RoleId("HR")), 3, false, 0));
    }

    private Request approve(Request asked) {
        return office.desk.requests.approve(office.actor, Scope.EVERYBODY, asked.id(), asked.version(), "");
    }

    private Buckets minutes(String date) {
        office.settle();
        return office.result(wang, date).minutes();
    }

    @Test
    void t048WhereAFileIsWantedNobodyAgreesWithoutOne() throws IOException {
        everybodyDecides();
        paying("STUDY", 100, true, false);
        Request asked = ask("STUDY", "2026-11-19T08:00", "2026-11-19T17:00");
        assertEquals("request.attachment", refusal(() -> approve(asked)));
        byte[] paper = "%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        office.desk.attachments.add(
                office.actor, Scope.EVERYBODY, asked.id(), "paper.pdf", new ByteArrayInputStream(paper));
        assertEquals(Request.State.APPROVED, approve(asked).state());
    }

    @Test
    void t048LeaveThatCountsAsAttendedIsCreditedAndNoLeave() {
        everybodyDecides();
        paying("STUDY", 100, false, true);
        approve(ask("STUDY", "2026-11-19T08:00", "2026-11-19T17:00"));
        Buckets day = minutes("2026-11-19");
        assertEquals(480, day.get(Bucket.CREDITED));
        assertEquals(0, day.get(Bucket.LEAVE));
        assertEquals(0, day.get(Bucket.SHORT));
    }

    @Test
    void t048ADayOfLeaveNamesItsKindByTheWallOfTheSite() {
        everybodyDecides();
        paying("STUDY", 100, false, true);
        approve(ask("STUDY", "2026-11-18T08:00", "2026-11-18T17:00"));
        approve(ask("SICK", "2026-11-19T08:00", "2026-11-19T12:00"));
        office.settle();
        LeaveDayBook days = new LeaveDayBook(office.memory.approved, office.registry.sites, office.transactions);
        List<MonthRow> rows = office.timesheets
                .month(office.org, Scope.EVERYBODY, MonthQuery.of(YearMonth.of(2026, 11)), Page.first(10))
                .items();
        Map<LocalDate, String> kinds =
                Map.of(LocalDate.parse("2026-11-18"), "STUDY", LocalDate.parse("2026-11-19"), "SICK");
        assertEquals(Map.of(wang, kinds), days.of(office.org, rows));
    }

    @Test
    void t048LeaveForWhichNothingIsPaidIsPartOfLeave() {
        everybodyDecides();
        paying("STUDY", 0, false, false);
        approve(ask("STUDY", "2026-11-18T08:00", "2026-11-18T12:00"));
        approve(ask("SICK", "2026-11-18T13:00", "2026-11-18T17:00"));
        Buckets day = minutes("2026-11-18");
        assertEquals(480, day.get(Bucket.LEAVE));
        assertEquals(240, day.get(Bucket.UNPAID_LEAVE));
    }

    @Test
    void t048AChangeOfTheTypeChangesNothingThatWasApproved() {
        everybodyDecides();
        paying("STUDY", 100, false, true);
        approve(ask("STUDY", "2026-11-19T08:00", "2026-11-19T17:00"));
        put("STUDY", "2026-01-01", terms(1, OptionalInt.empty(), true), 1);
        LocalDate day = LocalDate.parse("2026-11-19");
        office.timesheets.recalculate(office.actor, Scope.EVERYBODY, day, day);
        assertEquals(480, minutes("2026-11-19").get(Bucket.CREDITED));
    }

    @Test
    void t048WhoEntersLeaveForSomebodySeesTheLimitsAndMayGoPastThemForAReason() {
        Employee clerk = office.registry.hire("9000", "人事", office.site, office.press);
        put("STUDY", "2026-01-01", terms(60, OptionalInt.of(-30), false), 0);
        RequestDraft draft = new RequestDraft(
                "LEAVE",
                clerk.id(),
                Map.of("type", "STUDY", "from", "2026-11-19T08:00", "until", "2026-11-19T09:30"),
                "总经理特批");
        Foresight foreseen = office.desk.requests.foresee(office.org, Scope.EVERYBODY, draft);
        List<String> limits = List.of("leave.not-offered", "leave.deadline", "leave.unit");
        assertEquals(limits, foreseen.limits().stream().map(Refused::code).toList());
        assertEquals(1, foreseen.effects().size());
        assertEquals(
                "leave.not-offered",
                refusal(() -> office.desk.requests.enter(office.actor, Scope.EVERYBODY, draft, false)));
        Request entered = office.desk.requests.enter(office.actor, Scope.EVERYBODY, draft, true);
        assertEquals(Request.State.APPROVED, entered.state());
        assertEquals(Set.copyOf(limits), entered.past());
    }
}
