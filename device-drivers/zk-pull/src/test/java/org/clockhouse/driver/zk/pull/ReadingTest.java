package org.clockhouse.driver.zk.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.zk.record.PunchLayout;
import org.clockhouse.driver.zk.record.ZkTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReadingTest {

    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(20);

    private Bench bench;

    @BeforeEach
    void begin() throws Exception {
        bench = Bench.tcp(LONG);
    }

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void aNumberOf32BitsIsOneInRowsOf16Bytes() throws Exception {
        bench.terminal.layout = PunchLayout.BYTES_16;
        bench.punches(1, 9);
        bench.terminal.punch("4294967295", LocalDateTime.of(2026, 3, 2, 9, 0), 1, 0);
        try (TerminalSession session = bench.connect()) {
            Bench.Read read = Bench.read(session, Cursor.START, 200);
            assertEquals(0, read.unreadable());
            assertEquals("4294967295", read.numbers().get(9));
        }
    }

    private void impatient() throws Exception {
        bench.close();
        bench = Bench.tcp(SHORT);
    }

    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
    }

    private void readsAll(int count) throws Exception {
        try (TerminalSession session = bench.connect()) {
            Bench.Read read = Bench.read(session, Cursor.START, 200);
            assertEquals(numbers(1, count), read.numbers());
            assertEquals(0, read.unreadable());
            assertEquals(PunchPage.empty(read.end()), session.readPunches(read.end(), 200));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyWayOfGivingALogGivesTheSame(ZkTerminal.Flow flow) throws Exception {
        bench.terminal.flow = flow;
        bench.punches(1, 2_500);
        readsAll(2_500);
    }

    @ParameterizedTest
    @EnumSource
    void everyWayOfGivingASmallLogGivesTheSame(ZkTerminal.Flow flow) throws Exception {
        bench.terminal.flow = flow;
        bench.punches(1, 3);
        readsAll(3);
    }

    @ParameterizedTest
    @EnumSource
    void everyWidthOfRowsIsFoundOut(PunchLayout layout) throws Exception {
        bench.terminal.layout = layout;
        for (int n = 1; n <= 900; n++) {
            ByteBuffer user = ZkTerminal.little(72).putShort((short) n);
            user.position(48).put(String.valueOf(n).getBytes());
            bench.terminal.users.put(n, user.array());
        }
        bench.punches(1, 900);
        readsAll(900);
    }

    @ParameterizedTest
    @EnumSource
    void everyWidthOfRowsIsFoundOutWithoutTheTerminalsCount(PunchLayout layout) throws Exception {
        bench.terminal.countsSizes = false;
        everyWidthOfRowsIsFoundOut(layout);
    }

    /** Others read the time a byte too early, which gives dates that are not all absurd. */
    @Test
    void rowsWhoseTimeIsLastAreToldFromThoseWhoseKeyIs() throws Exception {
        byte[] person = ZkTerminal.little(72).putShort((short) 1).array();
        person[48] = '1';
        bench.terminal.users.put(1, person);
        for (PunchLayout layout : List.of(PunchLayout.BYTES_8_TIME_LAST, PunchLayout.BYTES_8)) {
            bench.terminal.clearLog();
            bench.terminal.layout = layout;
            bench.terminal.punch("1", LocalDateTime.of(2026, 11, 2, 7, 58, 24), 1, 1);
            try (TerminalSession session = bench.connect()) {
                RawPunch punch = Bench.read(session, Cursor.START, 10).punches().get(0);
                assertEquals(LocalDateTime.of(2026, 11, 2, 7, 58, 24), punch.clockReading(), layout.name());
                assertEquals(layout == PunchLayout.BYTES_8 ? FunctionKey.OUT : FunctionKey.UNSTATED, punch.key());
            }
        }
    }

    @Test
    void aPunchSaysHowItWasMade() throws Exception {
        bench.terminal.punch("999111333", LocalDateTime.of(2018, 6, 25, 17, 50, 35), 1, 0);
        bench.terminal.punch("00042", LocalDateTime.of(2018, 6, 25, 17, 51, 0), 4, 1);
        bench.terminal.punch("A7", LocalDateTime.of(2018, 6, 25, 17, 52, 0), 99, 255);
        try (TerminalSession session = bench.connect()) {
            List<RawPunch> punches = Bench.read(session, Cursor.START, 10).punches();
            assertEquals("999111333@2018-06-25T17:50:35", punches.get(0).recordId());
            assertEquals(
                    List.of(Method.FINGERPRINT, Method.CARD, Method.UNSTATED),
                    punches.stream().map(RawPunch::method).toList());
            assertEquals(
                    List.of(FunctionKey.IN, FunctionKey.OUT, FunctionKey.UNSTATED),
                    punches.stream().map(RawPunch::key).toList());
            assertEquals(
                    List.of("1", "4", "99"),
                    punches.stream().map(RawPunch::methodCode).toList());
            assertEquals(40, punches.get(1).raw().size());
            assertEquals(2, punches.get(1).row().orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 17, 100_000})
    void answersInPiecesOfAnySizeAreRead(int pieces) throws Exception {
        bench.terminal.pieces = pieces;
        bench.punches(1, 100);
        readsAll(100);
    }

    @Test
    void aShortChunkIsAskedForAgain() throws Exception {
        bench.terminal.shortChunks = 2;
        bench.punches(1, 2_000);
        readsAll(2_000);
    }

    @Test
    void aChunkThatStaysShortIsNeverShownAsAll() throws Exception {
        bench.terminal.shortChunks = 3;
        bench.punches(1, 2_000);
        try (TerminalSession session = bench.connect()) {
            DriverException e = assertThrows(DriverException.class, () -> Bench.read(session, Cursor.START, 200));
            assertEquals(Fault.GARBLED, e.fault());
        }
    }

    @Test
    void aChunkThatIsNotAnsweredIsAskedForAgain() throws Exception {
        impatient();
        bench.terminal.lostChunks = 1;
        bench.punches(1, 2_000);
        readsAll(2_000);
    }

    @Test
    void dataWithoutAnEndAreEnoughWhenAllAreThere() throws Exception {
        impatient();
        bench.terminal.forgetsTheEnd = true;
        bench.punches(1, 100);
        readsAll(100);
    }

    @Test
    void answersThatComeTwiceAreHeardOnce() throws Exception {
        bench.terminal.repeatsAnswers = true;
        bench.terminal.flow = ZkTerminal.Flow.CHUNK_IN_ONE_FRAME;
        bench.punches(1, 2_000);
        readsAll(2_000);
    }

    @Test
    void anAnswerThatComesAgainBeforeTheNextIsNotTakenForIt() throws Exception {
        bench.terminal.repeatsLate = true;
        bench.terminal.flow = ZkTerminal.Flow.CHUNK_IN_ONE_FRAME;
        bench.punches(1, 2_000);
        readsAll(2_000);
    }

    @Test
    void aTerminalThatNumbersAnswersItsOwnWayIsUnderstood() throws Exception {
        bench.terminal.echoes = false;
        bench.punches(1, 2_000);
        readsAll(2_000);
    }

    @Test
    void aDatasetThatBeginsWithItsCountOfRowsIsRead() throws Exception {
        bench.terminal.prefixCountsRows = true;
        bench.punches(1, 1_000);
        readsAll(1_000);
    }

    /** The answer of yesterday, with yesterday's number. */
    @Test
    void aLateAnswerIsNotTakenForThisOne() throws Exception {
        bench.punches(1, 50);
        try (TerminalSession session = bench.connect()) {
            bench.terminal.interjected = new Frame(2000, 0x1001, 2, new byte[92]);
            assertEquals(50, Bench.read(session, Cursor.START, 200).punches().size());
        }
    }

    @Test
    void anEventDuringAnAnswerIsAcknowledgedAndAsksForATurn() throws Exception {
        bench.punches(1, 50);
        try (TerminalSession session = bench.connect()) {
            bench.terminal.interjected = new Frame(500, 1, 0, new byte[32]);
            assertEquals(50, Bench.read(session, Cursor.START, 200).punches().size());
            bench.terminal.interjected = null;
            session.health();
            assertTrue(bench.context.wakes() > 0);
            assertTrue(bench.terminal.heard.contains(2000));
        }
    }

    @Test
    void thePlugIsPulledInTheMiddleOfAPageAndNothingIsLostOrDoubled() throws Exception {
        bench.punches(1, 5_000);
        List<String> got = new ArrayList<>();
        Cursor cursor = Cursor.START;
        int cuts = 0;
        bench.network.cutAfter = 30_000;
        boolean over = false;
        while (!over) {
            try (TerminalSession session = bench.connect()) {
                PunchPage page;
                do {
                    page = session.readPunches(cursor, 200);
                    page.punches().forEach(punch -> got.add(punch.recordId().split("@")[0]));
                    assertFalse(page.gap());
                    cursor = page.next();
                } while (page.more());
                over = true;
            } catch (DriverException e) {
                assertEquals(Fault.UNREACHABLE, e.fault());
                cuts++;
                bench.network.cutAfter = cuts < 6 ? 40_000L + 9_001L * cuts : -1;
            }
        }
        assertTrue(cuts >= 4, "the plug was pulled " + cuts + " times");
        assertEquals(numbers(1, 5_000), got);
    }

    @Test
    void punchesMadeDuringTheReadingComeToo() throws Exception {
        bench.punches(1, 2_000);
        try (TerminalSession session = bench.connect()) {
            PunchPage first = session.readPunches(Cursor.START, 200);
            bench.punches(2_001, 2_003);
            assertEquals(
                    numbers(201, 2_003), Bench.read(session, first.next(), 200).numbers());
        }
    }

    @Test
    void aLogThatWrappedAroundIsFollowedWhereItMoved() throws Exception {
        bench.terminal.capacity = 300;
        bench.punches(1, 300);
        try (TerminalSession session = bench.connect()) {
            Cursor end = Bench.read(session, Cursor.START, 200).end();
            bench.punches(301, 310);
            Bench.Read later = Bench.read(session, end, 200);
            assertEquals(numbers(301, 310), later.numbers());
            assertFalse(later.gap());
        }
    }

    @Test
    void nothingNewIsToldFromTheCountAlone() throws Exception {
        bench.punches(1, 500);
        Cursor end;
        try (TerminalSession session = bench.connect()) {
            end = Bench.read(session, Cursor.START, 200).end();
        }
        bench.terminal.heard.clear();
        try (TerminalSession session = bench.connect()) {
            assertEquals(PunchPage.empty(end), session.readPunches(end, 200));
        }
        assertFalse(bench.terminal.heard.contains(1503), "the log was copied for nothing");
    }

    @Test
    void theThirtiethOfFebruaryIsKeptRawAndReadingGoesOn() throws Exception {
        bench.punches(1, 3);
        long first = ZkTime.encode(LocalDateTime.of(2026, 2, 1, 8, 0));
        ByteBuffer.wrap(bench.terminal.rows.get(1))
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putInt(27, (int) (first + 29 * 86_400L));
        try (TerminalSession session = bench.connect()) {
            Bench.Read read = Bench.read(session, Cursor.START, 2);
            assertEquals(List.of("1", "3"), read.numbers());
            assertEquals(1, read.unreadable());
        }
    }

    @Test
    void junkAtEveryWidthIsGarbled() throws Exception {
        bench.terminal.countsSizes = false;
        byte[] junk = new byte[40];
        java.util.Arrays.fill(junk, (byte) 0xfe);
        bench.terminal.rows.add(junk);
        bench.terminal.rows.add(junk);
        try (TerminalSession session = bench.connect()) {
            DriverException e = assertThrows(DriverException.class, () -> session.readPunches(Cursor.START, 10));
            assertEquals(Fault.GARBLED, e.fault());
        }
    }

    @Test
    void aWidthThatIsSetIsNotQuestioned() throws Exception {
        bench.terminal.layout = PunchLayout.BYTES_16;
        bench.settings.put("punchLayout", "bytes16");
        bench.punches(1, 20);
        readsAll(20);
    }

    @Test
    void aCountWithoutRowsIsNoEmptyLog() throws Exception {
        bench.punches(1, 5);
        bench.terminal.refused.add(1503);
        bench.terminal.refused.add(13);
        try (TerminalSession session = bench.connect()) {
            assertThrows(DriverException.class, () -> session.readPunches(Cursor.START, 10));
        }
    }

    @Test
    void theLogIsNeverCleared() throws Exception {
        bench.punches(1, 500);
        try (TerminalSession session = bench.connect()) {
            Bench.Read read = Bench.read(session, Cursor.START, 200);
            session.acknowledge(read.end());
        }
        assertEquals(500, bench.terminal.rows.size());
        assertFalse(bench.terminal.heard.contains(14));
        assertFalse(bench.terminal.heard.contains(15));
    }

    @Test
    void readingNeverStopsTheTerminalFromServing() throws Exception {
        bench.punches(1, 2_000);
        readsAll(2_000);
        assertFalse(bench.terminal.heard.contains(1003));
    }

    @Test
    void aHundredThousandPunchesAreReadWithinThirtySeconds() throws Exception {
        bench.terminal.pieces = 65_536;
        bench.punches(1, 100_000);
        long start = System.nanoTime();
        try (TerminalSession session = bench.connect()) {
            Cursor cursor = Cursor.START;
            int rows = 0;
            PunchPage page;
            do {
                page = session.readPunches(cursor, 200);
                rows += page.rows();
                cursor = page.next();
            } while (page.more());
            assertEquals(100_000, rows);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofSeconds(30)) < 0, "took " + took);
    }
}
