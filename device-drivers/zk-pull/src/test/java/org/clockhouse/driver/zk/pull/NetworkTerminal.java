package org.clockhouse.driver.zk.pull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** The terminal behind real sockets. The plug can be pulled, at once or after so many bytes. */
final class NetworkTerminal implements AutoCloseable {

    private final ZkTerminal terminal;
    private final ServerSocket server;
    private final DatagramSocket datagrams;
    /** Bound and never listening: TCP to the port of the datagrams is refused, whoever else looks for a free port. */
    private final Socket refusal;

    /** Which datagrams are lost, of either direction; none when empty. */
    volatile Optional<Losses> losses = Optional.empty();

    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    volatile boolean silent;
    /** Bytes that are sent before the line is cut, once; none when negative. */
    volatile long cutAfter = -1;

    private NetworkTerminal(ZkTerminal terminal, ServerSocket server, DatagramSocket datagrams, Socket refusal) {
        this.terminal = terminal;
        this.server = server;
        this.datagrams = datagrams;
        this.refusal = refusal;
    }

    static NetworkTerminal tcp(ZkTerminal terminal, int port) throws IOException {
        ServerSocket server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        NetworkTerminal network = new NetworkTerminal(terminal, server, null, null);
        start(network::accept);
        return network;
    }

    static NetworkTerminal udp(ZkTerminal terminal, int port) throws IOException {
        Socket refusal = new Socket();
        refusal.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        DatagramSocket socket = new DatagramSocket(refusal.getLocalPort(), InetAddress.getLoopbackAddress());
        NetworkTerminal network = new NetworkTerminal(terminal, null, socket, refusal);
        start(network::hearDatagrams);
        return network;
    }

    /** Leaves the TCP port of the same number to others. */
    void stopRefusing() throws IOException {
        refusal.close();
    }

    URI endpoint(String scheme) {
        int port = server == null ? datagrams.getLocalPort() : server.getLocalPort();
        return URI.create(scheme + "://127.0.0.1:" + port);
    }

    /** Loses so many of a hundred, as that random goes. */
    static final class Losses {
        private final Random random;
        private final int percent;
        private int count;

        Losses(long seed, int percent) {
            this.random = new Random(seed);
            this.percent = percent;
        }

        private synchronized boolean takes() {
            boolean isLost = random.nextInt(100) < percent;
            count += isLost ? 1 : 0;
            return isLost;
        }

        synchronized int count() {
            return count;
        }
    }

    private boolean isLost() {
        return losses.filter(Losses::takes).isPresent();
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
                    } catch (IOException | UncheckedIOException e) {
                        // The line is over.
                    }
                },
                "terminal");
        thread.setDaemon(true);
        thread.start();
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
        ZkTerminal.Collector collector = new ZkTerminal.Collector();
        ZkTerminal.Talk talk = terminal.talk(frame -> send(client, frame.segment()), false);
        byte[] bytes = new byte[4096];
        try (InputStream in = client.getInputStream()) {
            int count = in.read(bytes);
            while (count >= 0) {
                for (Frame frame : collector.add(bytes, count)) {
                    if (!silent) {
                        talk.hear(frame);
                    }
                }
                count = in.read(bytes);
            }
        } finally {
            talk.end();
            clients.remove(client);
        }
    }

    private void send(Socket client, byte[] frame) {
        try {
            OutputStream out = client.getOutputStream();
            for (int from = 0; from < frame.length; from += terminal.pieces) {
                byte[] piece = Arrays.copyOfRange(frame, from, Math.min(frame.length, from + terminal.pieces));
                if (cutAfter >= 0) {
                    cutAfter -= piece.length;
                    if (cutAfter < 0) {
                        pullPlug();
                        return;
                    }
                }
                out.write(piece);
                out.flush();
            }
        } catch (IOException e) {
            // The other end has hung up: whoever reads finds out, and an announcement is lost as on a real line.
        }
    }

    private void hearDatagrams() throws IOException {
        Map<SocketAddress, ZkTerminal.Talk> talks = new HashMap<>();
        while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
            datagrams.receive(packet);
            SocketAddress from = packet.getSocketAddress();
            ZkTerminal.Talk talk =
                    talks.computeIfAbsent(from, client -> terminal.talk(frame -> send(client, frame.datagram()), true));
            if (!silent && !isLost()) {
                talk.hear(Frame.ofDatagram(Arrays.copyOf(packet.getData(), packet.getLength())));
            }
        }
    }

    private void send(SocketAddress client, byte[] datagram) {
        if (isLost()) {
            return;
        }
        try {
            datagrams.send(new DatagramPacket(datagram, datagram.length, client));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line breaks and the network notices. */
    void pullPlug() {
        cutAfter = -1;
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
            if (server != null) {
                server.close();
                pullPlug();
            } else {
                datagrams.close();
                refusal.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
