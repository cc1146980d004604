package org.clockhouse.driver.face.json;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;

/**
 * The emulated terminal as a process of its own, over a WebSocket of the JDK, to try a suite with. Arguments: address such as
 * {@code ws://localhost:8090/pub/chat}, serial number. Then a command on each line of standard input: {@code punch NUMBER},
 * {@code status}.
 */
final class EmulatorMain implements WebSocket.Listener {

    private final FaceTerminal terminal;
    private final StringBuilder part = new StringBuilder();

    private EmulatorMain(FaceTerminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) throws Exception {
        FaceTerminal terminal = new FaceTerminal(arguments[1]);
        EmulatorMain emulator = new EmulatorMain(terminal);
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(arguments[0]), emulator)
                .join();
        socket.sendText(terminal.register(), true).join();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.strip().split(" ");
                if (words[0].equals("punch")) {
                    terminal.present(words[1], LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS));
                    socket.sendText(terminal.upload().orElseThrow(), true).join();
                }
                System.out.println(
                        terminal.waiting() + " waiting, clock " + terminal.clock() + ", doors " + terminal.openings());
            }
        }
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            String whole = part.toString();
            part.setLength(0);
            System.out.println("heard " + whole);
            try {
                if (Message.of(whole).request().isEmpty()) {
                    terminal.answered(whole);
                } else {
                    String answer = terminal.asked(whole);
                    System.out.println("said " + answer);
                    socket.sendText(answer, true);
                }
            } catch (Exception e) {
                System.out.println("not understood: " + e);
            }
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        System.out.println("closed " + code);
        return null;
    }
}
