package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.ErrandRunner;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.StandingCall;
import org.clockhouse.driver.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every driver promises whose terminals stay on the line; beside {@link CallingDriverContract}. */
@Timeout(60)
public abstract class StandingDriverContract {

    private static final String KNOWN = "SN-KNOWN-1";
    private static final String OTHER = "SN-KNOWN-2";
    private static final String STRANGER = "SN-STRANGER";
    private static final Duration PROMPT = Duration.ofSeconds(10);
    private static final Task TASK = new Task.PutHolder("1001", "Ana", List.of());
    private static final int MOST_STEPS = 20;

    private final MemoryArrivals arrivals = new MemoryArrivals(new BenchClock(Instant.parse("2026-03-02T09:00:00Z")));
    private StandingBench bench;

    protected abstract StandingBench newBench();

    @BeforeEach
    void registerTwo() {
        bench = newBench();
        arrivals.register(KNOWN);
        arrivals.register(OTHER);
    }

    /** A line on which the terminal has said who it is. */
    private StandingCall line(String serial) throws Exception {
        StandingCall line = bench.driver().pickUp(bench.dial(), arrivals);
        line.hear(bench.hello(serial));
        return line;
    }

    /** What the terminal makes of it: a line that ends is never an acknowledgement. */
    private boolean acknowledged(StandingCall line, String message) throws InterruptedException {
        try {
            return bench.acknowledges(line.hear(message));
        } catch (NotStoredException | DriverException e) {
            return false;
        }
    }

    private List<LocalDateTime> stored() {
        return arrivals.punches().stream().map(RawPunch::clockReading).toList();
    }

    @Test
    void aMessageIsStoredInItsOrderAndThenAcknowledged() throws Exception {
        List<Sample> people = Sample.people(5);
        StandingCall line = line(KNOWN);
        assertTrue(acknowledged(line, bench.upload(KNOWN, people)));
        assertTrue(acknowledged(line, bench.upload(KNOWN, people)), "what is stored already is acknowledged again");
        assertEquals(people.stream().map(Sample::clockReading).toList(), stored());
    }

    @Test
    void nothingIsAcknowledgedBeforeItIsStored() throws Exception {
        StandingCall line = line(KNOWN);
        arrivals.hold(true);
        RunningCall call = new RunningCall(
                        line.getClass(), () -> acknowledged(line, bench.upload(KNOWN, Sample.people(3))))
                .atTheGate();
        assertFalse(call.isDone(), "answered while the commit was still waiting");
        arrivals.hold(false);
        assertEquals(true, call.outcome(PROMPT));
    }

    @Test
    void nothingIsAcknowledgedWhileTheStoreIsDown() throws Exception {
        StandingCall line = line(KNOWN);
        arrivals.down(true);
        assertFalse(acknowledged(line, bench.upload(KNOWN, Sample.people(3))));
        arrivals.down(false);
        assertTrue(acknowledged(line(KNOWN), bench.upload(KNOWN, Sample.people(3))));
        assertEquals(3, arrivals.punches().size());
    }

    @Test
    void aPoisonRecordIsQuarantinedAndStillAcknowledged() throws Exception {
        assertTrue(acknowledged(line(KNOWN), bench.uploadWithPoison(KNOWN, Sample.people(3))));
        assertEquals(3, arrivals.punches().size());
        assertEquals(1, arrivals.quarantine().size());
    }

    @Test
    void anUnknownSerialStoresNothingAndIsShownInTheTray() throws Exception {
        StandingCall line = line(STRANGER);
        assertFalse(acknowledged(line, bench.upload(STRANGER, Sample.people(3))));
        assertEquals(Optional.empty(), line.speak());
        assertEquals(List.of(), arrivals.punches());
        assertEquals(Set.of(STRANGER), arrivals.tray());
    }

    @Test
    void aTerminalThatIsRegisteredMeanwhileIsLetInOnTheSameLine() throws Exception {
        StandingCall line = line(STRANGER);
        arrivals.register(STRANGER);
        assertTrue(acknowledged(line, bench.upload(STRANGER, Sample.people(2))));
        assertEquals(2, arrivals.punches().size());
    }

