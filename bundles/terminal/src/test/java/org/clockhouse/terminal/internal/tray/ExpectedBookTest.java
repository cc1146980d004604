package org.clockhouse.terminal.internal.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.zk.push.PushDriver;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.terminal.ExpectedTerminal;
import org.clockhouse.terminal.ExpectedTerminals.Coded;
import org.clockhouse.terminal.ExpectedTerminals.Numbered;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.WallTerminal;
import org.clockhouse.terminal.internal.call.CallingTerminals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Terminals on the list of serial numbers, and those with a code. */
class ExpectedBookTest {

    private final Gatehouse house = new Gatehouse();
    private final TrayBook tray = new TrayBook(house.rows.tray(), house.register, house.expected, house.journal);
    private final CallingTerminals calling = house.calling(tray);
    private final PushDriver driver = new PushDriver();

    @BeforeEach
    void aDriverIsInstalled() {
        house.add(driver);
    }

    @AfterEach
    void end() {
        calling.stop();
    }

    private ExpectedTerminal.Draft draft() {
        return new ExpectedTerminal.Draft(
                new LocalName("东门", "East gate"),
                house.works,
                Optional.empty(),
                "",
                Direction.IN,
                Terminal.Purpose.ATTENDANCE,
                Optional.empty());
    }

    private Optional<CallingTerminals.Known> call(String serial) {
        return calling.admit(
                driver.descriptor(), TerminalIdentity.builder(serial).build(), "10.0.0.7");
    }

    private List<ExpectedTerminal> sheet(String text) {
        return sheet(text, Optional.empty());
    }

