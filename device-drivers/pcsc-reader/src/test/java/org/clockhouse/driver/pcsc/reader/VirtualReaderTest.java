package org.clockhouse.driver.pcsc.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DeskReader;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Medium;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.tck.BenchContext;
import org.clockhouse.driver.tck.MemoryLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Debian's smart-card service with the virtual reader of vsmartcard, and a card at the other end of its socket. Needs root. */
@Timeout(60)
class VirtualReaderTest {

    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofMillis(500);
    private static final DriverContext CONTEXT =
            new BenchContext(new MemoryLines((bytes, reply) -> {}, 3), PATIENT, Clock.systemUTC());

    @TempDir
    Path folder;

    @Test
    void aCardIsReadOverTheRealServiceOnceForEachPresentation() throws Exception {
        int port = freePort();
        Process pcscd = start(port);
        try (DeskReader reader = open(pcscd)) {
            DeskRead card = DeskRead.of(new Token("04a1b2c3")).medium(Medium.ISO14443);
            for (int presentation = 0; presentation < 2; presentation++) {
                VirtualCard held = new VirtualCard(port);
                try {
                    assertEquals(Optional.of(card), reader.next(PATIENT));
                    assertEquals(Optional.empty(), reader.next(SOON));
                } finally {
                    held.close();
                }
                assertEquals(Optional.empty(), reader.next(SOON));
            }
        } finally {
            pcscd.destroy();
            pcscd.waitFor();
        }
    }

    @Test
    void aReaderIsThereAgainWhenTheServiceWasRestarted() throws Exception {
        int port = freePort();
        Process pcscd = start(port);
        try (DeskReader reader = open(pcscd)) {
            pcscd.destroy();
            pcscd.waitFor();
            assertEquals(
                    Fault.UNREACHABLE,
                    assertThrows(DriverException.class, () -> reader.next(PATIENT))
                            .fault());
        }
        Process restarted = start(port);
        try (DeskReader reader = open(restarted)) {
            VirtualCard held = new VirtualCard(port);
            try {
                assertEquals(
                        new Token("04a1b2c3"),
                        reader.next(PATIENT).orElseThrow().token().orElseThrow());
            } finally {
                held.close();
            }
        } finally {
            restarted.destroy();
            restarted.waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process start(int port) throws IOException {
        String channel = "0x" + Integer.toHexString(port).toUpperCase();
        Path config = Files.writeString(
                folder.resolve("reader.conf"),
                "FRIENDLYNAME \"Virtual PCD\"\nDEVICENAME /dev/null:" + channel
                        + "\nLIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so\nCHANNELID " + channel + "\n");
        return new ProcessBuilder("pcscd", "--foreground", "--config", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pcscd.log").toFile())
                .start();
    }

    /** The service is there when its reader is; until then the driver says what is missing, and the service why it ended. */
    private DeskReader open(Process service) throws Exception {
        TerminalAddress address = new TerminalAddress(URI.create(""), Map.of("reader", "Virtual PCD 00 00"));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (true) {
            try {
                return new PcscReaderDriver().open(address, CONTEXT);
            } catch (DriverException e) {
                if (System.nanoTime() > deadline || !service.isAlive()) {
                    throw new AssertionError(Files.readString(folder.resolve("pcscd.log")), e);
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    /** A card as the virtual reader talks to it: two bytes of length, then one of control or a command. */
    private static final class VirtualCard {

        private static final byte[] ATR = HexFormat.of().parseHex(ApdusTest.ULTRALIGHT);
        private static final byte[] UID = HexFormat.of().parseHex("04a1b2c39000");
        private static final int ASK_ATR = 4;

        private final Socket socket;

        VirtualCard(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            Thread card = new Thread(this::serve, "virtual card");
            card.setDaemon(true);
            card.start();
        }

        private void serve() {
            try (DataInputStream in = new DataInputStream(socket.getInputStream());
                    DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
                while (true) {
                    byte[] heard = new byte[in.readUnsignedShort()];
                    in.readFully(heard);
                    if (heard.length > 1 || heard[0] == ASK_ATR) {
                        byte[] answer = heard.length > 1 ? UID : ATR;
                        out.writeShort(answer.length);
                        out.write(answer);
                    }
                }
            } catch (IOException e) {
                // The card was taken away.
            }
        }

        void close() throws IOException {
            socket.close();
        }
    }
}
