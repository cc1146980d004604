package org.clockhouse.driver.internal;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
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

/** A TCP connection whose every wait ends by time, by interruption or by {@link #wake}. */
final class TcpPort implements Port {

    private static final Logger LOG = LoggerFactory.getLogger(TcpPort.class);

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    private TcpPort(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        this.key = channel.register(selector, 0);
    }

    static Port open(URI endpoint, Duration timeout) throws IOException, DriverException, InterruptedException {
        if (endpoint.getHost() == null || endpoint.getPort() < 1 || endpoint.getPort() > 65_535) {
            throw new DriverException(Fault.MISCONFIGURED, "an endpoint looks like tcp://host:port, not " + endpoint);
        }
        InetSocketAddress address = new InetSocketAddress(endpoint.getHost(), endpoint.getPort());
        if (address.isUnresolved()) {
            throw new UnknownHostException("no address known for " + endpoint.getHost());
        }
        TcpPort port = unconnected();
        try {
            port.connect(address, timeout.toNanos());
            return port;
        } catch (IOException | InterruptedException | RuntimeException e) {
            port.close();
            throw e;
        }
    }

    private static TcpPort unconnected() throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            return new TcpPort(channel, Selector.open());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void connect(InetSocketAddress address, long nanos) throws IOException, InterruptedException {
        if (channel.connect(address)) {
            return;
        }
        long deadline = System.nanoTime() + nanos;
        while (!channel.finishConnect()) {
            await(SelectionKey.OP_CONNECT, remaining(deadline));
        }
    }

    @Override
    public void write(ByteBuffer bytes, long nanos) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, remaining(deadline));
            }
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
