package org.clockhouse.terminal.internal.call;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.Places;
import org.clockhouse.terminal.internal.PostingTerminal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.driver.DriverTableTest;
import org.clockhouse.terminal.internal.tray.TrayBook;

/** An open terminal port and a terminal that may call it. */
final class CalledPort implements AutoCloseable {

    static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    final Gatehouse house = new Gatehouse();
    final TrayBook tray = new TrayBook(house.rows.tray(), house.register, house.expected, house.journal);
    final CallingTerminals terminals = house.calling(tray);
    final PostingTerminal driver = new PostingTerminal();
    final Terminal gate;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private HttpPort port;

    CalledPort(Path folder) throws InterruptedException {
        this.folder = folder;
        this.port = another(house.config, IDLE);
        house.add(driver);
        this.gate = house.register.register(house.admin, draft("A-1")).terminal();
        DriverTableTest.await(() -> port() > 0);
    }

    HttpPort another(TerminalConfig config, Duration idle) {
        return new HttpPort(
                house.drivers, terminals, house.recorder, new ThreadWorkers(), places(), config, idle, PAUSE);
    }

    void reopen(TerminalConfig config, Duration idle) throws InterruptedException {
        port.stop();
        port = another(config, idle);
        DriverTableTest.await(() -> port() > 0);
    }

    Places places() {
        return new Places(folder, folder);
    }

    /** 0 while closed. */
    int port() {
        return port.port();
    }

    HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port() + target);
        return client.send(
                HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    TerminalDraft draft(String serial) {
        return new TerminalDraft(
                new LocalName("", "Gate"),
                house.works,
                Optional.empty(),
                PostingTerminal.ID,
                "",
                Map.of(),
                Optional.empty(),
                serial,
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Override
    public void close() {
        port.stop();
        terminals.stop();
    }
}
