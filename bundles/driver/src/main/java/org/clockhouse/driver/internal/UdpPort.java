package org.clockhouse.driver.internal;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Datagrams to and from one address, each whole: one is one write, and one is one read. Others' datagrams are not heard. */
final class UdpPort implements Port {

    private static final Logger LOG = LoggerFactory.getLogger(UdpPort.class);

    /** No datagram is larger. */
    private static final int LARGEST = 65_535;

    private final DatagramChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    private UdpPort(DatagramChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        channel.configureBlocking(false);
        this.key = channel.register(selector, 0);
    }

    static Port open(URI endpoint, Duration timeout) throws IOException, DriverException {
        if (endpoint.getHost() == null || endpoint.getPort() < 1 || endpoint.getPort() > 65_535) {
            throw new DriverException(Fault.MISCONFIGURED, "an endpoint looks like udp://host:port, not " + endpoint);
        }
        InetSocketAddress address = new InetSocketAddress(endpoint.getHost(), endpoint.getPort());
        if (address.isUnresolved()) {
            throw new UnknownHostException("no address known for " + endpoint.getHost());
        }
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.connect(address);
            return new UdpPort(channel, Selector.open());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public int roomForOneRead() {
        return LARGEST;
    }

    @Override
    public void write(ByteBuffer bytes, long nanos) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (channel.write(bytes) == 0 && bytes.hasRemaining()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new SocketTimeoutException("timed out");
            }
            await(SelectionKey.OP_WRITE, left);
        }
    }

    @Override
    public int read(ByteBuffer into, long nanos) throws IOException, InterruptedException {
        int count = channel.read(into);
        if (count != 0 || nanos <= 0) {
            return count;
        }
        await(SelectionKey.OP_READ, nanos);
        return channel.read(into);
    }

    private void await(int operation, long nanos) throws IOException, InterruptedException {
        try {
            key.interestOps(operation);
            selector.selectedKeys().clear();
            selector.select(Math.max(1, Duration.ofNanos(nanos).toMillis()));
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw new IOException("closed", e);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return Optional.of(channel);
    }

    @Override
    public void wake() {
        selector.wakeup();
    }

    @Override
    public void close() {
        closeQuietly(channel);
        closeQuietly(selector);
    }

    /** A port that cannot be closed is gone already, which is all that was wanted. */
    private static void closeQuietly(Closeable part) {
        try {
            part.close();
        } catch (IOException e) {
            LOG.debug("While closing a line: {}", e.getMessage());
        }
    }
}
