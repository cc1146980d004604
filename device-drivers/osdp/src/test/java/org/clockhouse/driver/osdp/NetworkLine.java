package org.clockhouse.driver.osdp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A converter on the network with readers behind it. */
final class NetworkLine implements AutoCloseable {

    private final EmulatedLine line;
    private final ServerSocket server;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    /** Answers come in pieces of so many bytes. */
    volatile int pieces = 7;
    /** Bytes that are sent before the line is cut, once; none when negative. */
    volatile int cutAfter = -1;

    NetworkLine(EmulatedLine line, int port) throws IOException {
        this.line = line;
        this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private interface Job {
        void run() throws IOException;
    }

    private static void start(Job job) {
        Thread thread = new Thread(
                new ThreadGroup("terminal"),
                () -> {
                    try {
                        job.run();
                    } catch (IOException e) {
                        // The line is over.
                    }
                },
                "terminal");
        thread.setDaemon(true);
        thread.start();
    }

    URI endpoint() {
        return URI.create("tcp://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            client.setTcpNoDelay(true);
            clients.add(client);
            start(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        byte[] bytes = new byte[256];
        try (InputStream in = client.getInputStream()) {
            int count = in.read(bytes);
            while (count >= 0) {
                line.hear(bytes, count, answer -> send(client, answer));
                count = in.read(bytes);
            }
        } finally {
            clients.remove(client);
        }
    }

    private void send(Socket client, byte[] answer) {
        try {
            OutputStream out = client.getOutputStream();
            int cut = cutAfter;
            int until = cut < 0 ? answer.length : Math.min(cut, answer.length);
            for (int from = 0; from < until; from += pieces) {
                out.write(answer, from, Math.min(pieces, until - from));
                out.flush();
            }
            if (cut >= 0) {
                cutAfter = -1;
                client.close();
            }
        } catch (IOException e) {
            // The other end has hung up, and whoever reads finds out.
        }
    }

    /** The line breaks and the network notices. */
    void pullPlug() {
        for (Socket client : clients) {
            try {
                client.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            pullPlug();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
