package org.clockhouse.terminal.internal.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.driver.line.Framing;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.tck.Recording;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.Places;
import org.clockhouse.terminal.internal.WallTerminal;
import org.clockhouse.terminal.internal.visit.RecordingDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

    private static final Framing LINE = received -> {
        for (int i = 0; i < received.limit(); i++) {
            if (received.get(i) == '\n') {
                return i + 1;
            }
        }
        return Framing.UNKNOWN_YET;
    };

    @TempDir
    Path folder;

    private final Gatehouse house = new Gatehouse();
    private RecordingDesk desk;
    private TerminalId gate;

    @BeforeEach
    void aTerminal() {
        house.add(new WallTerminal(house.clock));
        gate = house.register(WallTerminal.ID, "tcp://wall:1").id();
        desk = new RecordingDesk(
                house.rows.terminals(),
                house.log,
                house.recorder,
                house.visits,
                house.journal,
                new Places(folder, folder.resolve("etc")),
                house.config);
    }

    @Test
    void nothingIsRecordedUntilSomebodyAsks() {
        assertFalse(house.recorder.isOn(gate));
        assertEquals(List.of(), desk.of(house.org, gate));
    }

    @Test
    void whatGoesOverALineIsKeptWithoutWhatIsSecret() throws Exception {
        String name = desk.start(house.admin, gate, Duration.ofMinutes(5)).name();
        SharedLines lines = new SharedLines();
        try (ServerSocket server = new ServerSocket(0)) {
            Thread terminal = new Thread(() -> echo(server));
            terminal.start();
            URI endpoint = URI.create("tcp://127.0.0.1:" + server.getLocalPort());
            try (Line line = house.recorder.over(gate, lines).open(endpoint, Duration.ofSeconds(5))) {
                line.exchange(wire -> {
                    wire.sendSecret(text("HI 4711\n"));
                    wire.receive(LINE);
                    wire.send(text("password=4711\n"));
                    return wire.receive(LINE);
                });
            }
            terminal.join();
        } finally {
            lines.close();
        }
        desk.stop(house.admin, gate);
        String kept = new String(desk.read(house.admin, gate, name), StandardCharsets.US_ASCII);
        assertTrue(kept.contains("\n>* 8\n< \"OK HI"), kept);
        assertTrue(kept.contains("> \"password=****\\n\""), kept);
        assertFalse(kept.contains("> \"HI 4711"), kept);
        assertTrue(kept.endsWith("close\nended stopped\n"), kept);
        assertEquals(WallTerminal.ID, Recording.parse(kept).driver());
        assertEquals(4, Recording.parse(kept).frames().size());
        assertEquals(
                List.of("recording.start", "recording.stop", "recording.read"),
                house.audit.actions().stream()
                        .filter(action -> action.startsWith("recording."))
                        .toList());
    }

    @Test
    void aCallAndItsAnswerAreKept() {
        String name = desk.start(house.admin, gate, Duration.ofMinutes(5)).name();
        HttpCall call = HttpCall.builder("POST", "/acme?SN=A-1")
                .header("Authorization", "Basic abc")
                .body(Bytes.of("USER PIN=7\tPasswd=4711\n"))
                .build();
        house.recorder.called(gate, call, HttpAnswer.text(200, "OK: 1", StandardCharsets.US_ASCII));
        house.recorder.called(TerminalId.next(), call, HttpAnswer.text(200, "OK: 1", StandardCharsets.US_ASCII));
        String kept = new String(desk.read(house.admin, gate, name), StandardCharsets.US_ASCII);
        Recording recording = Recording.parse(kept);
        assertEquals(1, recording.calls().size());
        Recording.Call heard = recording.calls().get(0);
        assertEquals("/acme?SN=A-1", heard.call().target());
        assertEquals("*", heard.call().header("Authorization").orElseThrow());
        assertEquals(Bytes.of("USER PIN=7\tPasswd=****\n"), heard.call().body());
        assertEquals(200, heard.status());
    }

    @Test
    void aRecordingEndsByItselfWhenItsTimeIsUp() {
        String name = desk.start(house.admin, gate, Duration.ofMinutes(5)).name();
        house.clock.advance(Duration.ofMinutes(5));
        assertFalse(house.recorder.isOn(gate));
        assertFalse(desk.of(house.org, gate).get(0).running());
        assertTrue(new String(desk.read(house.admin, gate, name), StandardCharsets.US_ASCII).endsWith("ended time\n"));
    }

    @Test
    void aRecordingEndsByItselfWhenItIsLarge() {
        String name = desk.start(house.admin, gate, Duration.ofMinutes(5)).name();
        Tape tape = house.recorder.of(gate).orElseThrow();
        for (int i = 0; i < 20; i++) {
            tape.frame("<", new byte[256 * 1024], false);
        }
        assertFalse(house.recorder.isOn(gate));
        byte[] kept = desk.read(house.admin, gate, name);
        assertTrue(kept.length <= Tape.LARGEST + 100, "bytes: " + kept.length);
        assertTrue(new String(kept, StandardCharsets.US_ASCII).endsWith("ended size\n"));
    }

    @Test
    void oneAtATimeOfEachTerminalForAnHourAtMostAndTenAreKept() {
        assertEquals("recording.too-long", refusal(Duration.ofMinutes(61)));
        assertEquals("recording.too-long", refusal(Duration.ZERO));
        desk.start(house.admin, gate, Duration.ofMinutes(1));
        assertEquals("recording.running", refusal(Duration.ofMinutes(1)));
        for (int i = 1; i < RecordingDesk.MOST; i++) {
            house.clock.advance(Duration.ofMinutes(2));
            desk.start(house.admin, gate, Duration.ofMinutes(1));
        }
        house.clock.advance(Duration.ofMinutes(2));
        assertEquals("recording.too-many", refusal(Duration.ofMinutes(1)));
        String oldest = desk.of(house.org, gate).get(RecordingDesk.MOST - 1).name();
        desk.remove(house.admin, gate, oldest);
        desk.start(house.admin, gate, Duration.ofMinutes(1));
    }

    @Test
    void aNameThatIsNoRecordingIsNotFound() {
        desk.start(house.admin, gate, Duration.ofMinutes(1));
        for (String name : List.of("../etc/passwd", "20260101-000000.txt", "..", "")) {
            assertThrows(NotFound.class, () -> desk.read(house.admin, gate, name));
            assertThrows(NotFound.class, () -> desk.remove(house.admin, gate, name));
        }
    }

    private String refusal(Duration atMost) {
        return assertThrows(Refused.class, () -> desk.start(house.admin, gate, atMost))
                .code();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void echo(ServerSocket server) {
        try (Socket socket = server.accept()) {
            for (int i = 0; i < 2; i++) {
                StringBuilder line = new StringBuilder();
                for (int c = socket.getInputStream().read();
                        c != '\n';
                        c = socket.getInputStream().read()) {
                    line.append((char) c);
                }
                socket.getOutputStream().write(text("OK " + line.substring(0, 2) + "\n"));
            }
            socket.getInputStream().read();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
