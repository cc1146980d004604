package org.clockhouse.attendance.internal.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.DeviceFaults.Entered;
import org.clockhouse.attendance.day.DeviceFaults.Touched;
import org.clockhouse.attendance.day.DeviceFaults.Way;
import org.clockhouse.attendance.day.MissedPunches.Suggestion;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchAttributes.Outcome;
import org.clockhouse.request.RequestDraft;
import org.clockhouse.request.RequestId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Thursday 19 November 2026 in Shanghai, shift 09:00 to 18:00: Ann punched in and never out. */
class MissedPunchDeskTest {

    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();
    private final EmployeeId bob = office.hire();
    private final MissedPunchDesk desk = new MissedPunchDesk(
            office.reader,
            office.log,
            office.memory.results,
            office.closed,
            office.desk.requests,
            office.registry.directory,
            office.transactions);

    @BeforeEach
    void aDayWithAMissingPunch() {
        office.dayShift();
        office.punch(ann, "2026-11-19 08:55:00");
        office.settle();
    }

    @Test
    void whatATerminalRefusedComesBeforeADoorAndTheNearestToThePlanIsTaken() {
        assertEquals(List.of(), suggestions());
        passed(
                ann,
                "2026-11-19T18:01:10",
                attributes(Outcome.ACCEPTED, Method.CARD).outsideAttendance());
        assertEquals(List.of("OUT 18:01 DOOR"), suggestions());
        passed(ann, "2026-11-19T18:20:40", attributes(Outcome.REFUSED, Method.CARD));
        passed(ann, "2026-11-19T18:09:40", attributes(Outcome.REFUSED, Method.CARD));
        assertEquals(List.of("OUT 18:09 REFUSED"), suggestions());
    }

    @Test
    void whatLiesBeforeTheInOrOutsideOfTheWindowOrWasPunchedByPhoneIsNone() {
        passed(ann, "2026-11-19T08:54:00", attributes(Outcome.REFUSED, Method.CARD));
        passed(ann, "2026-11-20T03:30:00", attributes(Outcome.REFUSED, Method.CARD));
        passed(ann, "2026-11-19T18:00:00", attributes(Outcome.REFUSED, Method.PHONE));
        assertEquals(List.of(), suggestions());
    }

    @Test
    void whereNothingElseIsKnownItIsTheMedianOfThreeColleaguesOfTheShift() {
        work(office.hire(), "17:58:00");
        work(office.hire(), "18:04:00");
        office.settle();
        assertEquals(List.of(), suggestions());
        work(office.hire(), "18:31:00");
        office.settle();
        assertEquals(List.of("OUT 18:04 CREW"), suggestions());
        Suggestion median = all(Scope.EVERYBODY).get(0);
        assertEquals(3, median.people());
        assertEquals(THURSDAY, median.date());
        assertEquals(List.of(), all(Scope.NOBODY));
    }

    @Test
    void colleaguesAreThoseOfTheDepartmentHoweverManyAreBelowIt() {
        for (int i = 0; i < 205; i++) {
            office.registry.hire("2" + i, "阿" + i, office.site, office.press);
        }
        office.punch(office.registry.hire("3", "员工甲", office.site, office.works).id(), "2026-11-19 08:55:00");
        for (String until : List.of("17:58:00", "18:04:00", "18:31:00")) {
            work(
                    office.registry
                            .hire("4" + until.replace(":", ""), "员工" + until, office.site, office.works)
                            .id(),
                    until);
        }
        office.settle();
        assertEquals(List.of("OUT 18:04 CREW"), suggestions());
    }

    @Test
    void aDayForWhichACorrectionIsAskedForAlreadyHasNone() {
        passed(ann, "2026-11-19T18:09:40", attributes(Outcome.REFUSED, Method.CARD));
        office.desk.requests.submit(
                office.actor,
                Scope.EVERYBODY,
                new RequestDraft("CORRECTION", ann, Map.of("at", "2026-11-19T18:00", "as", "OUT"), "forgot"));
        assertEquals(List.of(), suggestions());
    }

    @Test
    void aTripBeginsAndEndsTheDay() {
        office.desk.requests.enter(
                office.actor,
                Scope.EVERYBODY,
                new RequestDraft("TRIP", ann, Map.of("from", "2026-11-19T13:00", "until", "2026-11-19T17:00"), "出差"));
        office.settle();
        assertEquals(List.of("OUT 17:00 TRIP"), suggestions());
    }

    @Test
    void manyAreEnteredWithOneReasonAndTakenBackTogether() {
        passed(ann, "2026-11-19T18:09:40", attributes(Outcome.REFUSED, Method.CARD));
        Touched good = new Touched(ann, THURSDAY, Way.OUT, LocalDateTime.parse("2026-11-19T18:09"));
        Touched ahead = new Touched(bob, THURSDAY.plusDays(1), Way.OUT, LocalDateTime.parse("2026-11-20T18:00"));
        List<Entered> entered = desk.enter(office.actor, Scope.EVERYBODY, List.of(ahead, good), "the reader was dirty");
        assertEquals(
                List.of("correction.future", ""),
                entered.stream().map(Entered::refused).toList());
        office.settle();
        assertEquals(false, office.result(ann, "2026-11-19").has(Flag.Kind.MISSING_OUT));
        Set<RequestId> made =
                entered.stream().flatMap(one -> one.request().stream()).collect(Collectors.toSet());
        desk.takeBack(office.actor, Scope.EVERYBODY, made, "undone");
        office.settle();
        assertEquals(true, office.result(ann, "2026-11-19").has(Flag.Kind.MISSING_OUT));
        RequestId trip = office.desk
                .requests
                .enter(
                        office.actor,
                        Scope.EVERYBODY,
                        new RequestDraft(
                                "TRIP", bob, Map.of("from", "2026-11-19T13:00", "until", "2026-11-19T17:00"), "出差"))
                .id();
        Refused other =
                assertThrows(Refused.class, () -> desk.takeBack(office.actor, Scope.EVERYBODY, Set.of(trip), "undone"));
        assertEquals("missed-punch.other", other.code());
    }

    private List<String> suggestions() {
        return all(Scope.EVERYBODY).stream()
                .map(one -> one.way() + " " + one.at().toLocalTime() + " " + one.source())
                .toList();
    }

    private List<Suggestion> all(Scope scope) {
        MonthQuery day =
                new MonthQuery(THURSDAY, THURSDAY, Optional.empty(), Optional.empty(), Optional.empty(), "", true);
        return desk.suggestions(
                        office.org,
                        scope,
                        office.timesheets.exceptions(
                                office.org,
                                scope,
                                AttendanceException.Filter.all(day)
                                        .only(Set.of(
                                                AttendanceException.Kind.MISSING_IN,
                                                AttendanceException.Kind.MISSING_OUT))
                                        .open(),
                                Page.first(100)))
                .items();
    }

    private void work(EmployeeId person, String until) {
        office.punch(person, "2026-11-19 08:50:00", "2026-11-19 " + until);
    }

    private static PunchAttributes attributes(Outcome outcome, Method method) {
        return new PunchAttributes(method, FunctionKey.UNSTATED, 0, "", outcome, "", Direction.BOTH, true, "", "");
    }

    private void passed(EmployeeId person, String at, PunchAttributes attributes) {
        office.passed(person, at, attributes);
        office.settle();
    }
}
