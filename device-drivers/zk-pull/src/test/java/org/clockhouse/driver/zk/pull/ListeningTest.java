package org.clockhouse.driver.zk.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.ListeningSession;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.LineWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ListeningTest {

    private final LinkedBlockingQueue<String> rings = new LinkedBlockingQueue<>();
    private Bench bench;
    private LineWatch watch;

    @BeforeEach
    void begin() throws Exception {
        start(Bench.tcp(Duration.ofSeconds(20)));
    }

    private void start(Bench fresh) {
        bench = fresh;
        watch = bench.lines.watch();
        Thread watcher = new Thread(watch::run, "watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    @AfterEach
    void end() {
        watch.close();
        bench.close();
    }

    private void standOpen(ListeningSession session) throws Exception {
        Line line = session.listen().orElseThrow();
        assertTrue(watch.add(line, () -> rings.add("ring")));
    }

    private void rung() throws InterruptedException {
        assertEquals("ring", rings.poll(10, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_460})
    void aPunchRingsIsAcknowledgedAndReadFromTheLog(int pieces) throws Exception {
        bench.terminal.pieces = pieces;
        bench.punches(1, 40);
        try (ListeningSession session = bench.connect()) {
            Cursor end = Bench.read(session, Cursor.START, 200).end();
            for (int n = 41; n <= 50; n++) {
                standOpen(session);
                bench.punches(n, n);
                rung();
                Bench.Read read = Bench.read(session, end, 200);
                assertEquals(List.of(String.valueOf(n)), read.numbers());
                end = read.end();
            }
            session.health();
        }
        bench.terminal.await(ZkPullProtocol.OK, 10);
    }

    static Stream<Arguments> alarms() {
        int[] duress = {0xff, 0xff, 0xff, 0xff, 0x20, 0, 7, 0, 1, 0, 0, 0};
        int[] passedBack = {0xff, 0xff, 0xff, 0xff, 0x22, 0, 7, 0, 1, 0, 0, 0};
        return Stream.of(
                Arguments.of(Kind.TAMPERED, "0x37", new int[] {0x37, 0, 0, 0}),
                Arguments.of(Kind.ALARM, "0x3A", new int[] {0x3a}),
                Arguments.of(Kind.DOOR_MOVED, "0x54", new int[] {0x54, 0, 0, 0, 0, 0, 0, 0}),
                Arguments.of(Kind.DURESS, "0x20", duress),
                Arguments.of(Kind.ANTI_PASSBACK, "0x22", passedBack),
                Arguments.of(Kind.ALARM, "0x61", new int[] {0x61}));
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void t046AnAlarmIsAcknowledgedAndTold(Kind kind, String code, int[] data) throws Exception {
        bench.punches(1, 3);
        try (ListeningSession session = bench.connect()) {
            Cursor end = Bench.read(session, Cursor.START, 200).end();
            standOpen(session);
            bench.terminal.alarm(data);
            rung();
            PunchPage page = session.readPunches(end, 200);
            assertEquals(1, page.events().size());
            assertEquals(kind, page.events().get(0).kind());
            assertEquals(code, page.events().get(0).code());
            assertEquals(end, page.next(), "the log is where it was");
            assertEquals(page.events(), session.readPunches(end, 200).events(), "until it is stored");
            session.acknowledge(page.next());
            assertEquals(List.of(), session.readPunches(end, 200).events());
        }
        bench.terminal.await(ZkPullProtocol.OK, 1);
    }

    @Test
    void t046AlarmsAndPunchesComeTogetherAndNoneTwice() throws Exception {
        try (ListeningSession session = bench.connect()) {
            standOpen(session);
            bench.punches(1, 3);
            bench.terminal.alarm(0x37);
            bench.terminal.alarm(0x37);
            rung();
            session.health();
            PunchPage first = session.readPunches(Cursor.START, 1);
            assertEquals(1, first.rows());
            assertTrue(first.more());
            session.acknowledge(first.next());
            PunchPage rest = session.readPunches(first.next(), 10);
            assertEquals(1, rest.events().size());
            assertNotEquals(
                    first.events().get(0).recordId(), rest.events().get(0).recordId());
            assertEquals(3, rest.punches().size());
        }
    }

    @Test
    void manyPunchesAtOnceAreAllAcknowledged() throws Exception {
        try (ListeningSession session = bench.connect()) {
            standOpen(session);
            bench.punches(1, 30);
            rung();
            assertEquals(30, Bench.read(session, Cursor.START, 200).punches().size());
            session.health();
        }
        bench.terminal.await(ZkPullProtocol.OK, 30);
    }

    @Test
    void whatHappenedWhileTheLineWasDownIsReadAfterwardsAndListeningGoesOn() throws Exception {
        bench.punches(1, 3);
        Cursor end;
        try (ListeningSession session = bench.connect()) {
            end = Bench.read(session, Cursor.START, 200).end();
            standOpen(session);
            bench.network.pullPlug();
            rung();
            assertThrows(DriverException.class, session::health);
        }
        bench.punches(4, 6);
        try (ListeningSession session = bench.connect()) {
            Bench.Read missed = Bench.read(session, end, 200);
            assertEquals(List.of("4", "5", "6"), missed.numbers());
            standOpen(session);
            bench.punches(7, 7);
            rung();
            assertEquals(List.of("7"), Bench.read(session, missed.end(), 200).numbers());
        }
    }

    @Test
    void overUdpItIsTheSame() throws Exception {
        end();
        start(Bench.udp(Duration.ofSeconds(20)));
        try (ListeningSession session = bench.connect(bench.network.endpoint("udp"))) {
            standOpen(session);
            bench.punches(1, 5);
            rung();
            assertEquals(5, Bench.read(session, Cursor.START, 200).punches().size());
            session.health();
        }
        bench.terminal.await(ZkPullProtocol.OK, 5);
    }

    @Test
    void aTerminalIsNotKeptWhenTheOperatorSaysSo() throws Exception {
        bench.settings.put("listen", "false");
        try (ListeningSession session = bench.connect()) {
            assertEquals(Optional.empty(), session.listen());
            assertFalse(bench.terminal.heard.contains(ZkPullProtocol.REGISTER_EVENTS));
        }
    }

    @Test
    void aTerminalThatDoesNotAnnounceSaysSo() throws Exception {
        bench.terminal.refused.add(ZkPullProtocol.REGISTER_EVENTS);
        try (ListeningSession session = bench.connect()) {
            assertThrows(DriverException.class, session::listen);
            assertEquals(0, session.health().punches().orElseThrow());
        }
    }
}
