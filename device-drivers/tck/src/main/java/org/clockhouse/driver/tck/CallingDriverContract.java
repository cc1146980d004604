package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.ErrandRunner;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.Task;
import org.clockhouse.driver.UnreadableRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every driver of the call-in road promises. */
@Timeout(60)
public abstract class CallingDriverContract {

    private static final String KNOWN = "SN-KNOWN-1";
    private static final String OTHER = "SN-KNOWN-2";
    private static final String STRANGER = "SN-STRANGER";
    private static final Duration PROMPT = Duration.ofSeconds(10);

    private final MemoryArrivals arrivals = new MemoryArrivals(new BenchClock(Instant.parse("2026-03-02T09:00:00Z")));
    private CallingBench bench;

    protected abstract CallingBench newBench();

    @BeforeEach
    void registerTwo() {
        bench = newBench();
        arrivals.register(KNOWN);
        arrivals.register(OTHER);
    }

    private HttpAnswer answer(HttpCall call) throws NotStoredException, DriverException, InterruptedException {
        return SentAnswer.of(bench.driver().answer(call, arrivals));
    }

    /** What the terminal makes of it: an exception is never an acknowledgement. */
    private boolean acknowledged(HttpCall call) throws InterruptedException {
        try {
            return bench.acknowledges(answer(call));
        } catch (NotStoredException | DriverException e) {
            return false;
        }
    }

    private List<LocalDateTime> stored() {
        return arrivals.punches().stream().map(RawPunch::clockReading).toList();
    }

    private static List<LocalDateTime> readings(List<Sample> samples) {
        return samples.stream().map(Sample::clockReading).toList();
    }

    @Test
    void namesItsPathsAndItsRoad() {
        Set<String> paths = bench.driver().paths();
        assertFalse(paths.isEmpty());
        paths.forEach(path -> assertTrue(path.matches("/[A-Za-z0-9._-]*"), path));
        assertTrue(bench.driver().descriptor().roads().contains(Road.CALL_IN));
        for (HttpCall call : List.of(bench.hello(KNOWN), bench.upload(KNOWN, Sample.people(1)))) {
            assertTrue(paths.stream().anyMatch(call.path()::startsWith), call.path());
        }
    }

    @Test
    void anUploadIsStoredInItsOrderAndThenAcknowledged() throws Exception {
        List<Sample> people = Sample.people(5);
        assertTrue(acknowledged(bench.upload(KNOWN, people)));
        assertEquals(readings(people), stored());
    }

    @Test
    void nothingIsAcknowledgedBeforeItIsStored() throws Exception {
        arrivals.hold(true);
        RunningCall call = new RunningCall(
                        bench.driver().getClass(), () -> acknowledged(bench.upload(KNOWN, Sample.people(3))))
                .atTheGate();
        assertFalse(call.isDone(), "answered while the commit was still waiting");
        arrivals.hold(false);
        assertEquals(true, call.outcome(PROMPT));
        assertEquals(3, arrivals.punches().size());
    }

    @Test
    void theSameUploadTwiceIsOnce() throws Exception {
        HttpCall call = bench.upload(KNOWN, Sample.people(4));
        assertTrue(acknowledged(call));
        assertTrue(acknowledged(call), "the terminal must be freed of what is stored already");
        assertEquals(4, arrivals.punches().size());
    }

    @Test
    void recordIdsAreTheSameEachTimeAndDifferBetweenPunches() throws Exception {
        answer(bench.upload(KNOWN, Sample.people(4)));
        answer(bench.upload(OTHER, Sample.people(4)));
        List<String> ids = arrivals.punches().stream().map(RawPunch::recordId).toList();
        assertEquals(ids.subList(0, 4), ids.subList(4, 8));
        assertEquals(4, new HashSet<>(ids).size());
    }

    @Test
    void twoTerminalsAreNotMixedUp() throws Exception {
        answer(bench.upload(KNOWN, Sample.people(2)));
        answer(bench.upload(OTHER, Sample.people(2)));
        assertEquals(4, arrivals.punches().size());
    }

    @Test
    void aPoisonLineIsQuarantinedAndStillAcknowledged() throws Exception {
        List<Sample> people = Sample.people(3);
        assertTrue(acknowledged(bench.uploadWithPoison(KNOWN, people)));
        assertEquals(readings(people), stored());
        List<UnreadableRow> kept = arrivals.quarantine();
        assertEquals(1, kept.size());
        assertTrue(kept.get(0).raw().size() > 0, "the raw row is kept");
    }

    @Test
    void anUnknownSerialStoresNothingAndIsShownInTheTray() throws Exception {
        acknowledged(bench.hello(STRANGER));
        assertFalse(acknowledged(bench.upload(STRANGER, Sample.people(3))));
        assertEquals(List.of(), arrivals.punches());
        assertEquals(Set.of(STRANGER), arrivals.tray());
    }

    @Test
    void nothingIsAcknowledgedWhileTheStoreIsDown() throws Exception {
        arrivals.down(true);
        assertFalse(acknowledged(bench.upload(KNOWN, Sample.people(3))));
        assertFalse(acknowledged(bench.uploadWithPoison(KNOWN, Sample.people(3))));
        arrivals.down(false);
        assertTrue(acknowledged(bench.upload(KNOWN, Sample.people(3))));
        assertEquals(3, arrivals.punches().size());
    }

