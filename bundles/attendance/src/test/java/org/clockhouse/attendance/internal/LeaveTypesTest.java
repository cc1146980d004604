package org.clockhouse.attendance.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.clockhouse.attendance.LeaveCatalogue;
import org.clockhouse.attendance.LeaveType;
import org.clockhouse.attendance.LeaveType.Basis;
import org.clockhouse.attendance.LeaveType.Step;
import org.clockhouse.attendance.LeaveType.Terms;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
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
        office.everybodyWorks(Office.workdays(office.shift("D", "08:00", "17:00")), "2026-01-05");
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
                offered);
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
                        true)));
    }
}