    @Test
    void rubbishNeverBecomesAPunchNorAnUnexpectedException() throws Exception {
        for (String rubbish : List.of("", "\u0000", "{", "[[[[", "null", "\"", "{\"a\":1}", "x".repeat(100_000))) {
            acknowledged(line(KNOWN), rubbish);
            acknowledged(bench.driver().pickUp(bench.dial(), arrivals), rubbish);
        }
        assertEquals(List.of(), arrivals.punches());
    }

    @Test
    void nobodyIsSpokenToBeforeItHasSaidWhoItIs() throws Exception {
        arrivals.want(KNOWN, TASK);
        assertEquals(
                Optional.empty(), bench.driver().pickUp(bench.dial(), arrivals).speak());
    }

    @Test
    void interruptionWhileStoringPasses() throws Exception {
        StandingCall line = line(KNOWN);
        arrivals.hold(true);
        RunningCall call =
                new RunningCall(line.getClass(), () -> line.hear(bench.upload(KNOWN, Sample.people(1)))).atTheGate();
        call.interrupt();
        assertInstanceOf(InterruptedException.class, call.outcome(PROMPT));
    }

    private StandingCall lineForErrands(String serial) throws Exception {
        assumeTrue(
                bench.driver() instanceof ErrandRunner runner && runner.takes(TASK), "a family that takes no errands");
        return line(serial);
    }

    /** Answers whatever is said until there is nothing more. */
    private void work(StandingCall line, boolean done) throws Exception {
        for (int i = 0; i < MOST_STEPS; i++) {
            Optional<String> said = line.speak();
            if (said.isEmpty()) {
                return;
            }
            line.hear(bench.settle(KNOWN, said.get(), done));
        }
        throw new AssertionError("it never stops speaking");
    }

    @Test
    void anErrandIsSaidToItsTerminalAloneAndOneAtATime() throws Exception {
        StandingCall line = lineForErrands(KNOWN);
        long first = arrivals.want(KNOWN, TASK);
        long second = arrivals.want(KNOWN, new Task.PutHolder("1002", "Bo", List.of()));
        assertEquals(Optional.empty(), line(OTHER).speak());
        assertTrue(line.speak().isPresent());
        assertEquals("sent", arrivals.stateOf(first));
        assertEquals(Optional.empty(), line.speak(), "the first is not answered yet");
        assertEquals("waiting", arrivals.stateOf(second));
    }

    @Test
    void anErrandIsSettledByWhatItsTerminalSays() throws Exception {
        StandingCall line = lineForErrands(KNOWN);
        long first = arrivals.want(KNOWN, TASK);
        work(line, true);
        assertEquals("done", arrivals.stateOf(first));
        long second = arrivals.want(KNOWN, TASK);
        work(line, false);
        assertTrue(arrivals.stateOf(second).startsWith("refused"), arrivals.stateOf(second));
    }

    @Test
    void anAnswerOnAnotherLineSettlesNothing() throws Exception {
        StandingCall line = lineForErrands(KNOWN);
        long errand = arrivals.want(KNOWN, TASK);
        String said = line.speak().orElseThrow();
        line(KNOWN).hear(bench.settle(KNOWN, said, true));
        assertEquals("sent", arrivals.stateOf(errand));
    }

    @Test
    void aTaskNobodyKnowsIsRefusedAndBlocksNothing() throws Exception {
        StandingCall line = lineForErrands(KNOWN);
        Task strange = new Task() {};
        assertFalse(((ErrandRunner) bench.driver()).takes(strange));
        long first = arrivals.want(KNOWN, strange);
        long second = arrivals.want(KNOWN, TASK);
        assertTrue(line.speak().isPresent());
        assertTrue(arrivals.stateOf(first).startsWith("refused"), arrivals.stateOf(first));
        assertEquals("sent", arrivals.stateOf(second));
    }
}
