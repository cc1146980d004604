package org.clockhouse.driver.internal;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP connection, or datagrams to and from one address, each whole: one is one write, and one is one read. Every wait ends
 * by time, by interruption or by {@link #wake}.
 */
final class NetworkPort<C extends SelectableChannel & ByteChannel> implements Port {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkPort.class);

    private static final int LARGEST_DATAGRAM = 65_535;

    private final C channel;
    private final int room;
    private final Selector selector;
    private final SelectionKey key;

    private NetworkPort(C channel, int room, Selector selector) throws IOException {
        this.channel = channel;
        this.room = room;
        this.selector = selector;
        channel.configureBlocking(false);
        this.key = channel.register(selector, 0);
    }

    static Port tcp(URI endpoint, Duration timeout) throws IOException, DriverException, InterruptedException {
        InetSocketAddress address = address(endpoint);
        SocketChannel channel = SocketChannel.open();
        NetworkPort<SocketChannel> port = of(channel, 1);
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            long deadline = System.nanoTime() + timeout.toNanos();
            for (boolean there = channel.connect(address); !there; there = channel.finishConnect()) {
                port.await(SelectionKey.OP_CONNECT, remaining(deadline));
            }
            return port;
        } catch (IOException | InterruptedException | RuntimeException e) {
            port.close();
            throw e;
        }
    }

    static Port udp(URI endpoint, Duration timeout) throws IOException, DriverException {
        InetSocketAddress address = address(endpoint);
        DatagramChannel channel = DatagramChannel.open();
        NetworkPort<DatagramChannel> port = of(channel, LARGEST_DATAGRAM);
        try {
            channel.connect(address);
            return port;
        } catch (IOException | RuntimeException e) {
            port.close();
            throw e;
        }
    }

    private static <C extends SelectableChannel & ByteChannel> NetworkPort<C> of(C channel, int room)
            throws IOException {
        try {
            return new NetworkPort<>(channel, room, Selector.open());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static InetSocketAddress address(URI endpoint) throws DriverException, UnknownHostException {
        if (endpoint.getHost() == null || endpoint.getPort() < 1 || endpoint.getPort() > 65_535) {
            String wanted = endpoint.getScheme() + "://host:port";
            throw new DriverException(Fault.MISCONFIGURED, "an endpoint looks like " + wanted + ", not " + endpoint);
        }
        InetSocketAddress address = new InetSocketAddress(endpoint.getHost(), endpoint.getPort());
        if (address.isUnresolved()) {
            throw new UnknownHostException("no address known for " + endpoint.getHost());
        }
        return address;
    }

    @Override
    public int roomForOneRead() {
        return room;
    }

    @Override
    public void write(ByteBuffer bytes, long nanos) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + nanos;
        do {
            if (channel.write(bytes) == 0 && bytes.hasRemaining()) {
                await(SelectionKey.OP_WRITE, remaining(deadline));
            }
        } while (bytes.hasRemaining());
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

    private static long remaining(long deadline) throws SocketTimeoutException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("timed out");
        }
        return left;
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
