package org.clockhouse.driver.zk.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clockhouse.driver.ClearableLog;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.CredentialStore;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DoorControl;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.SettableClock;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SessionTest {

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

    private Fault faultOfConnecting() {
        return assertThrows(DriverException.class, () -> bench.connect().close())
                .fault();
    }

    private static Grant card(String number) {
        Token token = new Token("00abcdef");
        return Grant.builder(Grant.naturalId(number, CredentialKind.CARD, token), number, CredentialKind.CARD, token)
                .build();
    }

    @Test
    void aTerminalSaysWhoItIs() throws Exception {
        bench.terminal.userCapacity = 800;
        try (TerminalSession session = bench.connect()) {
            assertEquals("ZK-1", session.identity().serialNumber());
            assertEquals("F19", session.identity().model());
            assertEquals("Ver 6.60 Nov 13 2019", session.identity().firmware());
            assertEquals(100_000, session.identity().punchCapacity().orElseThrow());
            assertEquals(800, session.identity().credentialCapacity().orElseThrow());
        }
    }

    @Test
    void aTerminalThatKnowsNoOptionsIsServedAllTheSame() throws Exception {
        bench.terminal.options.clear();
        bench.terminal.countsSizes = false;
        bench.punches(1, 3);
        try (TerminalSession session = bench.connect()) {
            assertEquals("", session.identity().serialNumber());
            assertEquals(3, Bench.read(session, Cursor.START, 10).punches().size());
            assertTrue(session.health().punches().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12345, 123456, 999999})
    void theCommKeyOpensTheTerminal(int key) throws Exception {
        bench.terminal.key = key;
        bench.settings.put("commKey", String.valueOf(key));
        try (TerminalSession session = bench.connect()) {
            assertEquals("ZK-1", session.identity().serialNumber());
        }
    }

    @Test
    void aWrongKeyAMissingKeyAndSilenceAreToldApart() throws Exception {
        bench.close();
        bench = Bench.tcp(SHORT);
        bench.terminal.key = 1234;
        assertEquals(Fault.MISCONFIGURED, faultOfConnecting());
        bench.settings.put("commKey", "4321");
        assertEquals(Fault.MISCONFIGURED, faultOfConnecting());
        bench.network.silent = true;
        assertEquals(Fault.UNREACHABLE, faultOfConnecting());
        bench.network.close();
        assertEquals(Fault.UNREACHABLE, faultOfConnecting());
    }

    @Test
    void aKeyThatIsNoNumberIsMisconfigured() {
        bench.settings.put("commKey", "secret");
        assertEquals(Fault.MISCONFIGURED, faultOfConnecting());
    }

    @Test
    void somethingElseOnThePortIsGarbled() throws Exception {
        DriverException e = whatIsSaidWhere("SSH-2.0-OpenSSH\r\n".getBytes());
        assertTrue(Set.of(Fault.GARBLED, Fault.UNREACHABLE).contains(e.fault()), e.toString());
    }

    @Test
    void anAccessPanelOnThePortIsNamed() throws Exception {
        DriverException e = whatIsSaidWhere(new byte[] {(byte) 0xaa, 1, (byte) 0xc9, 1, 0, (byte) 0xf3, 0, 0, 0x55});
        assertEquals(Fault.MISCONFIGURED, e.fault());
        assertTrue(e.getMessage().contains("access panel"), e.getMessage());
    }

    private DriverException whatIsSaidWhere(byte[] answers) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> said = CompletableFuture.runAsync(() -> {
                try (Socket socket = other.accept();
                        OutputStream out = socket.getOutputStream()) {
                    socket.getInputStream().readNBytes(16);
                    out.write(answers);
                    socket.getInputStream().readAllBytes();
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            URI endpoint = URI.create("tcp://127.0.0.1:" + other.getLocalPort());
            DriverException e = assertThrows(DriverException.class, () -> bench.connect(endpoint));
            said.get(10, TimeUnit.SECONDS);
            return e;
        }
    }

    @Test
    void aSessionThatTheTerminalForgotIsBegunAgain() throws Exception {
        bench.punches(1, 3);
        try (TerminalSession session = bench.connect()) {
            bench.terminal.forgot = true;
            DriverException e = assertThrows(DriverException.class, () -> session.readPunches(Cursor.START, 10));
            assertEquals(Fault.UNREACHABLE, e.fault());
        }
        try (TerminalSession session = bench.connect()) {
            assertEquals(3, Bench.read(session, Cursor.START, 10).punches().size());
        }
    }

    @Test
    void aTerminalThatSomebodyLeftServingNobodyServesAgain() throws Exception {
        bench.terminal.enabled = false;
        TerminalSession session = bench.connect();
        assertTrue(bench.terminal.enabled);
        session.close();
    }

    @Test
    void leavingIsSaid() throws Exception {
        bench.connect().close();
        bench.terminal.await(ZkPullProtocol.EXIT, 1);
    }

    @Test
    @DisplayName("T007 the clock is read, and set only when asked")
    void theClockIsReadAndSet() throws Exception {
        LocalDateTime wrong = LocalDateTime.of(2026, 3, 2, 7, 13, 5);
        bench.terminal.setClock(wrong);
        try (TerminalSession session = bench.connect()) {
            LocalDateTime shown = ((SettableClock) session).readClock();
            assertTrue(Duration.between(wrong, shown).toSeconds() < 10);
            assertFalse(bench.terminal.heard.contains(ZkPullProtocol.SET_TIME));
            ((SettableClock) session).setClock(Bench.EIGHT);
            assertEquals(8, bench.terminal.clock().getHour());
        }
    }

    @Test
    void theDoorIsReleasedForSoManySeconds() throws Exception {
        bench.settings.put("unlockSeconds", "7");
        try (TerminalSession session = bench.connect()) {
            ((DoorControl) session).command(1, DoorControl.Command.UNLOCK_ONCE);
            assertEquals(70, bench.terminal.unlockedTenths);
            DriverException e = assertThrows(
                    DriverException.class, () -> ((DoorControl) session).command(1, DoorControl.Command.LOCK_DOWN));
            assertEquals(Fault.REFUSED, e.fault());
        }
    }

    @Test
    @DisplayName("a log is cleared when its end is stored, and nobody can punch meanwhile")
    void aLogIsClearedAtItsEnd() throws Exception {
        bench.punches(1, 30);
        try (TerminalSession session = bench.connect()) {
            PunchPage page = session.readPunches(Cursor.START, 100);
            assertEquals(OptionalInt.of(30), ((ClearableLog) session).clear(page.next()));
            assertEquals(0, session.readPunches(Cursor.START, 100).rows());
        }
        List<Integer> heard = bench.terminal.heard;
        assertEquals(1, Collections.frequency(heard, 15));
        List<Integer> around = heard.subList(heard.lastIndexOf(1003), heard.lastIndexOf(1002) + 1);
        assertEquals(List.of(1003, 50, 15, 1013, 1002), around);
    }

    @Test
    @DisplayName("a log with rows that were not read is not cleared")
    void aLogThatWentOnIsKept() throws Exception {
        bench.punches(1, 30);
        try (TerminalSession session = bench.connect()) {
            PunchPage part = session.readPunches(Cursor.START, 20);
            assertEquals(OptionalInt.empty(), ((ClearableLog) session).clear(part.next()));
            PunchPage rest = session.readPunches(part.next(), 20);
            bench.punches(31, 31);
            assertEquals(OptionalInt.empty(), ((ClearableLog) session).clear(rest.next()));
            assertEquals(OptionalInt.empty(), ((ClearableLog) session).clear(Cursor.START));
        }
        assertEquals(0, Collections.frequency(bench.terminal.heard, 15));
    }

    @Test
    @DisplayName(
            "memory for people is told of at 80 and at 95 percent, that for punches in figures for the host to judge")
    void fullnessIsTold() throws Exception {
        bench.terminal.capacity = 100;
        bench.terminal.userCapacity = 20;
        bench.punches(1, 95);
        people(15);
        try (TerminalSession session = bench.connect()) {
            assertEquals(Health.State.GOOD, session.health().state());
            assertEquals("", session.health().detail());
            assertEquals(95, session.health().punches().orElseThrow());
            assertEquals(100, session.identity().punchCapacity().orElseThrow());
            people(16);
            assertEquals(Health.State.DEGRADED, session.health().state());
            assertEquals(
                    "memory for people is 80 % full (16 of 20)",
                    session.health().detail());
            people(19);
            assertTrue(session.health().detail().startsWith("urgent: "));
        }
    }

    private void people(int count) {
        for (int index = 1; index <= count; index++) {
            bench.terminal.users.put(index, new byte[bench.terminal.userWidth]);
        }
    }

    @Test
    void udpIsTakenWhereTcpIsRefusedAndRemembered() throws Exception {
        bench.close();
        bench = Bench.udp(SHORT);
        bench.punches(1, 2_000);
        for (int visit = 0; visit < 2; visit++) {
            try (TerminalSession session = bench.connect()) {
                assertEquals(
                        2_000, Bench.read(session, Cursor.START, 200).punches().size());
            }
        }
        bench.network.stopRefusing();
        NetworkTerminal tcp = NetworkTerminal.tcp(
                new ZkTerminal(), bench.network.endpoint("tcp").getPort());
        try (TerminalSession session = bench.connect()) {
            assertEquals(2_000, session.health().punches().orElseThrow(), "still the one over UDP");
        }
        bench.network.silent = true;
        DriverException silence = assertThrows(DriverException.class, () -> bench.connect());
        assertEquals(Fault.UNREACHABLE, silence.fault());
        assertEquals(
                bench.network.endpoint("tcp").getAuthority() + ": over UDP no answer in time", silence.getMessage());
        try (TerminalSession session = bench.connect()) {
            assertEquals(0, session.health().punches().orElseThrow(), "forgotten when it fell silent");
        }
        tcp.close();
    }

    @Test
    void aWrongKeyIsToldOverUdpToo() throws Exception {
        bench.close();
        bench = Bench.udp(SHORT);
        bench.terminal.key = 5;
        assertEquals(Fault.MISCONFIGURED, faultOfConnecting());
    }

    @Test
    void aLostDatagramIsAskedForAgain() throws Exception {
        bench.close();
        bench = Bench.udp(SHORT);
        bench.terminal.lostChunks = 1;
        bench.terminal.shortChunks = 1;
        bench.punches(1, 1_000);
        try (TerminalSession session = bench.connect(bench.network.endpoint("udp"))) {
            assertEquals(1_000, Bench.read(session, Cursor.START, 200).punches().size());
        }
    }

    @Test
    void aRefusedConnectionWithNobodyOverUdpIsUnreachable() throws Exception {
        URI nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("tcp://127.0.0.1:" + free.getLocalPort());
        }
        bench.close();
        bench = Bench.tcp(SHORT);
        DriverException e = assertThrows(DriverException.class, () -> bench.connect(nobody));
        assertEquals(Fault.UNREACHABLE, e.fault());
        assertEquals(
                nobody.getAuthority() + ": over TCP Connection refused; over UDP the port is closed", e.getMessage());
    }

    @Test
    void whatIsSilentOverUdpIsSaidToHaveBeenAskedOverBoth() throws Exception {
        bench.close();
        bench = Bench.udp(SHORT);
        bench.network.silent = true;
        DriverException e = assertThrows(DriverException.class, () -> bench.connect());
        assertEquals(Fault.UNREACHABLE, e.fault());
        String at = bench.network.endpoint("tcp").getAuthority();
        assertEquals(at + ": over TCP Connection refused; over UDP no answer in time", e.getMessage());
        e = assertThrows(DriverException.class, () -> bench.connect(bench.network.endpoint("udp")));
        assertEquals(at + ": over UDP no answer in time", e.getMessage());
    }

    @Test
    void theUsualPortNeedsNotBeGiven() {
        DriverException e = assertThrows(
                DriverException.class,
                () -> bench.driver.connect(
                        new TerminalAddress(URI.create("tcp://127.0.0.1"), Map.of()), bench.context));
        assertTrue(e.getMessage().contains("127.0.0.1:4370"), e.getMessage());
    }

    @Test
    void peopleAreServedAgainAfterARefusedWrite() throws Exception {
        bench.terminal.refused.add(ZkPullProtocol.USER_WRITE);
        try (TerminalSession session = bench.connect()) {
            assertThrows(DriverException.class, () -> ((CredentialStore) session).put(List.of(card("1"))));
            bench.terminal.await(ZkPullProtocol.ENABLE, 2);
            assertTrue(bench.terminal.enabled);
        }
    }

    @Test
    void peopleAreServedAgainAfterSilence() throws Exception {
        bench.close();
        bench = Bench.tcp(SHORT);
        bench.terminal.unanswered.add(ZkPullProtocol.USER_WRITE);
        try (TerminalSession session = bench.connect()) {
            assertThrows(DriverException.class, () -> ((CredentialStore) session).put(List.of(card("1"))));
            bench.terminal.await(ZkPullProtocol.ENABLE, 2);
            assertTrue(bench.terminal.enabled);
        }
    }

    @Test
    void peopleAreServedAgainAfterClosingInTheMiddle() throws Exception {
        bench.terminal.unanswered.add(ZkPullProtocol.USER_WRITE);
        TerminalSession session = bench.connect();
        CompletableFuture<Throwable> end = inBackground(session, card("1"));
        bench.terminal.await(ZkPullProtocol.USER_WRITE, 1);
        session.close();
        assertInstanceOf(DriverException.class, end.get(2, TimeUnit.SECONDS));
        bench.terminal.await(ZkPullProtocol.EXIT, 1);
        assertTrue(bench.terminal.enabled);
    }

    @Test
    void peopleAreServedAgainAfterInterruption() throws Exception {
        bench.terminal.unanswered.add(ZkPullProtocol.USER_WRITE);
        try (TerminalSession session = bench.connect()) {
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try {
                    ((CredentialStore) session).put(List.of(card("1")));
                    end.complete(null);
                } catch (DriverException | InterruptedException e) {
                    end.complete(e);
                }
            });
            caller.start();
            bench.terminal.await(ZkPullProtocol.USER_WRITE, 1);
            caller.interrupt();
            assertInstanceOf(InterruptedException.class, end.get(2, TimeUnit.SECONDS));
            bench.terminal.await(ZkPullProtocol.ENABLE, 2);
            assertTrue(bench.terminal.enabled);
        }
    }

    private static CompletableFuture<Throwable> inBackground(TerminalSession session, Grant grant) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                ((CredentialStore) session).put(List.of(grant));
                return null;
            } catch (DriverException | InterruptedException e) {
                return e;
            }
        });
    }
}