    @Test
    void anEmptyUploadIsNoError() throws Exception {
        answer(bench.upload(KNOWN, List.of()));
        assertEquals(List.of(), arrivals.punches());
    }

    @Test
    void rubbishNeverBecomesAPunchNorAnUnexpectedException() throws Exception {
        HttpCall good = bench.upload(KNOWN, Sample.people(1));
        byte[] noise = new byte[4096];
        new Random(7).nextBytes(noise);
        for (byte[] body : Stream.of(noise, new byte[] {0}, new byte[100_000], "\t\t\t\n".getBytes())
                .toList()) {
            acknowledged(HttpCall.builder(good.method(), target(good))
                    .body(Bytes.of(body))
                    .build());
        }
        assertEquals(List.of(), arrivals.punches());
    }

    @Test
    void aPathOrMethodOfNobodyIsAnsweredWithoutStoring() throws Exception {
        String path = bench.driver().paths().iterator().next();
        for (String method : List.of("GET", "POST", "DELETE")) {
            HttpAnswer answer =
                    answer(HttpCall.builder(method, path + "/no-such-thing").build());
            assertFalse(answer.status() >= 500, "an unknown path is not our fault: " + answer.status());
        }
        assertEquals(List.of(), arrivals.punches());
    }

    @Test
    void manyTerminalsCallAtOnce() throws Exception {
        List<RunningCall> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String serial = "SN-MANY-" + i;
            arrivals.register(serial);
            calls.add(new RunningCall(
                    bench.driver().getClass(), () -> acknowledged(bench.upload(serial, Sample.people(50)))));
        }
        for (RunningCall call : calls) {
            assertEquals(true, call.outcome(PROMPT));
        }
        assertEquals(1000, arrivals.punches().size());
    }

    @Test
    void interruptionWhileStoringPasses() throws Exception {
        arrivals.hold(true);
        RunningCall call = new RunningCall(
                        bench.driver().getClass(), () -> answer(bench.upload(KNOWN, Sample.people(1))))
                .atTheGate();
        call.interrupt();
        assertInstanceOf(InterruptedException.class, call.outcome(PROMPT));
    }

    private HttpCall ask(String serial) {
        assumeTrue(
                bench.driver() instanceof ErrandRunner && bench.ask(serial).isPresent(),
                "a family that takes no errands");
        return bench.ask(serial).orElseThrow();
    }

    private Task taken() {
        ErrandRunner runner = (ErrandRunner) bench.driver();
        return Stream.of(
                        new Task.PutHolder("1001", "Ana", List.of()),
                        new Task.Identify(),
                        new Task.ReadHolders(),
                        new Task.Restart())
                .filter(runner::takes)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anErrandIsHandedOutOnceToItsTerminalAlone() throws Exception {
        HttpCall call = ask(KNOWN);
        byte[] nothing = answer(call).body().toArray();
        long errand = arrivals.want(KNOWN, taken());
        answer(ask(OTHER));
        assertEquals("waiting", arrivals.stateOf(errand));
        assertFalse(Arrays.equals(nothing, answer(call).body().toArray()), "the errand is in the answer");
        assertEquals("sent", arrivals.stateOf(errand));
        assertArrayEquals(nothing, answer(call).body().toArray());
    }

    @Test
    void anErrandIsSettledByWhatItsTerminalSays() throws Exception {
        HttpCall call = ask(KNOWN);
        long first = arrivals.want(KNOWN, taken());
        HttpAnswer handed = answer(call);
        answer(bench.settle(OTHER, handed, true));
        assertEquals("sent", arrivals.stateOf(first), "said by another terminal");
        assertTrue(answer(bench.settle(KNOWN, handed, true)).isSuccess());
        assertEquals("done", arrivals.stateOf(first));
        long second = arrivals.want(KNOWN, taken());
        answer(bench.settle(KNOWN, answer(call), false));
        assertTrue(arrivals.stateOf(second).startsWith("refused"), arrivals.stateOf(second));
    }

    @Test
    void aTaskNobodyKnowsIsRefusedAndBlocksNothing() throws Exception {
        HttpCall call = ask(KNOWN);
        Task strange = new Task() {};
        assertFalse(((ErrandRunner) bench.driver()).takes(strange));
        long first = arrivals.want(KNOWN, strange);
        long second = arrivals.want(KNOWN, taken());
        answer(call);
        assertTrue(arrivals.stateOf(first).startsWith("refused"), arrivals.stateOf(first));
        assertEquals("sent", arrivals.stateOf(second));
    }

    @Test
    void errandsWaitWhileTheStoreIsDown() throws Exception {
        HttpCall call = ask(KNOWN);
        long errand = arrivals.want(KNOWN, taken());
        arrivals.down(true);
        acknowledged(call);
        assertEquals("waiting", arrivals.stateOf(errand));
    }

    private static String target(HttpCall call) {
        StringBuilder target = new StringBuilder(call.path());
        char separator = '?';
        for (var parameter : call.query().entrySet()) {
            target.append(separator).append(parameter.getKey()).append('=').append(parameter.getValue());
            separator = '&';
        }
        return target.toString();
    }
}
