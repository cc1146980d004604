package org.clockhouse.driver.tck;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.clockhouse.driver.internal.Port;

final class MemoryPort implements Port {

    private final FarEnd farEnd;
    private final int pieces;
    private final BooleanSupplier silent;
    private final Deque<Byte> toDriver = new ArrayDeque<>();
    private boolean woken;
    private boolean closed;
    private boolean hungUp;

    MemoryPort(FarEnd farEnd, int pieces, BooleanSupplier silent) {
        this.farEnd = farEnd;
        this.pieces = pieces;
        this.silent = silent;
    }

    synchronized void deliver(byte[] bytes) {
        if (!silent.getAsBoolean()) {
            for (byte next : bytes) {
                toDriver.addLast(next);
            }
            notifyAll();
        }
    }

    synchronized void hangUp() {
        hungUp = true;
        notifyAll();
    }

    @Override
    public void write(ByteBuffer bytes, long nanos) throws IOException {
        byte[] sent = new byte[bytes.remaining()];
        bytes.get(sent);
        checkOpen();
        if (!silent.getAsBoolean()) {
            farEnd.received(sent, this::deliver);
        }
    }

    private synchronized void checkOpen() throws IOException {
        if (closed || hungUp) {
            throw new IOException("closed");
        }
    }

    @Override
    public synchronized int read(ByteBuffer into, long nanos) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + nanos;
        long left = nanos;
        while (toDriver.isEmpty() && !closed && !hungUp && !woken && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        woken = false;
        if (closed) {
            throw new IOException("closed");
        }
        int count = 0;
        while (count < pieces && into.hasRemaining() && !toDriver.isEmpty()) {
            into.put(toDriver.removeFirst());
            count++;
        }
        return count == 0 && hungUp ? -1 : count;
    }

    @Override
    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
