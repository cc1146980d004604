package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.zk.push.PushDriver;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Gateway;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.InMemoryGateways;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.internal.call.CallingTerminals;
import org.clockhouse.terminal.internal.tray.TrayBook;
import org.clockhouse.terminal.internal.visit.RecordingDesk;
import org.clockhouse.terminal.spi.GatewayRepository.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the head office does with terminals that a gateway serves: nothing that the gateway does. */
class BehindGatewaysTest {

    private final Gatehouse house = new Gatehouse();
    private final InMemoryGateways gateways = new InMemoryGateways(house.transactions, house.rows);

    @Test
    void aTerminalThatCallsIsNotLetInAndWhatIsWantedOfItWaitsForItsGateway() {
        PushDriver driver = new PushDriver();
        house.add(driver);
        Terminal gate = registered("zk.push", "", "A1");
        CallingTerminals calling =
                house.calling(new TrayBook(house.rows.tray(), house.register, house.expected, house.journal));
        TerminalIdentity caller = TerminalIdentity.builder("A1").build();
        assertTrue(calling.admit(driver.descriptor(), caller, "10.0.0.7").isPresent());
        assertEquals(
                1,
                house.errands
                        .ask(house.admin, gate.id(), new ErrandTask.Restart())
                        .size());

        assertEquals(Optional.empty(), house.standing(gate.id()).gateway());
        GatewayId suzhou = serve(gate);
        assertEquals(Optional.of(suzhou), house.standing(gate.id()).gateway());
        assertEquals(Optional.empty(), calling.admit(driver.descriptor(), caller, "10.0.0.7"));
        Errand asked = house.errands
                .ask(house.admin, gate.id(), new ErrandTask.Restart())
                .get(0);
        assertEquals(Errand.State.QUEUED, asked.state());
        calling.stop();
    }

    @Test
    void aTerminalThatIsAskedIsNotVisited() {
        house.add(new ListedTerminal());
        Terminal gate = registered(ListedTerminal.ID, "acme:gate", "");
        house.tick(Duration.ofSeconds(1));
        house.register.visit(house.admin, gate.id());

        serve(gate);
        house.tick(Duration.ofMinutes(1));
        Refused refused = assertThrows(Refused.class, () -> house.register.visit(house.admin, gate.id()));
        assertEquals("terminal.not-visited", refused.code());
    }

    @Test
    void aTerminalIsNotRecordedWhereNothingOfItGoesBy(@TempDir Path folder) {
        house.add(new ListedTerminal());
        Terminal gate = registered(ListedTerminal.ID, "acme:gate", "");
        RecordingDesk desk = new RecordingDesk(
                house.rows.terminals(),
                house.log,
                house.recorder,
                house.visits,
                house.journal,
                new Places(folder, folder),
                house.config);
        serve(gate);
        Refused refused = assertThrows(Refused.class, () -> desk.start(house.admin, gate.id(), Duration.ofMinutes(5)));
        assertEquals("recording.elsewhere", refused.code());
        assertEquals(List.of(), desk.of(house.org, gate.id()));
    }

    private Terminal registered(String driver, String endpoint, String serial) {
        TerminalDraft plain = TerminalDraft.of(new LocalName("", "Gate"), house.works, driver, endpoint);
        return house.register
                .register(
                        house.admin,
                        new TerminalDraft(
                                plain.name(),
                                plain.site(),
                                plain.area(),
                                plain.driver(),
                                plain.endpoint(),
                                plain.settings(),
                                plain.zone(),
                                serial,
                                plain.numberPrefix(),
                                plain.direction(),
                                plain.purpose(),
                                plain.boundSince()))
                .terminal();
    }

    /** Later, because who a caller is is remembered for some seconds. */
    private GatewayId serve(Terminal terminal) {
        Gateway gateway = new Gateway(
                GatewayId.next(),
                "Suzhou",
                Gateway.State.ENROLLED,
                Set.of(),
                Optional.empty(),
                house.clock.instant(),
                1);
        house.transactions.run(house.org, () -> {
            gateways.add(gateway, new Proof("", house.clock.instant(), ""));
            gateways.assign(gateway, Set.of(terminal.id()));
        });
        house.callers.outdated();
        house.clock.advance(Duration.ofSeconds(10));
        return gateway.id();
    }
}