    private List<ExpectedTerminal> sheet(String text, Optional<LocalDate> countsFrom) {
        return house.expected.expect(
                house.admin,
                Scope.EVERYBODY,
                Optional.of(house.works),
                countsFrom,
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> places(Refused refused) {
        return refused.violations().stream()
                .map(v -> v.pointer() + " " + v.code())
                .toList();
    }

    @Test
    void t020ATerminalOnTheListIsAuthorisedByItsFirstCallAndAnyOtherStaysInTheTray() {
        house.expected.expect(house.admin, Scope.EVERYBODY, List.of(new Numbered("A1", draft())));
        Terminal gate = call("A1").orElseThrow().terminal();
        assertEquals("East gate", gate.name().en());
        assertEquals(Direction.IN, gate.direction());
        assertEquals("zk.push", gate.driver());
        assertEquals(Optional.empty(), call("A2"));
        assertEquals(
                List.of("A2"),
                tray.page(house.org, Page.first(9)).items().stream()
                        .map(one -> one.serial())
                        .toList());
        ExpectedTerminal come = house.expected
                .page(house.org, Scope.EVERYBODY, Page.first(9))
                .items()
                .get(0);
        assertEquals(gate.id(), come.arrived().orElseThrow().terminal());
        assertTrue(house.audit.actions().containsAll(List.of("terminal.expect", "terminal.register")));
    }

    /** It is Monday 2 November 2026 in Shanghai when the list is written, and a week later when the terminal is hung up. */
    @Test
    void t020PunchesCountFromTheDayBeforeTheListWasWrittenOrFromTheDayThatItSays() {
        sheet("serial\nA1\n");
        sheet("serial\nA2\n", Optional.of(LocalDate.of(2026, 10, 1)));
        house.clock.advance(Duration.ofDays(7));
        assertEquals(
                Instant.parse("2026-10-31T16:00:00Z"),
                call("A1").orElseThrow().terminal().boundSince());
        assertEquals(
                Instant.parse("2026-09-30T16:00:00Z"),
                call("A2").orElseThrow().terminal().boundSince());
    }

    @Test
    void t020OneThatWaitsInTheTrayIsAuthorisedWhenItComesOntoTheList() {
        assertEquals(Optional.empty(), call("A1"));
        List<ExpectedTerminal> added =
                house.expected.expect(house.admin, Scope.EVERYBODY, List.of(new Numbered("A1", draft())));
        assertTrue(added.get(0).arrived().isPresent());
        assertEquals(List.of(), tray.page(house.org, Page.first(9)).items());
        house.clock.advance(Duration.ofSeconds(6));
        assertTrue(call("A1").isPresent());
    }

    @Test
    void t020WhoWasAuthorisedDoesNotComeBackIntoTheTrayWithItsNextCall() {
        assertEquals(Optional.empty(), call("A1"));
        tray.authorise(house.admin, "A1", TerminalDraft.of(new LocalName("", "Gate"), house.works, "", ""));
        call("A1");
        assertEquals(List.of(), tray.page(house.org, Page.first(9)).items());
        house.clock.advance(Duration.ofSeconds(6));
        assertTrue(call("A1").isPresent());
    }

    @Test
    void t020OneForAnotherFamilyStaysInTheTray() {
        house.add(new WallTerminal(house.clock));
        ExpectedTerminal.Draft other = new ExpectedTerminal.Draft(
                new LocalName("", "Gate"),
                house.works,
                Optional.empty(),
                WallTerminal.ID,
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                Optional.empty());
        house.expected.expect(house.admin, Scope.EVERYBODY, List.of(new Numbered("A1", other)));
        assertEquals(Optional.empty(), call("A1"));
        assertEquals(1, tray.page(house.org, Page.first(9)).items().size());
        Terminal byHand = tray.authorise(
                        house.admin, "A1", TerminalDraft.of(new LocalName("", "Gate"), house.works, "", ""))
                .terminal();
        ExpectedTerminal come = house.expected
                .page(house.org, Scope.EVERYBODY, Page.first(9))
                .items()
                .get(0);
        assertEquals(byHand.id(), come.arrived().orElseThrow().terminal(), "it is awaited no more");
    }

    @Test
    void t020ASheetOfSerialNumbersIsTakenWholeOrNotAtAll() {
        List<ExpectedTerminal> taken = sheet("序列号,名称,地点,方向,用途\nA1,东门,Works,进,考勤\nA2,,,,\n");
        assertEquals(
                List.of("A1", "A2"),
                taken.stream().map(ExpectedTerminal::serial).toList());
        assertEquals("东门", taken.get(0).draft().name().zh());
        assertEquals("A2", taken.get(1).draft().name().any());
        Refused refused = assertThrows(
                Refused.class, () -> sheet("serial,site,direction\nA3,Works,in\nA4,Nowhere,in\nA5,,sideways\n"));
        assertEquals(
                Set.of("/rows/3/site terminal.site.unknown", "/rows/4/direction terminal.direction.unknown"),
                Set.copyOf(places(refused)));
        Refused twice = assertThrows(Refused.class, () -> sheet("serial\nA3\nA1\n"));
        assertEquals(List.of("/rows/3/serial terminal.expected.taken"), places(twice));
        assertEquals(
                2,
                house.expected
                        .page(house.org, Scope.EVERYBODY, Page.first(9))
                        .items()
                        .size());
    }

    @Test
    void t020PastedSerialNumbersNeedNoHeadings() {
        assertEquals(
                List.of("A1", "A2"),
                sheet("A1\nA2\n").stream().map(ExpectedTerminal::serial).toList());
    }

    @Test
    void t020OneSerialNumberPastedAloneIsAList() {
        assertEquals("A-1", sheet("A-1").get(0).serial());
        assertEquals("A-2", sheet("A-2\n").get(0).serial());
        assertEquals(
                "terminal.expected.empty",
                assertThrows(Refused.class, () -> sheet("serial\n")).code());
    }

    @Test
    void t020ACodeAuthorisesOneDeviceOnce() {
        Coded coded = house.expected.code(house.admin, Scope.EVERYBODY, draft(), Duration.ofDays(7));
        assertTrue(coded.code().matches("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}"), coded.code());
        assertFalse(house.audit.drafts().toString().contains(coded.code()));
        house.expected.claim(house.admin, "A1", coded.code().toLowerCase().replace("-", " "));
        Refused again = assertThrows(Refused.class, () -> house.expected.claim(house.admin, "A2", coded.code()));
        assertEquals("terminal.code.unknown", again.code());
        assertEquals("East gate", call("A1").orElseThrow().terminal().name().en());
        assertEquals(Optional.empty(), call("A2"));
    }

    @Test
    void t020ACodeGrowsOld() {
        Coded coded = house.expected.code(house.admin, Scope.EVERYBODY, draft(), Duration.ofDays(7));
        house.clock.advance(Duration.ofDays(8));
        assertThrows(Refused.class, () -> house.expected.claim(house.admin, "A1", coded.code()));
        assertThrows(
                Refused.class, () -> house.expected.code(house.admin, Scope.EVERYBODY, draft(), Duration.ofDays(61)));
    }

    @Test
    void whatIsForgottenIsNotAwaited() {
        ExpectedTerminal gate = house.expected
                .expect(house.admin, Scope.EVERYBODY, List.of(new Numbered("A1", draft())))
                .get(0);
        Scope elsewhere = new Scope(false, Set.of(), Set.of(), Set.of());
        assertThrows(NotFound.class, () -> house.expected.forget(house.admin, elsewhere, gate.id()));
        house.expected.forget(house.admin, Scope.EVERYBODY, gate.id());
        assertEquals(Optional.empty(), call("A1"));
    }
}
