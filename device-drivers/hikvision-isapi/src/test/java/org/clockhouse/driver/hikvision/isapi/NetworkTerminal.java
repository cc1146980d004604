package org.clockhouse.driver.hikvision.isapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.hikvision.isapi.IsapiTerminal.Answer;
import org.clockhouse.driver.tck.SelfSigned;

/** The terminal's web server on a real socket. */
final class NetworkTerminal implements AutoCloseable {

    private final IsapiTerminal terminal;
    private final ServerSocket server;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<Socket> streams = new CopyOnWriteArrayList<>();
    /** The certificate that it shows; without one it speaks in the clear. */
    volatile Optional<SelfSigned> shown;

    volatile boolean silent;
    volatile boolean chunked;
    /** It hangs up after each answer, and says so or not. */
    volatile boolean hangsUp;

    volatile boolean saysThatItHangsUp = true;
    /** It hangs up on the next such request, in the moment in which it comes. */
    volatile String hangsUpOn = "none";

    /** It speaks HTTP/1.0: states no lengths and hangs up after each answer. */
    volatile boolean old;

    /** Said instead of the next answer when there is something in it. */
    volatile byte[] garbage = {};

    /** A challenge is good for the connection over which it came. */
    volatile boolean challengesConnections;

    private final Map<Socket, String> challenges = new ConcurrentHashMap<>();

    volatile int pieces = 1460;
    volatile int connections;

    NetworkTerminal(IsapiTerminal terminal, int port) throws IOException {
        this(terminal, port, Optional.empty());
    }

    NetworkTerminal(IsapiTerminal terminal, int port, Optional<SelfSigned> shown) throws IOException {
        this.terminal = terminal;
        this.shown = shown;
        this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    URI endpoint() {
        return URI.create((shown.isPresent() ? "https" : "tcp") + "://127.0.0.1:" + server.getLocalPort());
    }

    private interface Job {
        void run() throws IOException, DriverException;
    }

    private static void start(Job job) {
        Thread thread = new Thread(
                new ThreadGroup("terminal"),
                () -> {
                    try {
                        job.run();
                    } catch (IOException | DriverException e) {
                        // The line is over.
                    }
                },
                "terminal");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = spoken(server.accept());
            client.setTcpNoDelay(true);
            clients.add(client);
            connections++;
            start(() -> serve(client));
        }
    }

    private Socket spoken(Socket accepted) throws IOException {
        if (shown.isEmpty()) {
            return accepted;
        }
        SSLSocket client = (SSLSocket) shown.get().context().getSocketFactory().createSocket(accepted, null, 0, true);
        client.setUseClientMode(false);
        return client;
    }

    private void serve(Socket client) throws IOException, DriverException {
        try (client) {
            InputStream in = client.getInputStream();
            String head = head(in);
            while (!head.isEmpty()) {
                byte[] body = in.readNBytes(Integer.parseInt("0" + header(head, "Content-Length")));
                if (head.startsWith(hangsUpOn)) {
                    hangsUpOn = "none";
                    return;
                }
                if (!silent && !answer(client, head, body)) {
                    return;
                }
                head = head(in);
            }
        } finally {
            clients.remove(client);
            challenges.remove(client);
            streams.remove(client);
        }
    }

    /** @return whether the connection stays */
    private boolean answer(Socket client, String head, byte[] body) throws IOException, DriverException {
        String[] question = head.split("\r\n")[0].split(" ");
        String authorization = header(head, "Authorization");
        if (challengesConnections && !authorization.contains(challenges.getOrDefault(client, "none"))) {
            authorization = authorization.replaceFirst("nonce=\"[^\"]*\"", "nonce=\"elsewhere\"");
        }
        Answer answer = terminal.answer(question[0], question[1], authorization, body);
        if (answer.challenge().contains("nonce=")) {
            challenges.put(client, answer.challenge().replaceFirst(".*(nonce=\"[^\"]*\").*", "$1"));
        }
        if (garbage.length > 0) {
            send(client, garbage);
            return false;
        }
        boolean isStream = answer.status() == 200 && terminal.isStream(question[1]);
        if (isStream) {
            streams.add(client);
        }
        send(client, bytes(answer, isStream));
        return isStream || !hangsUp && !old;
    }

    private byte[] bytes(Answer answer, boolean isStream) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder((old ? "HTTP/1.0 " : "HTTP/1.1 ") + answer.status()
                + " \r\nContent-Type: " + answer.contentType() + "\r\n");
        if (!answer.challenge().isEmpty()) {
            head.append("WWW-Authenticate: Basic realm=\"x\"\r\nWWW-Authenticate: " + answer.challenge() + "\r\n");
        }
        if (hangsUp && saysThatItHangsUp && !isStream) {
            head.append("Connection: close\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (chunked && !isStream) {
            bytes.writeBytes(ascii(head + "Transfer-Encoding: chunked\r\n\r\n"));
            for (int from = 0; from < body.length; from += 100) {
                byte[] chunk = Arrays.copyOfRange(body, from, Math.min(body.length, from + 100));
                bytes.writeBytes(ascii(Integer.toHexString(chunk.length) + "\r\n"));
                bytes.writeBytes(chunk);
                bytes.writeBytes(ascii("\r\n"));
            }
            bytes.writeBytes(ascii("0\r\n\r\n"));
        } else {
            boolean stated = !isStream && !old;
            bytes.writeBytes(ascii(head + (stated ? "Content-Length: " + body.length + "\r\n\r\n" : "\r\n")));
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void send(Socket client, byte[] bytes) throws IOException {
        OutputStream out = client.getOutputStream();
        for (int from = 0; from < bytes.length; from += pieces) {
            out.write(bytes, from, Math.min(pieces, bytes.length - from));
            out.flush();
        }
    }

    boolean isConnected() {
        return !clients.isEmpty();
    }

    /** How many alert streams stand open. */
    int streams() {
        return streams.size();
    }

    /** A part of the stream, as a terminal sends when somebody was let in, or as its heartbeat. */
    void announce(String json) {
        byte[] part = ascii("--MIME_boundary\r\nContent-Type: application/json; charset=\"UTF-8\"\r\nContent-Length: "
                + json.length() + "\r\n\r\n" + json + "\r\n");
        for (Socket stream : streams) {
            try {
                send(stream, part);
            } catch (IOException e) {
                streams.remove(stream);
            }
        }
    }

    void cutStreams() {
        streams.forEach(NetworkTerminal::close);
    }

    /** The line breaks and the network notices. */
    void pullPlug() {
        clients.forEach(NetworkTerminal::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            head.append((char) next);
            if (next == '\n' && head.toString().endsWith("\r\n\r\n")) {
                return head.toString();
            }
            next = in.read();
        }
        return "";
    }

    private static String header(String head, String name) {
        return Arrays.stream(head.split("\r\n"))
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pullPlug();
    }
}
