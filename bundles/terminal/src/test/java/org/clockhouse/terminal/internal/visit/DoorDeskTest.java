package org.clockhouse.terminal.internal.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.kernel.Refused;
import org.clockhouse.terminal.ErrandTask.Movement;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.Turnstile;
import org.clockhouse.terminal.internal.WallTerminal;
import org.junit.jupiter.api.Test;

class DoorDeskTest {

    private final SharedLines lines = new SharedLines();
    private final Gatehouse house = new Gatehouse(null, lines);
    private final Turnstile turnstile = new Turnstile(house.clock);
    private final DoorDesk doors = house.doors;

    @Test
    void t068ADoorCommandIsDoneAtOnceAndAudited() {
        Terminal gate = turnstile();
        doors.move(house.admin, gate.id(), 1, Movement.UNLOCK_ONCE);
        assertEquals(List.of("1 UNLOCK_ONCE"), turnstile.done);
        assertTrue(house.audit.apart().stream().anyMatch(entry -> entry.action().equals("terminal.door")));
    }

    @Test
    void t068ACommandThatComesTooLateIsNeverGiven() {
        Terminal gate = turnstile();
        turnstile.slow = true;
        assertEquals("door.too-late", refused(gate));
        assertEquals(List.of(), turnstile.done);
    }

    @Test
    void t068ATerminalThatDoesNotAnswerSaysSoAndIsNotAskedAgain() {
        Terminal gate = turnstile();
        turnstile.fault = Fault.UNREACHABLE;
        assertEquals("door.failed", refused(gate));
        turnstile.fault = null;
        house.tick(Duration.ofMinutes(1));
        assertEquals(List.of(), turnstile.done);
    }

    @Test
    void t068ATerminalWithoutADoorIsRefused() {
        house.add(new WallTerminal(house.clock));
        Terminal gate = house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
        house.visits.tick();
        assertEquals("door.unsupported", refused(gate));
    }

    private String refused(Terminal gate) {
        return assertThrows(Refused.class, () -> doors.move(house.admin, gate.id(), 1, Movement.UNLOCK_ONCE))
                .code();
    }

    private Terminal turnstile() {
        house.add(turnstile);
        Terminal gate = house.register(Turnstile.ID, "acme:gate");
        house.tick(Duration.ofSeconds(1));
        return gate;
    }
}
