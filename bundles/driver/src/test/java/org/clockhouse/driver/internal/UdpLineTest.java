package org.clockhouse.driver.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.line.Framing;
import org.clockhouse.driver.line.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UdpLineTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Framing WHOLE_DATAGRAM = received -> received.limit();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SharedLines lines = new SharedLines();
    private DatagramSocket terminal;
    private URI endpoint;
    private SocketAddress caller;

    @BeforeEach
    void listen() throws IOException {
        terminal = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        terminal.setSoTimeout(10_000);
        endpoint = URI.create("udp://127.0.0.1:" + terminal.getLocalPort());
    }

    @AfterEach
    void hangUp() {
        lines.close();
        terminal.close();
        threads.shutdownNow();
    }

    @Test
    void datagramsThatComeTogetherAreReceivedOneByOne() throws Exception {
        Line line = lines.open(endpoint, LONG);
        Future<List<String>> answers = threads.submit(() -> line.exchange(wire -> {
            wire.send(bytes("who"));
            return List.of(
                    text(wire.receive(WHOLE_DATAGRAM)),
                    text(wire.receive(WHOLE_DATAGRAM)),
                    text(wire.receive(WHOLE_DATAGRAM)));
        }));
        assertEquals("who", heard());
        say("first");
        say("second, longer");
        say("3");
        assertEquals(List.of("first", "second, longer", "3"), answers.get(5, SECONDS));
    }

    @Test
    void aLargeDatagramIsNotCutOff() throws Exception {
        Line line = lines.open(endpoint, LONG);
        Future<byte[]> answer = threads.submit(() -> ask(line));
        assertEquals("who", heard());
        byte[] large = bytes("0123456789".repeat(6_000));
        terminal.send(new DatagramPacket(large, large.length, caller));
        assertArrayEquals(large, answer.get(5, SECONDS));
    }

    @Test
    void datagramsOfStrangersAreNotHeard() throws Exception {
        Line line = lines.open(endpoint, LONG);
        Future<byte[]> answer = threads.submit(() -> ask(line));
        assertEquals("who", heard());
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            stranger.send(new DatagramPacket(bytes("me"), 2, caller));
        }
        say("T100");
        assertEquals("T100", text(answer.get(5, SECONDS)));
    }

    @Test
    void silenceIsUnreachableInTime() throws Exception {
        Line line = lines.open(endpoint, SHORT);
        long start = System.nanoTime();
        DriverException e = assertThrows(DriverException.class, () -> ask(line));
        assertEquals(Fault.UNREACHABLE, e.fault());
        assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(2)) < 0);
    }

    @Test
    void aLateDatagramIsDroppedBeforeTheNextQuestion() throws Exception {
        Line line = lines.open(endpoint, SHORT);
        assertThrows(DriverException.class, () -> ask(line));
        assertEquals("who", heard());
        say("late");
        Line patient = lines.open(endpoint, LONG);
        Future<byte[]> answer = threads.submit(() -> ask(patient));
        assertEquals("who", heard());
        say("in time");
        assertEquals("in time", text(answer.get(5, SECONDS)));
    }

    @Test
    void aClosedPortIsUnreachable() throws Exception {
        terminal.close();
        Line line = lines.open(endpoint, SHORT);
        DriverException e = assertThrows(DriverException.class, () -> ask(line));
        assertEquals(Fault.UNREACHABLE, e.fault());
    }

    @Test
    void closingEndsAWaitingExchange() throws Exception {
        Line line = lines.open(endpoint, LONG);
        Future<byte[]> answer = threads.submit(() -> ask(line));
        assertEquals("who", heard());
        line.close();
        ExecutionException end = assertThrows(ExecutionException.class, () -> answer.get(5, SECONDS));
        assertEquals(
                Fault.UNREACHABLE,
                assertInstanceOf(DriverException.class, end.getCause()).fault());
    }

    @Test
    void anEndpointWithoutPortIsMisconfigured() {
        DriverException e = assertThrows(DriverException.class, () -> lines.open(URI.create("udp://127.0.0.1"), SHORT));
        assertEquals(Fault.MISCONFIGURED, e.fault());
    }

    private static byte[] ask(Line line) throws DriverException, InterruptedException {
        return line.exchange(wire -> {
            wire.send(bytes("who"));
            return wire.receive(WHOLE_DATAGRAM);
        });
    }

    private String heard() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        terminal.receive(packet);
        caller = packet.getSocketAddress();
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
    }

    private void say(String text) throws IOException {
        terminal.send(new DatagramPacket(bytes(text), text.length(), caller));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
