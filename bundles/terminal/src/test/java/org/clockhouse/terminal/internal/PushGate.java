package org.clockhouse.terminal.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.zk.push.PushDriver;
import org.clockhouse.driver.zk.push.PushTerminal;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.TerminalEvent;
import org.clockhouse.terminal.internal.call.CallingTerminals;
import org.clockhouse.terminal.internal.call.HttpPort;
import org.clockhouse.terminal.internal.driver.DriverTableTest;
import org.clockhouse.terminal.internal.tray.TrayBook;

/** A gatehouse, and an emulated terminal of the push family that calls it over HTTP at the real terminal port. */
final class PushGate implements AutoCloseable {

    /** What its clock reads at the start. */
    static final LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);

    private static final String SERIAL = "BWXP211360117";

    final Gatehouse house = new Gatehouse();
    final TrayBook tray = new TrayBook(house.rows.tray(), house.register, house.expected, house.journal);
    final PushTerminal terminal = new PushTerminal(SERIAL, this::send);
    private final CallingTerminals calling = house.calling(tray);
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpPort port = house.port(calling);
    private Terminal gate;

    /** Until the terminal may call. */
    void open() throws InterruptedException {
        house.add(new PushDriver());
        DriverTableTest.await(() -> port.port() > 0);
        gate = house.register.register(house.admin, draft(SERIAL)).terminal();
    }

    Terminal gate() {
        return gate;
    }

    TerminalDraft draft(String serial) {
        return new TerminalDraft(
                new LocalName("", "Gate"),
                house.works,
                Optional.empty(),
                "zk.push",
                "",
                Map.of(),
                Optional.empty(),
                serial,
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
    }

    PushTerminal.Reply send(String method, String target, Bytes body) throws IOException, InterruptedException {
        return new PushOverHttp(client, port).send(method, target, body);
    }

    /** The body of an answer, as it came over the line. */
    byte[] heard(String target) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port.port() + target);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray())
                .body();
    }

    List<Errand> ask(ErrandTask task) {
        return house.errands.ask(house.admin, gate.id(), task);
    }

    Errand latest() {
        return house.errands
                .page(house.org, Scope.EVERYBODY, gate.id(), Page.first(1))
                .items()
                .get(0);
    }

    List<TerminalEvent> events() {
        return house.errands
                .events(house.org, Scope.EVERYBODY, gate.id(), Page.first(50))
                .items();
    }

    /** Issues card 123456 to somebody of a site where the gate now stands, so that the gate is to let them in. */
    Credential letIn(Employee holder) {
        house.desk.wall.hang(
                gate.id(),
                gate.name(),
                holder.site(),
                house.clock.instant(),
                org.clockhouse.credential.delivery.WallTerminal.Ability.UNKNOWN);
        return house.desk.credentials.issue(
                house.admin,
                Scope.EVERYBODY,
                new CredentialDraft(
                        holder.id(),
                        new Identifier.Card(CardNumber.of(32, 123_456)),
                        Optional.empty(),
                        Optional.empty(),
                        true));
    }

    Employee hire(String number, String name) {
        Site shanghai = house.registry.site("上海", "Asia/Shanghai");
        return house.registry.hire(number, name, shanghai, house.registry.department("工厂"));
    }

    @Override
    public void close() {
        port.stop();
        calling.stop();
    }
}
