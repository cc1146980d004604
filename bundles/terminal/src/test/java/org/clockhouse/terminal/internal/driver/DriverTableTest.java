package org.clockhouse.terminal.internal.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.WallTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
public class DriverTableTest {

    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);

    @Test
    void aDriverThatLeavesInMidVisitIsWaitedForAndLosesNothing() throws Exception {
        Gatehouse house = new Gatehouse(new ThreadWorkers());
        WallTerminal wall = new WallTerminal(house.clock);
        wall.answer = new CountDownLatch(1);
        house.add(wall);
        Terminal gate = house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
        wall.present("7", EIGHT);
        assertTrue(wall.reading.await(20, TimeUnit.SECONDS));

        long before = System.nanoTime();
        house.drivers.remove(wall);
        assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before) < 5);
        assertEquals(Kind.DRIVER_MISSING, house.kind(gate.id()));
        assertEquals(1, wall.holds());

        wall.answer = null;
        house.add(wall);
        await(() -> wall.holds() == 0);
        assertEquals(1, house.punches().size());
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
        house.visits.stop();
    }

    @Test
    void oneTerminalIsVisitedByOneThreadAtATimeHoweverOftenItIsWoken() throws Exception {
        Gatehouse house = new Gatehouse(new ThreadWorkers());
        WallTerminal wall = new WallTerminal(house.clock);
        wall.answer = new CountDownLatch(1);
        house.add(wall);
        Terminal gate = house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
        assertTrue(wall.reading.await(20, TimeUnit.SECONDS));
        for (int i = 0; i < 20; i++) {
            house.visits.wake(gate.id());
            house.visits.tick();
        }
        assertEquals(1, wall.connects);
        wall.answer.countDown();
        await(() -> wall.connects == 2);
        house.visits.stop();
    }

    @Test
    void aLoanThatIsReturnedIsNotInterruptedLater() {
        Gatehouse house = new Gatehouse();
        DriverTable table = house.drivers;
        WallTerminal wall = new WallTerminal(house.clock);
        table.add(wall, Map.of());
        try (DriverTable.Loan loan = table.borrow(WallTerminal.ID).orElseThrow()) {
            assertSame(wall, loan.driver());
        }
        table.remove(wall);
        assertFalse(Thread.interrupted());
        assertEquals(Optional.empty(), table.borrow(WallTerminal.ID));
    }

    @Test
    void aSecondDriverOfTheSameIdServesWhenTheFirstLeaves() {
        Gatehouse house = new Gatehouse();
        DriverTable table = house.drivers;
        WallTerminal first = new WallTerminal(house.clock);
        WallTerminal second = new WallTerminal(house.clock);
        table.add(first, Map.of());
        table.add(second, Map.of());
        assertSame(first, table.find(WallTerminal.ID).orElseThrow());
        table.remove(first);
        assertSame(second, table.find(WallTerminal.ID).orElseThrow());
        assertEquals(1, table.all().size());
    }

    @Test
    void whoWatchesHearsOfEachComingAndGoing() {
        Gatehouse house = new Gatehouse();
        DriverTable table = house.drivers;
        WallTerminal wall = new WallTerminal(house.clock);
        AtomicInteger heard = new AtomicInteger();
        DriverTable.Watcher watcher = heard::incrementAndGet;
        table.watch(watcher);
        table.add(wall, Map.of());
        table.remove(wall);
        table.unwatch(watcher);
        table.add(wall, Map.of());
        assertEquals(2, heard.get());
    }

    /** Polls, because the condition is reached by threads that nobody can wait for. */
    public static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertTrue(condition.getAsBoolean());
    }
}
