package org.clockhouse.driver.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.line.Framing;
import org.clockhouse.driver.line.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TcpLineTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Framing BY_NEWLINE = received -> {
        for (int i = 0; i < received.limit(); i++) {
            if (received.get(i) == '\n') {
                return i + 1;
            }
        }
        return Framing.UNKNOWN_YET;
    };

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LinkedBlockingQueue<Socket> callers = new LinkedBlockingQueue<>();
    private final SharedLines lines = new SharedLines();
    private ServerSocket server;
    private URI endpoint;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        endpoint = URI.create("tcp://127.0.0.1:" + server.getLocalPort());
        threads.submit(() -> {
            while (true) {
                callers.add(server.accept());
            }
        });
    }

    @AfterEach
    void hangUp() throws IOException {
        lines.close();
        server.close();
        for (Socket caller : callers) {
            caller.close();
        }
        threads.shutdownNow();
    }

    @Test
    void anAnswerInPiecesIsOneFrame() throws Exception {
        Line line = lines.open(endpoint, LONG);
        Socket terminal = callers.take();
        Future<byte[]> answer = threads.submit(() -> ask(line, "who\n"));
        assertEquals("who\n", lineFrom(terminal));
        for (String piece : List.of("T1", "0", "0\n")) {
            send(terminal, piece);
        }
        assertArrayEquals(bytes("T100\n"), answer.get(5, SECONDS));
    }

    @Test
    void nothingInTimeIsEmptyAndHalfAFrameIsKeptForTheNextPoll() throws Exception {
        Line line = lines.open(endpoint, LONG);
        Socket reader = callers.take();
        assertTrue(line.resume(wire -> wire.poll(BY_NEWLINE, SHORT)).isEmpty());
        send(reader, "0005");
        assertTrue(line.resume(wire -> wire.poll(BY_NEWLINE, SHORT)).isEmpty());
        send(reader, "076483\n");
        assertEquals(
                "0005076483\n",
                new String(line.resume(wire -> wire.poll(BY_NEWLINE, LONG)).orElseThrow(), StandardCharsets.US_ASCII));
    }

    @Test
    void aReaderThatHangsUpWhileNobodyStandsThereIsUnreachable() throws Exception {
        Line line = lines.open(endpoint, LONG);
        callers.take().close();
        DriverException e = assertThrows(DriverException.class, () -> line.resume(wire -> wire.poll(BY_NEWLINE, LONG)));
        assertEquals(Fault.UNREACHABLE, e.fault());
    }

    @Test
    void bytesThatCameBeforeTheQuestionAreDropped() throws Exception {
        Line line = lines.open(endpoint, LONG);
        Socket terminal = callers.take();
        send(terminal, "late answer of yesterday\n".repeat(200));
        Future<byte[]> answer = threads.submit(() -> {
            awaitStale(line);
            return ask(line, "who\n");
        });
        assertEquals("who\n", lineFrom(terminal));
        send(terminal, "T100\n");
        assertArrayEquals(bytes("T100\n"), answer.get(5, SECONDS));
    }

    @Test
    void silenceIsUnreachableInTime() throws Exception {
        Line line = lines.open(endpoint, SHORT);
        callers.take();
        long start = System.nanoTime();
        DriverException e = assertThrows(DriverException.class, () -> ask(line, "who\n"));
        assertEquals(Fault.UNREACHABLE, e.fault());
        assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(2)) < 0);
    }

    @Test
    void bytesThatAreNoFrameAreGarbled() throws Exception {
        Line line = lines.open(endpoint, LONG);
        Socket terminal = callers.take();
        Future<byte[]> answer = threads.submit(() -> line.exchange(wire -> {
            wire.send(bytes("who\n"));
            return wire.receive(received -> received.get(0) == 'T' ? 4 : Framing.NOT_A_FRAME);
        }));
        lineFrom(terminal);
        send(terminal, "?");
        assertEquals(Fault.GARBLED, faultOf(answer));
    }

    @Test
    void closeEndsACallThatWaits() throws Exception {
        Line line = lines.open(endpoint, LONG);
        Socket terminal = callers.take();
        Future<byte[]> answer = threads.submit(() -> ask(line, "who\n"));
        lineFrom(terminal);
        line.close();
        assertEquals(Fault.UNREACHABLE, faultOf(answer));
    }

    @Test
    void interruptionEndsACallThatWaitsAndLeavesTheLineWhole() throws Exception {
        Line line = lines.open(endpoint, LONG);
        Socket terminal = callers.take();
        CountDownLatch asking = new CountDownLatch(1);
        LinkedBlockingQueue<Exception> ended = new LinkedBlockingQueue<>();
        Thread visit = new Thread(() -> {
            try {
                asking.countDown();
                ask(line, "who\n");
            } catch (DriverException | InterruptedException e) {
                ended.add(e);
            }
        });
        visit.start();
        asking.await();
        lineFrom(terminal);
        visit.interrupt();
        assertInstanceOf(InterruptedException.class, ended.take());
        visit.join();
        Future<byte[]> next = threads.submit(() -> ask(line, "again\n"));
        assertEquals("again\n", lineFrom(terminal));
        send(terminal, "yes\n");
        assertArrayEquals(bytes("yes\n"), next.get(5, SECONDS));
    }

    @Test
    void twoSessionsOnOneLineNeverMixTheirFrames() throws Exception {
        Line one = lines.open(endpoint, LONG);
        Line two = lines.open(endpoint, LONG);
        Socket terminal = callers.take();
        threads.submit(() -> {
            while (true) {
                send(terminal, lineFrom(terminal));
            }
        });
        List<Future<Boolean>> sessions = new ArrayList<>();
        for (Line line : List.of(one, two)) {
            String name = line == one ? "one " : "two ";
            sessions.add(threads.submit(() -> {
                boolean right = true;
                for (int i = 0; i < 200; i++) {
                    String question = name + i + "\n";
                    right &= new String(ask(line, question), StandardCharsets.US_ASCII).equals(question);
                }
                return right;
            }));
        }
        assertTrue(sessions.get(0).get(10, SECONDS));
        assertTrue(sessions.get(1).get(10, SECONDS));
        assertTrue(callers.isEmpty(), "one physical connection");
    }

    @Test
    void closingOneOfTwoLeavesTheOtherItsLine() throws Exception {
        Line one = lines.open(endpoint, LONG);
        Line two = lines.open(endpoint, LONG);
        Socket terminal = callers.take();
        one.close();
        one.close();
        Future<byte[]> answer = threads.submit(() -> ask(two, "still?\n"));
        assertEquals("still?\n", lineFrom(terminal));
        send(terminal, "yes\n");
        assertArrayEquals(bytes("yes\n"), answer.get(5, SECONDS));
        assertEquals(
                Fault.UNREACHABLE,
                assertThrows(DriverException.class, () -> ask(one, "x\n")).fault());
    }

    @Test
    void aLineThatBrokeIsOpenedAnewForTheNext() throws Exception {
        Line first = lines.open(endpoint, LONG);
        Future<byte[]> answer = threads.submit(() -> ask(first, "who\n"));
        Socket terminal = callers.take();
        lineFrom(terminal);
        terminal.close();
        assertEquals(Fault.UNREACHABLE, faultOf(answer));
        Line second = lines.open(endpoint, LONG);
        Future<byte[]> again = threads.submit(() -> ask(second, "who\n"));
        Socket reborn = callers.take();
        lineFrom(reborn);
        send(reborn, "T100\n");
        assertArrayEquals(bytes("T100\n"), again.get(5, SECONDS));
        first.close();
    }

    @Test
    void nobodyListeningIsUnreachableAndAnOddSchemeIsMisconfigured() throws Exception {
        // Not the server of the other tests: while somebody waits in its accept, a closed one still takes calls for a
        // moment.
        int free;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = unused.getLocalPort();
        }
        URI nobody = URI.create("tcp://127.0.0.1:" + free);
        assertEquals(
                Fault.UNREACHABLE,
                assertThrows(DriverException.class, () -> lines.open(nobody, SHORT))
                        .fault());
        assertEquals(
                Fault.MISCONFIGURED,
                assertThrows(DriverException.class, () -> lines.open(URI.create("gopher://x:1"), SHORT))
                        .fault());
        assertEquals(
                Fault.MISCONFIGURED,
                assertThrows(DriverException.class, () -> lines.open(URI.create("tcp:4370"), SHORT))
                        .fault());
    }

    private static byte[] ask(Line line, String question) throws DriverException, InterruptedException {
        return line.exchange(wire -> {
            wire.send(bytes(question));
            return wire.receive(BY_NEWLINE);
        });
    }

    /** Receives in an exchange that asks nothing: the early bytes are there then, and more than one read takes. */
    private static void awaitStale(Line line) throws DriverException, InterruptedException {
        line.exchange(wire -> wire.receive(received -> 1));
    }

    private static Fault faultOf(Future<byte[]> call) {
        ExecutionException e = assertThrows(ExecutionException.class, () -> call.get(3, SECONDS));
        return assertInstanceOf(DriverException.class, e.getCause()).fault();
    }

    private static void send(Socket to, String text) throws IOException {
        OutputStream out = to.getOutputStream();
        out.write(bytes(text));
        out.flush();
    }

    private static String lineFrom(Socket from) throws IOException {
        InputStream in = from.getInputStream();
        StringBuilder text = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            text.append((char) next);
            if (next == '\n') {
                break;
            }
            next = in.read();
        }
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
