package org.clockhouse.driver.internal;

import java.io.IOException;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.line.Framing;
import org.clockhouse.driver.line.Wire;

/** A port for the length of one exchange. */
final class PortWire implements Wire {

    private final SharedLine line;
    private final PhysicalLine physical;
    private final long timeoutNanos;
    private ByteBuffer received = ByteBuffer.allocate(1024);
    private boolean asked;
    private volatile boolean over;

    private PortWire(SharedLine line, PhysicalLine physical, Duration replyTimeout) {
        this.line = line;
        this.physical = physical;
        this.timeoutNanos = replyTimeout.toNanos();
    }

    /** Bytes that came before the first question are dropped. */
    static PortWire dropping(SharedLine line, PhysicalLine physical, Duration replyTimeout) {
        return new PortWire(line, physical, replyTimeout);
    }

    /** Goes on after bytes that came already. */
    static PortWire resuming(SharedLine line, PhysicalLine physical, Duration replyTimeout, byte[] before) {
        PortWire wire = new PortWire(line, physical, replyTimeout);
        wire.asked = true;
        wire.received = ByteBuffer.allocate(Math.max(1024, before.length)).put(before);
        return wire;
    }

    /** What came and was not received. */
    byte[] rest() {
        byte[] rest = new byte[received.position()];
        received.duplicate().flip().get(rest);
        return rest;
    }

    void end() {
        over = true;
    }

    @Override
    public void send(byte[] frame) throws DriverException, InterruptedException {
        checkOpen();
        Port port = physical.port();
        try {
            if (!asked) {
                dropStale(port);
                asked = true;
            }
            port.write(ByteBuffer.wrap(frame), timeoutNanos);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public byte[] receive(Framing framing) throws DriverException, InterruptedException {
        return frame(framing, timeoutNanos)
                .orElseThrow(() -> new DriverException(Fault.UNREACHABLE, "no answer in time"));
    }

    @Override
    public Optional<byte[]> poll(Framing framing, Duration within) throws DriverException, InterruptedException {
        return frame(framing, within.toNanos());
    }

    @Override
    public Optional<String> certificate() throws DriverException {
        checkOpen();
        return physical.port().certificate();
    }

    private Optional<byte[]> frame(Framing framing, long nanos) throws DriverException, InterruptedException {
        checkOpen();
        Port port = physical.port();
        long deadline = System.nanoTime() + nanos;
        try {
            int length = lengthOf(framing);
            while (length == Framing.UNKNOWN_YET || length > received.position()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return Optional.empty();
                }
                more(port, left);
                length = lengthOf(framing);
            }
            return Optional.of(take(length));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private int lengthOf(Framing framing) throws DriverException {
        ByteBuffer view = received.asReadOnlyBuffer().flip();
        int length = view.hasRemaining() ? framing.lengthOf(view) : Framing.UNKNOWN_YET;
        boolean tooLong = length > Framing.LONGEST || received.position() > Framing.LONGEST;
        if (length == Framing.NOT_A_FRAME || length == 0 || length < Framing.NOT_A_FRAME || tooLong) {
            throw new DriverException(Fault.GARBLED, "what came is no frame");
        }
        return length;
    }

    private void more(Port port, long left) throws IOException, DriverException, InterruptedException {
        while (received.remaining() < port.roomForOneRead()) {
            received = ByteBuffer.allocate(received.capacity() * 2).put(received.flip());
        }
        int count = port.read(received, left);
        checkOpen();
        if (count < 0) {
            throw new IOException("the other end hung up");
        }
    }

    private byte[] take(int length) {
        received.flip();
        byte[] frame = new byte[length];
        received.get(frame);
        received.compact();
        return frame;
    }

    private void dropStale(Port port) throws IOException, InterruptedException {
        ByteBuffer waste = ByteBuffer.allocate(Math.max(4096, port.roomForOneRead()));
        int count = port.read(waste, 0);
        while (count > 0) {
            count = port.read(waste.clear(), 0);
        }
        Arrays.fill(waste.array(), (byte) 0);
        if (count < 0) {
            throw new IOException("the other end hung up");
        }
    }

    private void checkOpen() throws DriverException {
        if (over || line.isClosed()) {
            throw physical.closed();
        }
    }

    private DriverException broken(IOException e) {
        physical.markBroken();
        if (line.isClosed()) {
            return physical.closed();
        }
        String said =
                e instanceof PortUnreachableException ? "the port is closed" : "the line broke: " + e.getMessage();
        return new DriverException(Fault.UNREACHABLE, said, e);
    }
}
