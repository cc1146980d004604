package org.clockhouse.driver.osdp;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A pair of wires between two serial ports, made by socat of pseudo-terminals, with readers at the far one. */
final class PtyLine implements AutoCloseable {

    private final Path folder;
    private final Process socat;
    private final Path driverEnd;
    private final FileInputStream in;
    private final FileOutputStream out;

    PtyLine(EmulatedLine line) throws IOException {
        folder = Files.createTempDirectory("clockhouse-osdp");
        Path far = folder.resolve("readers");
        Path near = folder.resolve("driver");
        socat = new ProcessBuilder("socat", "-d", "-d", "pty,raw,echo=0,link=" + far, "pty,raw,echo=0,link=" + near)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("socat.log").toFile())
                .start();
        await();
        driverEnd = near.toRealPath();
        in = new FileInputStream(far.toFile());
        out = new FileOutputStream(far.toFile());
        Thread thread = new Thread(new ThreadGroup("terminal"), () -> serve(line), "terminal");
        thread.setDaemon(true);
        thread.start();
    }

    /** Not when the links are there, but when both ports are set: socat would undo what the driver sets meanwhile. */
    private void await() throws IOException {
        Path log = folder.resolve("socat.log");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.readString(log).contains("starting data transfer loop")) {
            if (System.nanoTime() > deadline || !socat.isAlive()) {
                throw new IOException("socat made no port: " + Files.readString(log));
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    URI endpoint() {
        return URI.create("serial:" + driverEnd + "?baud=115200");
    }

    private void serve(EmulatedLine line) {
        byte[] bytes = new byte[256];
        try {
            int count = in.read(bytes);
            while (count >= 0) {
                line.hear(bytes, count, this::send);
                count = in.read(bytes);
            }
        } catch (IOException e) {
            // The wires are gone.
        }
    }

    private void send(byte[] answer) {
        try {
            out.write(answer);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socat.destroy();
            socat.waitFor();
            in.close();
            out.close();
            for (String name : new String[] {"readers", "driver", "socat.log"}) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
