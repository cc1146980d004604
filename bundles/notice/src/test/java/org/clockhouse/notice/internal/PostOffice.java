package org.clockhouse.notice.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server on a port of its own (RFC 5321, 3207, 4954), that can be made to fail at each step. */
final class PostOffice implements AutoCloseable {

    static final String PASSWORD = "pässword";

    private final ServerSocket server;
    private final SSLContext tls;
    private final boolean secureAtOnce;
    final List<String> commands = new CopyOnWriteArrayList<>();
    final List<String> mails = new CopyOnWriteArrayList<>();
    volatile boolean offersTls = true;
    /** What is said instead of 250 to RCPT. */
    volatile String toReceiver = "250 ok";
    /** How many mails are taken without a word, the line being cut instead. */
    volatile int cutsAfterData;

    PostOffice(SSLContext tls, boolean secureAtOnce) throws IOException {
        this.tls = tls;
        this.secureAtOnce = secureAtOnce;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "post-office");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                talk(secureAtOnce ? secured(socket) : socket);
            } catch (IOException e) {
                commands.add("line lost");
            }
        }
    }

    private SSLSocket secured(Socket socket) throws IOException {
        SSLSocket line = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
        line.startHandshake();
        return line;
    }

    private void talk(Socket first) throws IOException {
        Socket line = first;
        BufferedReader in = reader(line);
        say(line, "220 post office");
        for (String command = in.readLine(); command != null; command = in.readLine()) {
            commands.add(command.startsWith("AUTH") ? "AUTH" : command);
            if (command.startsWith("EHLO")) {
                say(line, "250-post office", offersTls ? "250-STARTTLS" : "250-8BITMIME", "250 AUTH PLAIN LOGIN");
            } else if (command.equals("STARTTLS") && offersTls) {
                say(line, "220 go ahead");
                line = secured(line);
                in = reader(line);
            } else if (command.equals("AUTH PLAIN")) {
                say(line, "334 ");
                byte[] said = Base64.getDecoder().decode(in.readLine());
                boolean right = new String(said, StandardCharsets.UTF_8).equals("\0suite\0" + PASSWORD);
                say(line, right ? "235 welcome" : "535 5.7.8 wrong password");
            } else if (command.startsWith("RCPT")) {
                say(line, toReceiver);
            } else if (command.equals("DATA")) {
                say(line, "354 go ahead");
                mails.add(mail(in));
                if (cutsAfterData-- > 0) {
                    line.close();
                    return;
                }
                say(line, "250 taken");
            } else {
                say(line, command.equals("STARTTLS") ? "502 what?" : "250 ok");
            }
        }
    }

    private static String mail(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            mail.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
        }
        return mail.toString();
    }

    private static BufferedReader reader(Socket line) throws IOException {
        return new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void say(Socket line, String... answers) throws IOException {
        line.getOutputStream().write((String.join("\r\n", answers) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
