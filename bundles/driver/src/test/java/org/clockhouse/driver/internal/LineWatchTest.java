package org.clockhouse.driver.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.clockhouse.driver.line.Framing;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.LineWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LineWatchTest {

    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Framing THREE = received -> 3;

    private final LinkedBlockingQueue<String> rings = new LinkedBlockingQueue<>();
    private final SharedLines lines = new SharedLines();
    private final LineWatch watch = lines.watch();
    private final Thread watcher = new Thread(watch::run, "watch");
    private ServerSocket server;
    private Line line;
    private Socket terminal;

    @BeforeEach
    void connect() throws Exception {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        line = lines.open(URI.create("tcp://127.0.0.1:" + server.getLocalPort()), LONG);
        terminal = server.accept();
        watcher.start();
    }

    @AfterEach
    void hangUp() throws Exception {
        watch.close();
        watcher.join(5_000);
        assertFalse(watcher.isAlive(), "the watch ends when it is closed");
        lines.close();
        terminal.close();
        server.close();
    }

    private void say(String text) throws IOException {
        terminal.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        terminal.getOutputStream().flush();
    }

    private String hear() throws Exception {
        return new String(line.resume(wire -> wire.receive(THREE)), StandardCharsets.US_ASCII);
    }

    @Test
    void bytesThatNobodyAskedForRingOnceAndAreHeardWhole() throws Exception {
        assertTrue(watch.add(line, () -> rings.add("first")));
        say("one");
        assertEquals("first", rings.poll(5, SECONDS));
        assertEquals("one", hear());
        say("two");
        assertNull(rings.poll(100, java.util.concurrent.TimeUnit.MILLISECONDS), "one ring for each add");
        assertTrue(watch.add(line, () -> rings.add("second")));
        assertEquals("second", rings.poll(5, SECONDS));
        assertEquals("two", hear());
    }

    @Test
    void whatWasLeftOverFromAnExchangeRingsAtOnce() throws Exception {
        say("onetwothr");
        assertEquals("one", hear());
        assertTrue(watch.add(line, () -> rings.add("left over")));
        assertEquals("left over", rings.poll(5, SECONDS));
        assertEquals("two", hear());
        assertEquals("thr", hear());
    }

    @Test
    void aLineThatBreaksRings() throws Exception {
        assertTrue(watch.add(line, () -> rings.add("broken")));
        terminal.close();
        assertEquals("broken", rings.poll(5, SECONDS));
    }

    @Test
    void aLineThatIsLetGoDoesNotRing() throws Exception {
        assertTrue(watch.add(line, () -> rings.add("ring")));
        watch.remove(line);
        say("one");
        assertNull(rings.poll(100, java.util.concurrent.TimeUnit.MILLISECONDS));
        assertEquals("one", hear());
    }

    @Test
    void aClosedLineIsLetGo() throws Exception {
        assertTrue(watch.add(line, () -> rings.add("ring")));
        line.close();
        assertEquals(-1, terminal.getInputStream().read(), "the other end sees the line close");
    }

    @Test
    void linesInMemoryCannotBeWatched() throws Exception {
        SharedLines memory = new SharedLines(Map.of("tcp", (endpoint, timeout) -> new Port() {
            @Override
            public void write(java.nio.ByteBuffer bytes, long nanos) {
                bytes.position(bytes.limit());
            }

            @Override
            public int read(java.nio.ByteBuffer into, long nanos) {
                return 0;
            }

            @Override
            public void wake() {}

            @Override
            public void close() {}
        }));
        Line other = memory.open(URI.create("tcp://memory:1"), LONG);
        assertFalse(watch.add(other, () -> rings.add("ring")));
        memory.close();
    }
}
