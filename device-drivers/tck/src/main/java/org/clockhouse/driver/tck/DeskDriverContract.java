package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DeskReader;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Road;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every driver of the desk road promises. */
@Timeout(60)
public abstract class DeskDriverContract {

    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofMillis(300);
    /** How long a call may take to end after its time, close or interruption. */
    private static final Duration PROMPT = Duration.ofSeconds(2);

    private DeskBench bench;

    /** A reader at which nobody stands, and a host that waits so long for any one answer. */
    protected abstract DeskBench newBench(Duration replyTimeout) throws Exception;

    @AfterEach
    void clearAway() {
        if (bench != null) {
            bench.close();
        }
    }

    private DeskReader open() throws Exception {
        bench = newBench(PATIENT);
        return again();
    }

    private DeskReader again() throws DriverException, InterruptedException {
        return bench.driver().open(bench.address(), bench.context());
    }

    private DeskRead card(int index) {
        return bench.cards().get(index);
    }

    private static DeskRead read(DeskReader reader) throws DriverException, InterruptedException {
        return reader.next(PATIENT).orElseThrow(() -> new AssertionError("the card was not read"));
    }

    private static void assertNothingMore(DeskReader reader) throws DriverException, InterruptedException {
        assertEquals(Optional.empty(), reader.next(SOON), "more was read than was presented");
    }

    @Test
    void describesItselfTheSameEachTime() throws Exception {
        bench = newBench(PATIENT);
        DriverDescriptor descriptor = bench.driver().descriptor();
        assertEquals(descriptor, bench.driver().descriptor());
        assertTrue(descriptor.roads().contains(Road.DESK), "the descriptor must name the desk road");
    }

    @Test
    void aCardIsReadWholeAndOnceHoweverOftenTheReaderRepeatsIt() throws Exception {
        try (DeskReader reader = open()) {
            for (DeskRead card : bench.cards()) {
                bench.present(card);
                assertEquals(card, read(reader));
                assertNothingMore(reader);
            }
        }
    }

    @Test
    void theSameCardAgainIsReadAgain() throws Exception {
        try (DeskReader reader = open()) {
            for (int turn = 0; turn < 3; turn++) {
                bench.present(card(0));
                assertEquals(card(0), read(reader));
                assertNothingMore(reader);
            }
        }
    }

    @Test
    void cardsComeInTheOrderInWhichTheyWerePresented() throws Exception {
        try (DeskReader reader = open()) {
            List<DeskRead> presented = new ArrayList<>();
            List<DeskRead> seen = new ArrayList<>();
            for (int turn = 0; turn < 3; turn++) {
                for (DeskRead card : bench.cards()) {
                    presented.add(card);
                    bench.present(card);
                    seen.add(read(reader));
                    assertNothingMore(reader);
                }
            }
            assertEquals(presented, seen);
        }
    }

    @Test
    void nobodyIsNothingInTimeAndNoFault() throws Exception {
        try (DeskReader reader = open()) {
            RunningCall call = new RunningCall(reader.getClass(), () -> reader.next(SOON));
            assertEquals(Optional.empty(), call.outcome(SOON.plus(PROMPT)));
            bench.present(card(0));
            assertEquals(card(0), read(reader));
        }
    }

    @Test
    void whatMakesNoSenseIsAMisreadingAndTheNextCardIsRead() throws Exception {
        try (DeskReader reader = open()) {
            bench.presentDamaged();
            DeskRead damaged = read(reader);
            assertTrue(damaged.misread().isPresent(), "a misreading, not " + damaged);
            assertTrue(damaged.token().isEmpty() && damaged.text().isEmpty(), "nothing of it is kept");
            bench.present(card(1));
            assertEquals(card(1), read(reader));
        }
    }

    @Test
    void aReadNeverPrintsItsDigits() throws Exception {
        try (DeskReader reader = open()) {
            bench.present(card(0));
            DeskRead read = read(reader);
            String digits = read.token().map(token -> token.hex()).orElse(read.text());
            assertFalse(read.toString().toLowerCase().contains(digits.toLowerCase()), "digits in " + read);
        }
    }

    @Test
    void aReaderThatIsPulledOutIsUnreachable() throws Exception {
        try (DeskReader reader = open()) {
            bench.unplug();
            DriverException e = assertThrows(DriverException.class, () -> {
                for (int i = 0; i < 20; i++) {
                    reader.next(SOON);
                }
            });
            assertEquals(Fault.UNREACHABLE, e.fault());
        }
    }

    @Test
    void aReaderThatIsNotThereIsUnreachable() throws Exception {
        open().close();
        bench.unplug();
        DriverException e = assertThrows(DriverException.class, () -> again().close());
        assertEquals(Fault.UNREACHABLE, e.fault());
    }

    @Test
    void aReaderThatWasLetGoCanBeOpenedAgain() throws Exception {
        open().close();
        try (DeskReader reader = again()) {
            bench.present(card(0));
            assertEquals(card(0), read(reader));
        }
    }

    @Test
    void closeEndsACallStillRunning() throws Exception {
        DeskReader reader = open();
        RunningCall call = new RunningCall(reader.getClass(), () -> reader.next(PATIENT)).begun();
        reader.close();
        reader.close();
        assertInstanceOf(DriverException.class, call.outcome(PROMPT));
    }

    @Test
    void interruptionEndsACallStillRunningAsInterruption() throws Exception {
        try (DeskReader reader = open()) {
            RunningCall call = new RunningCall(reader.getClass(), () -> reader.next(PATIENT)).begun();
            call.interrupt();
            assertInstanceOf(InterruptedException.class, call.outcome(PROMPT));
        }
    }

    /** Threads whose names begin so belong to the JDK or a library that the driver cannot do without. */
    protected Set<String> foreignThreads() {
        return Set.of();
    }

    @Test
    void startsNoThreadsOfItsOwn() throws Exception {
        bench = newBench(PATIENT);
        Set<Thread> before = threads();
        try (DeskReader reader = again()) {
            bench.present(card(0));
            read(reader);
            Set<Thread> more = threads();
            more.removeAll(before);
            more.removeIf(thread -> foreignThreads().stream().anyMatch(thread.getName()::startsWith));
            assertEquals(Set.of(), more);
        }
    }

    /** Not those of the platform itself, such as the one that waits for a process of the bench. */
    private static Set<Thread> threads() {
        ThreadGroup ours = Thread.currentThread().getThreadGroup();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() == ours)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
