package org.clockhouse.terminal.internal.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Token;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.terminal.DeskReaders;
import org.clockhouse.terminal.DeskReading;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.HandReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers on desks, with real threads. */
@Timeout(60)
class DeskRoundsTest {

    private static final String LEFT = "acme:left";
    private static final String RIGHT = "acme:right";
    private static final DeskRead CARD = DeskRead.of(new Token("62e3086ced"));

    private final Gatehouse house = new Gatehouse(new ThreadWorkers());
    private final HandReader driver = new HandReader();

    @AfterEach
    void stop() {
        house.desks.stop();
        house.visits.stop();
    }

    /** Somebody at the desk. */
    private static final class Desk implements DeskReaders.Listener {

        private final LinkedBlockingQueue<DeskReading> readings = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<TerminalState> states = new LinkedBlockingQueue<>();

        @Override
        public void read(DeskReading reading) {
            readings.add(reading);
        }

        @Override
        public void become(TerminalState state) {
            states.add(state);
        }

        String card() throws InterruptedException {
            return ((DeskReading.Card) readings.take()).numbers().get(0).hex();
        }

        TerminalState until(Kind kind) throws InterruptedException {
            TerminalState state = states.take();
            while (state.kind() != kind) {
                state = states.take();
            }
            return state;
        }
    }

    private Terminal reader(String endpoint) {
        Terminal reader = house.register(HandReader.ID, endpoint);
        await(() -> driver.opened.containsKey(endpoint));
        return reader;
    }

