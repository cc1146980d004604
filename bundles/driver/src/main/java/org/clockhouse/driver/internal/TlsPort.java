package org.clockhouse.driver.internal;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;

/** TLS over a connection. The other end is known by its certificate alone, whatever that is called and whoever signed it. */
final class TlsPort implements Port {

    private static final Pattern EXPECTED = Pattern.compile("sha256=([0-9a-f]{64})");
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int RECORD_HEAD = 5;

    private final Port tcp;
    private final SSLEngine engine;
    private final OneCertificate certificate;
    /** As it came; in writing order. */
    private ByteBuffer sealed;
    /** What is in it; in writing order. */
    private ByteBuffer clear;

    private TlsPort(Port tcp, OneCertificate certificate) {
        this.tcp = tcp;
        this.certificate = certificate;
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {certificate}, null);
            this.engine = context.createSSLEngine();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK speaks TLS", e);
        }
        engine.setUseClientMode(true);
        sealed = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        clear = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    }

    /** @param endpoint {@code tls://host:port?sha256=…}; without the digest any certificate will do, and the driver asks which */
    static Port open(URI endpoint, Duration timeout) throws IOException, DriverException, InterruptedException {
        TlsPort port = new TlsPort(NetworkPort.tcp(endpoint, timeout), new OneCertificate(expected(endpoint)));
        boolean open = false;
        try {
            port.greet(timeout.toNanos());
            open = true;
            return port;
        } catch (SSLException e) {
            Optional<String> wrong = port.certificate.refused();
            if (wrong.isPresent()) {
                throw new DriverException(Fault.MISCONFIGURED, wrong.get(), e);
            }
            throw e;
        } finally {
            if (!open) {
                port.close();
            }
        }
    }

    private static Optional<String> expected(URI endpoint) throws DriverException {
        if (endpoint.getQuery() == null) {
            return Optional.empty();
        }
        Matcher digest = EXPECTED.matcher(endpoint.getQuery());
        if (!digest.matches()) {
            throw new DriverException(
                    Fault.MISCONFIGURED, "a certificate is known by its SHA-256, 64 hexadecimal digits");
        }
        return Optional.of(digest.group(1));
    }

    /** @param nanos for each answer of the other end */
    private void greet(long nanos) throws IOException, InterruptedException {
        engine.beginHandshake();
        while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            step(nanos);
        }
    }

    private void step(long nanos) throws IOException, InterruptedException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> runTasks();
            case NEED_WRAP -> seal(NOTHING, nanos);
            default -> {
                if (unwrap() == Status.BUFFER_UNDERFLOW) {
                    await(nanos);
                }
            }
        }
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private void await(long nanos) throws IOException, InterruptedException {
        int count = more(nanos);
        if (count < 0) {
            throw new IOException("the other end hung up");
        }
        if (count == 0) {
            throw new SocketTimeoutException("timed out");
        }
    }

    private void seal(ByteBuffer bytes, long nanos) throws IOException, InterruptedException {
        ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        SSLEngineResult result = engine.wrap(bytes, out);
        if (result.getStatus() == Status.CLOSED || result.bytesConsumed() + result.bytesProduced() == 0) {
            throw new IOException("the other end hung up");
        }
        tcp.write(out.flip(), nanos);
    }

    /** Takes what came out of its envelope, a record at most. */
    private Status unwrap() throws SSLException {
        sealed.flip();
        SSLEngineResult result = engine.unwrap(sealed, clear);
        sealed.compact();
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            clear = ByteBuffer.allocate(clear.capacity() + engine.getSession().getApplicationBufferSize())
                    .put(clear.flip());
        }
        return result.getStatus();
    }

    private int more(long nanos) throws IOException, InterruptedException {
        if (!sealed.hasRemaining()) {
            sealed = ByteBuffer.allocate(sealed.capacity() * 2).put(sealed.flip());
        }
        return tcp.read(sealed, nanos);
    }

    @Override
    public void write(ByteBuffer bytes, long nanos) throws IOException, InterruptedException {
        while (bytes.hasRemaining()) {
            seal(bytes, nanos);
        }
    }

    @Override
    public int read(ByteBuffer into, long nanos) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (clear.position() == 0) {
            Status status = unwrap();
            if (status == Status.CLOSED) {
                return -1;
            }
            if (status == Status.BUFFER_UNDERFLOW) {
                int count = more(nanos <= 0 ? 0 : deadline - System.nanoTime());
                if (count <= 0) {
                    return count;
                }
            } else if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                runTasks();
            } else if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                seal(NOTHING, Duration.ofSeconds(1).toNanos());
            }
        }
        return pour(into);
    }

    private int pour(ByteBuffer into) {
        clear.flip();
        int count = Math.min(clear.remaining(), into.remaining());
        into.put(clear.slice().limit(count));
        clear.position(clear.position() + count);
        clear.compact();
        return count;
    }

    @Override
    public Optional<String> certificate() {
        return certificate.shown();
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return tcp.channel();
    }

    /** A record of which only a part came rings by itself when the rest does. */
    @Override
    public boolean holdsBytes() {
        boolean whole = sealed.position() >= RECORD_HEAD
                && sealed.position() >= RECORD_HEAD + Short.toUnsignedInt(sealed.getShort(RECORD_HEAD - 2));
        return clear.position() > 0 || whole;
    }

    @Override
    public void wake() {
        tcp.wake();
    }

    /** Without a farewell: what a protocol has to say about its end is in its frames. */
    @Override
    public void close() {
        tcp.close();
    }
}
