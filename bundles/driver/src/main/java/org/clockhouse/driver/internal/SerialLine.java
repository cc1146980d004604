package org.clockhouse.driver.internal;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;

/**
 * A serial port: {@code serial:/dev/ttyUSB0?baud=9600&bits=8&parity=none&stop=1}, on Windows {@code serial:COM3}. The library
 * waits in native code that nothing interrupts, so every wait is cut into short ones.
 */
final class SerialLine implements Port {

    private static final int SLICE_MILLIS = 100;
    private static final Map<String, Integer> PARITY = Map.of(
            "none", SerialPort.NO_PARITY,
            "even", SerialPort.EVEN_PARITY,
            "odd", SerialPort.ODD_PARITY);

    private final SerialPort port;
    private volatile boolean woken;
    private volatile boolean closed;

    private SerialLine(SerialPort port) {
        this.port = port;
    }

    static SerialLine open(URI endpoint, Duration timeout) throws IOException, DriverException {
        String[] parts = endpoint.getSchemeSpecificPart().split("\\?", 2);
        Map<String, String> options = options(parts.length < 2 ? "" : parts[1]);
        try {
            SerialPort port = SerialPort.getCommPort(parts[0].replaceFirst("^///", "/"));
            port.setComPortParameters(
                    Integer.parseInt(options.getOrDefault("baud", "9600")),
                    Integer.parseInt(options.getOrDefault("bits", "8")),
                    options.getOrDefault("stop", "1").equals("2") ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT,
                    parity(options.getOrDefault("parity", "none")));
            port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, SLICE_MILLIS, 0);
            if (!port.openPort(0)) {
                throw new IOException("the port cannot be opened: it is missing, busy, or not allowed");
            }
            return new SerialLine(port);
        } catch (NumberFormatException e) {
            throw new DriverException(Fault.MISCONFIGURED, "baud and bits are numbers: " + endpoint, e);
        } catch (SerialPortInvalidPortException e) {
            throw new IOException("there is no such port", e);
        }
    }

    private static int parity(String name) throws DriverException {
        Integer parity = PARITY.get(name);
        if (parity == null) {
            throw new DriverException(Fault.MISCONFIGURED, "parity is none, even or odd, not " + name);
        }
        return parity;
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] sides = pair.split("=", 2);
            if (sides.length == 2) {
                options.put(sides[0], sides[1]);
            }
        }
        return options;
    }

    @Override
    public void write(ByteBuffer bytes, long nanos) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (bytes.hasRemaining()) {
            check();
            byte[] rest = new byte[bytes.remaining()];
            bytes.duplicate().get(rest);
            int count = port.writeBytes(rest, rest.length);
            if (count < 0) {
                throw new IOException("the serial port does not take bytes");
            }
            bytes.position(bytes.position() + count);
            if (bytes.hasRemaining() && System.nanoTime() > deadline) {
                throw new SocketTimeoutException("timed out");
            }
        }
    }

    @Override
    public int read(ByteBuffer into, long nanos) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + nanos;
        int count = 0;
        do {
            check();
            count = available(into, nanos > 0);
        } while (count == 0 && !woken && System.nanoTime() < deadline);
        woken = false;
        return count;
    }

    /** Without a wait when bytes are there, else at most a slice long. */
    private int available(ByteBuffer into, boolean patient) throws IOException {
        int ready = port.bytesAvailable();
        if (ready < 0) {
            throw new IOException("the serial port is gone");
        }
        if (ready == 0 && !patient) {
            return 0;
        }
        byte[] bytes = new byte[Math.max(1, Math.min(ready, into.remaining()))];
        int count = port.readBytes(bytes, bytes.length);
        if (count < 0) {
            throw new IOException("the serial port is gone");
        }
        into.put(bytes, 0, count);
        return count;
    }

    private void check() throws IOException, InterruptedException {
        if (closed) {
            throw new IOException("closed");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public void wake() {
        woken = true;
    }

    @Override
    public void close() {
        closed = true;
        port.closePort();
    }
}
