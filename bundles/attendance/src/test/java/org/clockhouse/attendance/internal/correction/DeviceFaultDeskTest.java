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
import java.util.stream.Stream;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.DeviceFaults.Entered;
import org.clockhouse.attendance.day.DeviceFaults.Outage;
import org.clockhouse.attendance.day.DeviceFaults.Touched;
import org.clockhouse.attendance.day.DeviceFaults.Way;
import org.clockhouse.attendance.internal.Office;
import org.clockhouse.attendance.internal.OfficeShifts;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.request.RequestDraft;
import org.clockhouse.request.RequestId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Thursday 19 November 2026 in Shanghai, shift 09:00 to 18:00; the terminals were away from 08:30 to 10:00. */
class DeviceFaultDeskTest {

    private final Office office = new Office();
    private final EmployeeId ann = office.hire();
    private final EmployeeId bob = office.hire();
    private final EmployeeId eve = office.hire();
    private final DeviceFaultDesk desk = new DeviceFaultDesk(
            office.memory.results,
            office.desk.requests,
            office.registry.directory,
            office.registry.sites,
            office.transactions,
            office.clock);
    private final Outage morning = outage("2026-11-19T08:30", "2026-11-19T10:00");

    @BeforeEach
    void aDayWithoutTerminalsInTheMorning() {
        office.everybodyWorks(OfficeShifts.workdays(office.shift("D9", "09:00", "18:00")), "2026-11-01");
        office.punch(ann, "2026-11-19 18:02:00");
        office.punch(bob, "2026-11-19 08:20:00", "2026-11-19 18:05:00");
        office.settle();
    }

    @Test
    void whoseStartFellIntoTheOutageWithoutAPunchIsTouched() {
        LocalDateTime nine = LocalDateTime.parse("2026-11-19T09:00");
        assertEquals(
                List.of(
                        new Touched(ann, nine.toLocalDate(), Way.IN, nine),
                        new Touched(eve, nine.toLocalDate(), Way.IN, nine)),
                desk.touched(office.org, Scope.EVERYBODY, morning));
        assertEquals(List.of(), desk.touched(office.org, Scope.NOBODY, morning));
        assertEquals(
                List.of(), desk.touched(office.org, Scope.EVERYBODY, outage("2026-11-19T06:00", "2026-11-19T09:00")));
    }

    @Test
    void whatIsStillToComeWasMissedByNobody() {
        office.at("2026-11-19T00:59:00Z");
        assertEquals(List.of(), desk.touched(office.org, Scope.EVERYBODY, morning));
        office.at("2026-11-19T01:01:00Z");
        assertEquals(2, desk.touched(office.org, Scope.EVERYBODY, morning).size());
    }

    @Test
    void oneActMakesTheirPunchesGoodButForThoseWhoWereNotThere() {
        List<Entered> entered =
                desk.correct(office.actor, Scope.EVERYBODY, morning, Set.of(eve), "power cut at the gate");
        assertEquals(List.of(""), entered.stream().map(Entered::refused).toList());
        office.settle();
        assertEquals(
                "2026-11-19T09:00",
                office.result(ann, "2026-11-19").firstIn().orElseThrow().toString());
        assertEquals(DayStatus.ABSENT, office.result(eve, "2026-11-19").status());
        assertEquals(
                List.of(eve),
                desk.touched(office.org, Scope.EVERYBODY, morning).stream()
                        .map(Touched::employee)
                        .toList());
    }

    /** Nobody presses keys here: what comes before noon and after it is as much a punch as before the correction. */
    @Test
    void whatIsEnteredSaysNothingOfHowTerminalsAreUsed() {
        RuleSet keys = office.rules.define(
                office.actor,
                "KEYS",
                new LocalName("按键", "Keys"),
                Policy.of(Map.of("pairing", "FUNCTION_KEY_FIRST_LAST")));
        office.rosters.assign(
                office.actor,
                new Target.OfSite(office.site.id()),
                OfficeShifts.workdays(office.shift("K9", 540, 1080, keys)),
                LocalDate.parse("2026-11-02"),
                Optional.empty(),
                false);
        office.punch(ann, "2026-11-19 12:04:00", "2026-11-19 12:57:00");
        office.settle();
        desk.correct(office.actor, Scope.EVERYBODY, morning, Set.of(eve), "power cut");
        office.settle();
        DayResult day = office.result(ann, "2026-11-19");
        assertEquals("2026-11-19T09:00", day.firstIn().orElseThrow().toString());
        assertEquals("2026-11-19T18:02", day.lastOut().orElseThrow().toString());
        assertEquals(List.of(), day.exceptions().stream().toList());
    }

    @Test
    void whatWasEnteredIsTakenBackAndEverybodyIsTouchedAgain() {
        Set<RequestId> made = desk.correct(office.actor, Scope.EVERYBODY, morning, Set.of(), "power cut").stream()
                .map(entered -> entered.request().orElseThrow())
                .collect(Collectors.toSet());
        office.settle();
        assertEquals(List.of(), desk.touched(office.org, Scope.EVERYBODY, morning));
        desk.takeBack(office.actor, Scope.EVERYBODY, made, "undone");
        office.settle();
        assertEquals(2, desk.touched(office.org, Scope.EVERYBODY, morning).size());
        Refused again = assertThrows(Refused.class, () -> desk.takeBack(office.actor, Scope.EVERYBODY, made, "undone"));
        assertEquals("request.closed", again.code());
    }

    @Test
    void aRequestThatCorrectsNoFaultIsNotTakenBackWithThose() {
        RequestId trip = office.desk
                .requests
                .submit(
                        office.actor,
                        Scope.EVERYBODY,
                        new RequestDraft(
                                "TRIP", bob, Map.of("from", "2026-11-23T08:00", "until", "2026-11-23T17:00"), "出差"))
                .id();
        Set<RequestId> mixed = Stream.concat(
                        Stream.of(trip),
                        desk.correct(office.actor, Scope.EVERYBODY, morning, Set.of(eve), "power cut").stream()
                                .map(entered -> entered.request().orElseThrow()))
                .collect(Collectors.toSet());
        Refused refused =
                assertThrows(Refused.class, () -> desk.takeBack(office.actor, Scope.EVERYBODY, mixed, "undone"));
        assertEquals("device-fault.other", refused.code());
        office.settle();
        assertEquals(1, desk.touched(office.org, Scope.EVERYBODY, morning).size());
    }

    @Test
    void anOutageThatEndsBeforeItStartsIsRefused() {
        Refused refused = assertThrows(
                Refused.class,
                () -> desk.touched(office.org, Scope.EVERYBODY, outage("2026-11-19T10:00", "2026-11-19T08:30")));
        assertEquals("device-fault.span", refused.code());
    }

    private Outage outage(String from, String until) {
        return new Outage(office.site.id(), LocalDateTime.parse(from), LocalDateTime.parse(until));
    }
}
