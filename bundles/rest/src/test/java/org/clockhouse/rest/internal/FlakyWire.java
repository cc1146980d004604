package org.clockhouse.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A wire between two sockets of this machine that fails on purpose. */
final class FlakyWire implements AutoCloseable {

    enum Trouble {
        NONE,
        /** Nobody answers. */
        CUT,
        /** What is asked arrives, and no answer comes back. */
        ANSWERS_LOST
    }

    private final ServerSocket here;
    private final int there;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong carried = new AtomicLong();
    private volatile Trouble trouble = Trouble.NONE;
    private volatile long cutAfter = Long.MAX_VALUE;

    FlakyWire(int there) throws IOException {
        this.there = there;
        this.here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    int port() {
        return here.getLocalPort();
    }

    /** Bytes that went towards the server. */
    long carried() {
        return carried.get();
    }

    /** Also ends what is connected, because connections are kept. */
    void trouble(Trouble next) {
        trouble = next;
        cutAfter = Long.MAX_VALUE;
        hangUp();
    }

    /** The line breaks when so many more bytes went towards the server, and stays cut. */
    void cutAfter(long bytes) {
        cutAfter = carried.get() + bytes;
    }

    private void hangUp() {
        open.forEach(FlakyWire::close);
        open.clear();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = here.accept();
            if (trouble == Trouble.CUT) {
                client.close();
                continue;
            }
            Socket server = new Socket(InetAddress.getLoopbackAddress(), there);
            // Otherwise each small part waits until the one before it is acknowledged, which takes its time.
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            open.add(client);
            open.add(server);
            thread(() -> towardsServer(client, server));
            thread(() -> towardsClient(server, client));
        }
    }

    private void towardsServer(Socket client, Socket server) throws IOException {
        byte[] part = new byte[1024];
        InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream();
        int count;
        while ((count = in.read(part)) >= 0) {
            if (carried.addAndGet(count) > cutAfter) {
                trouble(Trouble.CUT);
                return;
            }
            out.write(part, 0, count);
        }
    }

    /** The greeting of TLS passes, which comes before anything is asked; what is lost is what comes once a batch was sent, and what somebody says of a cut. */
    private void towardsClient(Socket server, Socket client) throws IOException {
        byte[] part = new byte[1024];
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        long before = carried.get();
        int count;
        while ((count = in.read(part)) >= 0) {
            boolean lost = trouble == Trouble.ANSWERS_LOST && carried.get() - before > BATCH;
            if (lost || trouble == Trouble.CUT) {
                hangUp();
                return;
            }
            out.write(part, 0, count);
        }
    }

    /** More than any call but a batch sends. */
    private static final long BATCH = 20_000;

    private interface Work {
        void run() throws IOException;
    }

    private static void thread(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the wire is down, which is what it is for
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            here.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hangUp();
    }
}