    private Desk listen(TerminalId reader) {
        Desk desk = new Desk();
        house.desks.listen(house.org, Scope.EVERYBODY, reader, desk);
        return desk;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not within half a minute");
            LockSupport.parkNanos(5_000_000L);
        }
    }

    /** The house's clock goes on until it is so: failed turns come later and later. */
    private void timePasses(BooleanSupplier until) {
        await(() -> {
            house.clock.advance(Duration.ofSeconds(2));
            return until.getAsBoolean();
        });
    }

    @Test
    void aCardGoesToWhoeverListensAtThatReaderAndToNobodyElse() throws Exception {
        house.add(driver);
        Desk left = listen(reader(LEFT).id());
        Desk right = listen(reader(RIGHT).id());
        driver.present(LEFT, CARD);
        assertEquals("62E3086CED", left.card());
        driver.present(RIGHT, DeskRead.of(new Token("01000734e0")));
        assertEquals("01000734E0", right.card());
        assertNull(left.readings.poll());
        assertTrue(house.punches().isEmpty(), "a read at a desk is no punch");
    }

    @Test
    void whoeverLeftHearsNothingMore() throws Exception {
        house.add(driver);
        TerminalId reader = reader(LEFT).id();
        Desk gone = new Desk();
        house.desks.listen(house.org, Scope.EVERYBODY, reader, gone).close();
        Desk stays = listen(reader);
        driver.present(LEFT, CARD);
        assertEquals("62E3086CED", stays.card());
        assertNull(gone.readings.poll());
    }

    @Test
    void aListenerThatFailsKeepsNobodyFromHearing() throws Exception {
        house.add(driver);
        TerminalId reader = reader(LEFT).id();
        house.desks.listen(house.org, Scope.EVERYBODY, reader, new DeskReaders.Listener() {
            @Override
            public void read(DeskReading reading) {
                throw new IllegalStateException("the wire is cut");
            }

            @Override
            public void become(TerminalState state) {
                // Only reads matter here.
            }
        });
        Desk stays = listen(reader);
        driver.present(LEFT, CARD);
        assertEquals("62E3086CED", stays.card());
    }

    @Test
    void aReaderThatIsPulledOutSaysSoAndIsBackByItselfWhenPluggedIn() throws Exception {
        house.add(driver);
        TerminalId reader = reader(LEFT).id();
        Desk desk = listen(reader);
        desk.until(Kind.ONLINE);
        driver.pull(LEFT);
        assertEquals("terminal.unreachable", desk.until(Kind.UNREACHABLE).code());
        assertEquals(Kind.UNREACHABLE, house.kind(reader));
        driver.plug(LEFT);
        timePasses(() -> house.kind(reader) == Kind.ONLINE);
        driver.present(LEFT, CARD);
        assertEquals("62E3086CED", desk.card());
    }

    @Test
    void wrongSettingsWaitForSomebodyToChangeThem() throws Exception {
        driver.fault = Fault.MISCONFIGURED;
        driver.pull(LEFT);
        house.add(driver);
        Terminal reader = house.register(HandReader.ID, LEFT);
        await(() -> house.kind(reader.id()) == Kind.MISCONFIGURED);
        assertEquals("no reader at " + LEFT, house.standing(reader.id()).state().detail());
        TerminalDraft elsewhere = TerminalDraft.of(new LocalName("前台", "Desk"), house.works, HandReader.ID, RIGHT);
        house.register.amend(
                house.admin,
                reader.id(),
                elsewhere,
                house.standing(reader.id()).terminal().version());
        await(() -> house.kind(reader.id()) == Kind.ONLINE);
    }

    @Test
    void aReaderIsLetGoWhenItIsTakenOutOfUse() {
        house.add(driver);
        Terminal reader = reader(LEFT);
        house.register.setStatus(
                house.admin,
                reader.id(),
                Terminal.Status.DISABLED,
                "",
                house.standing(reader.id()).terminal().version());
        await(() -> !driver.opened.containsKey(LEFT));
        assertEquals(List.of(), house.desks.list(house.org, Scope.EVERYBODY));
        assertThrows(NotFound.class, () -> listen(reader.id()));
    }

    @Test
    void aDriverThatGoesLetsItsReadersGoAndComesBackToWhoeverListens() throws Exception {
        house.add(driver);
        TerminalId reader = reader(LEFT).id();
        Desk desk = listen(reader);
        house.drivers.remove(driver);
        assertTrue(driver.opened.isEmpty(), "the reader is closed before the driver is gone");
        desk.until(Kind.DRIVER_MISSING);
        HandReader next = new HandReader();
        house.add(next);
        await(() -> next.opened.containsKey(LEFT));
        next.present(LEFT, CARD);
        assertEquals("62E3086CED", desk.card());
        assertTrue(
                desk.states.stream().noneMatch(state -> state.kind() == Kind.UNREACHABLE), "no fault of the reader's");
    }

    @Test
    void aReaderMoreThanThereAreThreadsSaysSo() {
        house.add(driver);
        reader(LEFT);
        reader(RIGHT);
        Terminal third = house.register(HandReader.ID, "acme:third");
        await(() -> house.standing(third.id()).state().code().equals("terminal.desk.too-many"));
    }

    @Test
    void aReaderOfAnotherSiteIsNotThere() {
        house.add(driver);
        TerminalId reader = reader(LEFT).id();
        Scope elsewhere = new Scope(false, Set.of(SiteId.next()), Set.of(), Set.of());
        assertEquals(List.of(), house.desks.list(house.org, elsewhere));
        assertThrows(NotFound.class, () -> house.desks.listen(house.org, elsewhere, reader, new Desk()));
        assertEquals(1, house.desks.list(house.org, Scope.EVERYBODY).size());
    }

    @Test
    void resultsNeverWaitForWhatAReaderReports() {
        house.add(driver);
        assertEquals(Terminal.Purpose.ACCESS, reader(LEFT).purpose());
    }

    @Test
    void aReaderNeedsItsEndpointAndKnownSettings() {
        house.add(driver);
        Refused e = assertThrows(Refused.class, () -> house.register(HandReader.ID, ""));
        assertEquals("terminal.endpoint.required", e.violations().get(0).code());
    }
}
