package org.clockhouse.driver.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;

/** One port and whose turn it is on it: first come, first served. */
final class PhysicalLine {

    /** How many sessions hold it; guarded by {@link SharedLines}. */
    int users;

    private final String key;
    private final URI endpoint;
    private final PortOpener opener;
    private final Deque<SharedLine> turns = new ArrayDeque<>();
    private Port port;
    private boolean broken;

    PhysicalLine(String key, URI endpoint, PortOpener opener) {
        this.key = key;
        this.endpoint = endpoint;
        this.opener = opener;
    }

    String key() {
        return key;
    }

    /** Waits until it is the caller's turn; {@link #pass} must follow. */
    synchronized void await(SharedLine caller) throws DriverException, InterruptedException {
        turns.addLast(caller);
        boolean mine = false;
        try {
            while (turns.peekFirst() != caller && !caller.isClosed()) {
                wait();
            }
            if (caller.isClosed()) {
                throw closed();
            }
            mine = true;
        } finally {
            if (!mine) {
                pass(caller);
            }
        }
    }

    synchronized void pass(SharedLine caller) {
        turns.remove(caller);
        notifyAll();
    }

    /** Makes the connection when there is none yet. Called in one's turn. */
    void connect(Duration timeout) throws DriverException, InterruptedException {
        synchronized (this) {
            if (broken) {
                throw new DriverException(Fault.UNREACHABLE, "the line to " + endpoint + " is down");
            }
            if (port != null) {
                return;
            }
        }
        try {
            Port opened = opener.open(endpoint, timeout);
            keep(opened);
        } catch (IOException e) {
            markBroken();
            throw new DriverException(Fault.UNREACHABLE, "cannot reach " + endpoint + ": " + e.getMessage(), e);
        }
    }

    private synchronized void keep(Port opened) throws DriverException {
        if (broken) {
            opened.close();
            throw closed();
        }
        port = opened;
    }

    synchronized Port port() throws DriverException {
        if (port == null || broken) {
            throw new DriverException(Fault.UNREACHABLE, "the line to " + endpoint + " is down");
        }
        return port;
    }

    synchronized Optional<SelectableChannel> channel() {
        return port == null ? Optional.empty() : port.channel();
    }

    synchronized boolean holdsBytes() {
        return port != null && port.holdsBytes();
    }

    synchronized boolean isBroken() {
        return broken;
    }

    synchronized void markBroken() {
        broken = true;
    }

    /** Lets the closed ones among those who wait find out. */
    synchronized void stir() {
        notifyAll();
        if (port != null) {
            port.wake();
        }
    }

    synchronized void end() {
        broken = true;
        if (port != null) {
            port.close();
        }
        notifyAll();
    }

    DriverException closed() {
        return new DriverException(Fault.UNREACHABLE, "the line to " + endpoint + " was closed");
    }
}
