package org.clockhouse.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Push terminals over real connections that are kept, all of them worked by the thread that calls {@link #runUntil}: a thousand
 * cost the machine next to nothing, and no time is measured in which they waited for each other.
 */
final class PushTerminals implements AutoCloseable {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final int port;
    private final Selector selector;
    private final ByteBuffer part = ByteBuffer.allocateDirect(64 * 1024);
    private final PriorityQueue<Appointment> appointments = new PriorityQueue<>();

    private record Appointment(long at, Runnable work) implements Comparable<Appointment> {
        @Override
        public int compareTo(Appointment other) {
            return Long.compare(at, other.at);
        }
    }

    /**
     * @param status 0 when the connection broke before there was an answer
     * @param nanos since the call was due
     */
    record Answer(int status, String text, long nanos) {

        boolean isLeaveToForget() {
            return status == 200 && text.startsWith("OK");
        }
    }

    private record Call(byte[] bytes, long due, Consumer<Answer> then) {}

    PushTerminals(int port) throws IOException {
        this.port = port;
        this.selector = Selector.open();
    }

    /** Whether the port is open and a driver answers at it. */
    static boolean hears(int port) throws IOException {
        try (PushTerminals terminals = new PushTerminals(port)) {
            Answer[] answer = new Answer[1];
            terminals.new Terminal("NOBODY").ask(got -> answer[0] = got);
            terminals.runUntil(() -> answer[0] != null);
            return answer[0].status() == 503;
        }
    }

    void at(long nanos, Runnable work) {
        appointments.add(new Appointment(nanos, work));
    }

    /** Sends, hears and keeps appointments until it is so. */
    void runUntil(BooleanSupplier over) throws IOException {
        while (!over.getAsBoolean()) {
            long now = System.nanoTime();
            while (!appointments.isEmpty() && appointments.peek().at() <= now) {
                appointments.poll().work().run();
            }
            long pause = appointments.isEmpty() ? 50 : (appointments.peek().at() - System.nanoTime()) / 1_000_000;
            if (pause > 0) {
                selector.select(Terminal::move, Math.min(50, pause));
            } else {
                selector.selectNow(Terminal::move);
            }
        }
    }

    /** Runs for so long. */
    void runFor(long nanos) throws IOException {
        long end = System.nanoTime() + nanos;
        at(end, () -> {});
        runUntil(() -> System.nanoTime() - end >= 0);
    }

    /** Its connection is opened with its first call and kept. Calls wait for the answers to those before. */
    final class Terminal {

        private final String serial;
        private final Queue<Call> waiting = new ArrayDeque<>();
        private final ByteArrayOutputStream heard = new ByteArrayOutputStream(512);
        private SocketChannel channel;
        private Call underWay;
        private ByteBuffer toSend;

        Terminal(String serial) {
            this.serial = serial;
        }

        String serial() {
            return serial;
        }

        void greet(Consumer<Answer> then) {
            call(
                    "GET",
                    "/iclock/cdata?SN=" + serial + "&options=all&language=69&pushver=2.4.1&DeviceType=att",
                    "",
                    then);
        }

        void ask(Consumer<Answer> then) {
            call("GET", "/iclock/getrequest?SN=" + serial, "", then);
        }

        /** @param lines each ended */
        void upload(String lines, Consumer<Answer> then) {
            call("POST", "/iclock/cdata?SN=" + serial + "&table=ATTLOG&Stamp=9999", lines, then);
        }

        private void call(String method, String target, String body, Consumer<Answer> then) {
            String head = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                    + "\r\nUser-Agent: iClock Proxy/1.09\r\nConnection: keep-alive\r\nAccept: */*\r\n"
                    + (body.isEmpty() ? "" : "Content-Type: text/plain\r\nContent-Length: " + body.length() + "\r\n");
            byte[] bytes = (head + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
            waiting.add(new Call(bytes, System.nanoTime(), then));
            next();
        }

        private void next() {
            if (underWay == null && !waiting.isEmpty()) {
                underWay = waiting.poll();
                toSend = ByteBuffer.wrap(underWay.bytes());
                try {
                    connect();
                    send();
                } catch (IOException e) {
                    broken();
                }
            }
        }

        /** Opens the line anew when the other end has hung up while nobody was looking. */
        private void connect() throws IOException {
            if (channel != null && channel.read(part.clear()) < 0) {
                quietlyClose(channel);
                channel = null;
            }
            if (channel == null) {
                channel = SocketChannel.open(new InetSocketAddress(HERE, port));
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, this);
            }
        }

        private void send() throws IOException {
            channel.write(toSend);
            channel.keyFor(selector)
                    .interestOps(
                            toSend.hasRemaining()
                                    ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                                    : SelectionKey.OP_READ);
        }

        private static void move(SelectionKey key) {
            Terminal terminal = (Terminal) key.attachment();
            try {
                if (key.isWritable()) {
                    terminal.send();
                }
                if (key.isReadable()) {
                    terminal.hear();
                }
            } catch (IOException e) {
                terminal.broken();
            }
        }

        private void hear() throws IOException {
            part.clear();
            if (channel.read(part) < 0) {
                broken();
                return;
            }
            byte[] bytes = new byte[part.flip().remaining()];
            part.get(bytes);
            heard.write(bytes);
            String text = heard.toString(StandardCharsets.ISO_8859_1);
            int head = text.indexOf("\r\n\r\n");
            if (head >= 0 && text.length() >= head + 4 + length(text.substring(0, head))) {
                heard.reset();
                answered(new Answer(
                        Integer.parseInt(text.substring(9, 12)),
                        text.substring(head + 4),
                        System.nanoTime() - underWay.due()));
            }
        }

        private static int length(String head) {
            int at = head.toLowerCase(Locale.ROOT).indexOf("content-length: ");
            int end = head.indexOf('\r', at);
            return at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, end < 0 ? head.length() : end));
        }

        private void answered(Answer answer) {
            Call done = underWay;
            underWay = null;
            done.then().accept(answer);
            next();
        }

        /** An idle connection is opened again with the next call. */
        private void broken() {
            quietlyClose(channel);
            channel = null;
            heard.reset();
            if (underWay != null) {
                answered(new Answer(0, "", System.nanoTime() - underWay.due()));
            }
        }
    }

    private static void quietlyClose(SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // It is over either way.
        }
    }

    @Override
    public void close() throws IOException {
        selector.keys().forEach(key -> quietlyClose((SocketChannel) key.channel()));
        selector.close();
    }
}
