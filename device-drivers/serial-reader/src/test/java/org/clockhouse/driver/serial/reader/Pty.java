package org.clockhouse.driver.serial.reader;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A wire between two serial ports, made by socat of pseudo-terminals. The driver opens one end as it opens any port. */
final class Pty implements AutoCloseable {

    private final Path folder;
    private final Process socat;
    private final Path driverEnd;
    private final OutputStream reader;

    Pty() throws IOException {
        folder = Files.createTempDirectory("clockhouse-pty");
        Path readerLink = folder.resolve("reader");
        Path driverLink = folder.resolve("driver");
        socat = new ProcessBuilder(
                        "socat", "-d", "-d", "pty,raw,echo=0,link=" + readerLink, "pty,raw,echo=0,link=" + driverLink)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("socat.log").toFile())
                .start();
        await();
        driverEnd = driverLink.toRealPath();
        reader = new FileOutputStream(readerLink.toFile());
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
        return URI.create("serial:" + driverEnd + "?baud=9600");
    }

    void say(String text) {
        try {
            reader.write(text.getBytes(StandardCharsets.ISO_8859_1));
            reader.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port is gone when this returns. */
    void pull() throws InterruptedException {
        socat.destroy();
        socat.waitFor();
    }

    @Override
    public void close() {
        try {
            pull();
            reader.close();
            for (String name : new String[] {"reader", "driver", "socat.log"}) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
