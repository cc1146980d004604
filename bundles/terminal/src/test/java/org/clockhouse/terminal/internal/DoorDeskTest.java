package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DoorControl;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.Texts;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.kernel.Refused;
import org.clockhouse.terminal.ErrandTask.Movement;
import org.clockhouse.terminal.Terminal;
import org.junit.jupiter.api.Test;

class DoorDeskTest {

    private final SharedLines lines = new SharedLines();
    private final Gatehouse house = new Gatehouse(null, lines);
    private final Turnstile turnstile = new Turnstile();
    private final DoorDesk doors = new DoorDesk(
            house.register,
            new Asking(house.drivers, house.visits, house.kept, lines, house.journal, house.config),
            house.journal);

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

    private final class Turnstile implements TerminalDriver {

        static final String ID = "acme.turnstile";

        private final List<String> done = new ArrayList<>();
        private boolean slow;
        private Fault fault;

        @Override
        public DriverDescriptor descriptor() {
            return DriverDescriptor.builder(ID)
                    .made("Acme", "Turnstile")
                    .roads(Road.VISIT)
                    .endpointExample("acme:gate")
                    .texts(Texts.of(Map.of()))
                    .build();
        }

        @Override
        public TerminalSession connect(TerminalAddress address, DriverContext context) throws DriverException {
            if (fault != null) {
                throw new DriverException(fault, "the turnstile is away");
            }
            if (slow) {
                house.clock.advance(Duration.ofSeconds(4));
            }
            return new Session();
        }

        private final class Session implements TerminalSession, DoorControl {

            @Override
            public TerminalIdentity identity() {
                return TerminalIdentity.builder("").build();
            }

            @Override
            public PunchPage readPunches(Cursor after, int limit) {
                return PunchPage.empty(after);
            }

            @Override
            public void acknowledge(Cursor upTo) {
                // It keeps no log.
            }

            @Override
            public Health health() {
                return Health.of(Health.State.GOOD, "");
            }

            @Override
            public void command(int door, Command command) {
                done.add(door + " " + command);
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        }
    }
}
