package org.clockhouse.terminal.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.internal.FlakyPunches.Trouble;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.Places;
import org.clockhouse.terminal.internal.PostingTerminal;
import org.clockhouse.terminal.internal.TalkingTerminal;
import org.clockhouse.terminal.internal.driver.DriverTableTest;
import org.clockhouse.terminal.internal.recording.Secrets;
import org.clockhouse.terminal.internal.recording.Tape;
import org.clockhouse.terminal.internal.tray.TrayBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real port, a WebSocket client of somebody else, and bytes by hand. */
@Timeout(60)
class StandingLinesTest {

    private final Gatehouse house = new Gatehouse();
    private final TrayBook tray = new TrayBook(house.rows.tray(), house.register, house.expected, house.journal);
    private final CallingTerminals terminals = house.calling(tray);
    private final TalkingTerminal driver = new TalkingTerminal();

    @TempDir
    Path folder;

    private HttpPort port;
    private Terminal gate;

    @BeforeEach
    void aTerminalThatStaysOnTheLine() throws InterruptedException {
        port = new HttpPort(
                house.drivers,
                terminals,
                house.recorder,
                new ThreadWorkers(),
                new Places(folder, folder),
                house.config,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1));
        house.add(driver);
        gate = house.register.register(house.admin, draft("A-1")).terminal();
        DriverTableTest.await(() -> port.port() > 0);
    }

    @AfterEach
    void end() {
        port.stop();
        terminals.stop();
    }

    /** A terminal's end of a line. */
    private static final class Far implements WebSocket.Listener {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                heard.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer content) {
            heard.add("pong " + StandardCharsets.UTF_8.decode(content));
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("closed " + code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            heard.add("broken");
        }

        String next() throws InterruptedException {
            return Optional.ofNullable(heard.poll(20, TimeUnit.SECONDS)).orElse("nothing");
        }
    }

    private WebSocket dial(Far far) {
        return dial("/talk/here", far);
    }

    private WebSocket dial(String path, Far far) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port.port() + path), far)
                .join();
    }

    @Test
    void aMessageIsStoredAndThenAnswered() throws Exception {
        Far far = new Far();
        WebSocket line = dial(far);
        line.sendText("hello A-1", true).join();
        assertEquals("welcome", far.next());
        line.sendText("7 2026-11-02T", false).join();
        line.sendPing(ByteBuffer.wrap("x".getBytes(StandardCharsets.UTF_8))).join();
        line.sendText("08:00:00", true).join();
        assertEquals("pong x", far.next());
        assertEquals("ok 19", far.next());
        assertEquals(1, house.punches().size());
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
    }

    @Test
    void t019WhatPassesOverALineIsRecordedOnceItIsKnownWhoStandsThere() throws Exception {
        Path file = folder.resolve("tape.txt");
        house.recorder.run(
                gate.id(),
                new Tape(file, house.clock.instant().plusSeconds(60), new Secrets(List.of("geheim")), house.clock));
        Far far = new Far();
        WebSocket line = dial(far);
        line.sendText("hello A-1 geheim", true).join();
        assertEquals("welcome", far.next());
        line.sendText("7 2026-11-02T08:00:00", true).join();
        assertEquals("ok 19", far.next());
        assertEquals(
                List.of("< \"hello A-1 ******\"", "> \"welcome\"", "< \"7 2026-11-02T08:00:00\"", "> \"ok 19\""),
                Files.readAllLines(file));
    }

    @Test
    void manyMessagesAtOnceAreAnsweredInTheirOrder() throws Exception {
        Far far = new Far();
        WebSocket line = dial(far);
        line.sendText("hello A-1", true).join();
        for (int i = 10; i < 60; i++) {
            line.sendText("7 2026-11-02T08:" + i + ":00", true).join();
        }
        assertEquals("welcome", far.next());
        for (int i = 10; i < 60; i++) {
            assertEquals("ok 19", far.next());
        }
        assertEquals(50, house.punches().size());
    }

    @Test
    void t036AnErrandIsSaidUnaskedWithinThreeSeconds() throws Exception {
        Far far = new Far();
        WebSocket line = dial(far);
        line.sendText("hello A-1", true).join();
        assertEquals("welcome", far.next());
        long asked = System.nanoTime();
        Errand errand = house.errands
                .ask(house.admin, gate.id(), new ErrandTask.Identify())
                .get(0);
        assertEquals("do " + errand.number(), far.next());
        assertTrue(System.nanoTime() - asked < TimeUnit.SECONDS.toNanos(3));
        line.sendText("did " + errand.number(), true).join();
        DriverTableTest.await(() -> house.errands
                .page(house.org, org.clockhouse.kernel.Scope.EVERYBODY, gate.id(), Page.first(5))
                .items()
                .get(0)
                .state()
                .equals(Errand.State.CONFIRMED));
    }

    @Test
    void whileTheStoreIsDownTheLineEndsWithoutAnAnswer() throws Exception {
        Far far = new Far();
        WebSocket line = dial(far);
        line.sendText("hello A-1", true).join();
        assertEquals("welcome", far.next());
        house.punches.trouble = Trouble.DOWN;
        line.sendText("7 2026-11-02T08:00:00", true).join();
        assertEquals("closed 1013", far.next());
        house.punches.trouble = Trouble.NONE;
        Far again = new Far();
        WebSocket second = dial(again);
        second.sendText("hello A-1", true).join();
        second.sendText("7 2026-11-02T08:00:00", true).join();
        assertEquals("welcome", again.next());
        assertEquals("ok 19", again.next());
    }

    @Test
    void t020AStrangerIsHeardAndStoresNothing() throws Exception {
        Far far = new Far();
        WebSocket line = dial(far);
        line.sendText("hello B-2", true).join();
        line.sendText("7 2026-11-02T08:00:00", true).join();
        assertEquals("who are you", far.next());
        assertEquals("who are you", far.next());
        assertEquals(List.of(), house.punches());
        assertEquals("B-2", tray.page(house.org, Page.first(5)).items().get(0).serial());
    }

    @Test
    void nonsenseAndABugEndTheLineAndNothingElse() throws Exception {
        Far far = new Far();
        dial(far).sendText("nonsense", true).join();
        assertEquals("closed 1008", far.next());
        Far bug = new Far();
        dial(bug).sendText("bug", true).join();
        assertEquals("closed 1013", bug.next());
        Far bytes = new Far();
        dial(bytes).sendBinary(ByteBuffer.wrap(new byte[5]), true).join();
        assertEquals("closed 1008", bytes.next(), "bytes that are nonsense");
        Far good = new Far();
        dial(good).sendText("hello A-1", true).join();
        assertEquals("welcome", good.next());
    }

    @Test
    void aTerminalThatSendsItsTextAsBytesIsUnderstood() throws Exception {
        Far far = new Far();
        dial(far)
                .sendBinary(ByteBuffer.wrap("hello A-1".getBytes(StandardCharsets.UTF_8)), true)
                .join();
        assertEquals("welcome", far.next());
    }

    @Test
    void aMessageOverTheCapIsRefusedAndALargeOneWithinItIsRead() throws Exception {
        Far far = new Far();
        WebSocket line = dial(far);
        line.sendText("hello A-1 " + "x".repeat(CallHandler.LARGEST_BODY - 100), true)
                .join();
        assertEquals("welcome", far.next());
        line.sendText("x".repeat(CallHandler.LARGEST_BODY + 1), true);
        assertTrue(List.of("closed 1009", "broken").contains(far.next()));
    }

    @Test
    void linesEndWithTheirDriver() throws Exception {
        Far far = new Far();
        dial(far).sendText("hello A-1", true).join();
        assertEquals("welcome", far.next());
        house.add(new PostingTerminal());
        house.drivers.remove(driver);
        assertTrue(List.of("closed 1001", "broken").contains(far.next()));
        DriverTableTest.await(() -> port.standing() == 0);
    }

    @Test
    void whoeverDoesNotTalkLikeThatIsNotPickedUp() throws Exception {
        house.add(new PostingTerminal());
        DriverTableTest.await(() -> handshake("/acme", "").contains(" 426 "));
        assertTrue(handshake("/nowhere", "").contains(" 404 "));
        assertTrue(handshake("/talk", "Sec-WebSocket-Version: 8\r\n").contains(" 426 "));
        assertTrue(handshake("/talk", "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: short\r\n")
                .contains(" 400 "));
        CompletionException refused = assertThrows(CompletionException.class, () -> dial("/nowhere", new Far()));
        assertTrue(refused.getCause() instanceof WebSocketHandshakeException);
        assertEquals(0, port.standing());
    }

    @Test
    void framesThreeBytesAtATimeBehindTheHandshakeAreRead() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port.port())) {
            socket.setSoTimeout(20_000);
            byte[] request =
                    ("GET /talk HTTP/1.1\r\nHost: x\r\nUpgrade: WebSocket\r\nConnection: keep-alive, Upgrade\r\n"
                                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII);
            byte[] frame = HexFormat.of().parseHex("81890000000068656c6c6f20412d31");
            byte[] all = ByteBuffer.allocate(request.length + frame.length)
                    .put(request)
                    .put(frame)
                    .array();
            for (int at = 0; at < all.length; at += 3) {
                socket.getOutputStream().write(all, at, Math.min(3, all.length - at));
                socket.getOutputStream().flush();
            }
            InputStream in = socket.getInputStream();
            String head = head(in);
            assertTrue(head.startsWith("HTTP/1.1 101 "), head);
            assertTrue(head.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), head);
            assertEquals(
                    "8107" + HexFormat.of().formatHex("welcome".getBytes(StandardCharsets.US_ASCII)),
                    HexFormat.of().formatHex(in.readNBytes(9)));
            socket.getOutputStream().write(HexFormat.of().parseHex("838000000000"));
            assertEquals("880203ea", HexFormat.of().formatHex(in.readNBytes(4)), "a frame that is none");
            assertEquals(-1, in.read());
        }
        DriverTableTest.await(() -> port.standing() == 0);
    }

    @Test
    void aHundredLinesCostNoThreads() throws Exception {
        List<Far> all = new ArrayList<>();
        Far first = new Far();
        dial(first).sendText("hello A-1", true).join();
        assertEquals("welcome", first.next());
        long before = serving();
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 100; i++) {
            Far far = new Far();
            all.add(far);
            client.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + port.port() + "/talk"), far)
                    .join()
                    .sendText("hello A-1", true)
                    .join();
        }
        for (Far far : all) {
            assertEquals("welcome", far.next());
        }
        assertEquals(101, port.standing());
        assertTrue(serving() - before < 20, "threads of the port: " + before + " and then " + serving());
    }

    private static long serving() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("terminal-"))
                .count();
    }

    private String handshake(String path, String more) {
        try (Socket socket = new Socket("127.0.0.1", port.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + (more.isEmpty()
                                            ? "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                            : more)
                                    + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(16), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String head(InputStream in) throws Exception {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    private TerminalDraft draft(String serial) {
        return new TerminalDraft(
                new LocalName("", "Gate"),
                house.works,
                Optional.empty(),
                TalkingTerminal.ID,
                "",
                Map.of(),
                Optional.empty(),
                serial,
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
    }
}
