package org.clockhouse.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.terminal.spi.BranchRepository;
import org.clockhouse.terminal.spi.BranchRepository.Carried;
import org.clockhouse.terminal.spi.GatewayRepository;
import org.clockhouse.terminal.spi.GatewayRepository.Proof;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.junit.jupiter.api.Test;

/** What every keeper of gateways must do. Each test uses a company of its own. */
public abstract class GatewayRepositoryContract {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final Proof INVITED = new Proof("c0de", NOON, "");

    private final OrgId org = OrgId.next();

    protected abstract Transactions transactions();

    protected abstract GatewayRepository gateways();

    protected abstract BranchRepository branches();

    protected abstract TerminalRepository terminals();

    @Test
    void aGatewayIsFoundByWhatItIsKnownBy() {
        Gateway branch = added("Suzhou", INVITED);
        assertEquals(Optional.of(branch), in(() -> gateways().find(branch.id())));
        assertEquals(Optional.of(branch), in(() -> gateways().byCode("c0de")));
        assertEquals(Optional.empty(), in(() -> gateways().bySecret("")));

        Gateway enrolled =
                in(() -> gateways().update(branch.become(Gateway.State.ENROLLED), new Proof("", NOON, "5ec2e7")));
        assertEquals(Optional.of(enrolled), in(() -> gateways().bySecret("5ec2e7")));
        assertEquals(Optional.empty(), in(() -> gateways().byCode("c0de")));
        assertEquals(Optional.empty(), in(() -> gateways().byCode("")));
        assertEquals(new Proof("", NOON, "5ec2e7"), in(() -> gateways().proof(branch.id())));
        assertThrows(Stale.class, () -> in(() -> gateways().update(branch, INVITED)));
        assertEquals(List.of(enrolled), in(() -> gateways().all()));
    }

    @Test
    void aTerminalIsServedByOneGatewayAndItsPastIsKept() {
        TerminalId gate = terminal();
        TerminalId door = terminal();
        Gateway suzhou = added("Suzhou", INVITED);
        Gateway wuxi = added("Wuxi", new Proof("", NOON, ""));
        Gateway serving = in(() -> gateways().assign(suzhou, Set.of(gate, door)));
        assertEquals(Set.of(gate, door), serving.terminals());
        assertEquals(Map.of(gate, suzhou.id(), door, suzhou.id()), in(() -> terminals()
                .behindGateways()));
        Refused taken = assertThrows(Refused.class, () -> in(() -> gateways().assign(wuxi, Set.of(gate))));
        assertEquals("gateway.terminal.taken", taken.code());
        assertThrows(Stale.class, () -> in(() -> gateways().assign(suzhou, Set.of())));

        in(() -> gateways().assign(serving, Set.of(door)));
        in(() -> gateways().assign(wuxi, Set.of(gate)));
        assertEquals(
                Map.of(gate, wuxi.id(), door, suzhou.id()), in(() -> terminals().behindGateways()));
        assertEquals(Set.of(gate, door), in(() -> gateways().everServed(suzhou.id())));
    }

    @Test
    void whatItSaidLastAndHowFarItWasReceivedChangeNoVersion() {
        Gateway branch = added("Suzhou", INVITED);
        Gateway.Heard heard =
                new Gateway.Heard(NOON, Duration.ofMillis(-1_250), 12, Optional.of(NOON), "0.1.0", "ab12");
        transactions().run(org, () -> {
            gateways().heard(branch.id(), heard);
            gateways().received(branch.id(), 4_711);
        });
        Gateway now = in(() -> gateways().find(branch.id())).orElseThrow();
        assertEquals(Optional.of(heard), now.heard());
        assertEquals(branch.version(), now.version());
        assertEquals(4_711, in(() -> gateways().received(branch.id())));
    }

    @Test
    void aBranchRemembersWhereItBelongs() {
        assertEquals(Optional.empty(), in(() -> branches().find()));
        BranchRepository.Enrolment first =
                new BranchRepository.Enrolment("https://head:8443", GatewayId.next(), "secret", "c0de", "");
        BranchRepository.Enrolment later =
                new BranchRepository.Enrolment("https://head:8443", first.gateway(), "secret", "c0de", "ab12");
        transactions().run(org, () -> branches().save(first));
        transactions().run(org, () -> branches().save(later));
        assertEquals(Optional.of(later), in(() -> branches().find()));
    }

    @Test
    void aBranchKnowsWhichErrandsAreTheHeadOffices() {
        TerminalId gate = terminal();
        Carried later = new Carried(12, gate, 4);
        Carried first = new Carried(7, gate, 5);
        transactions().run(org, () -> {
            branches().carry(later);
            branches().carry(first);
        });
        assertEquals(List.of(first, later), in(() -> branches().carried()));
        transactions().run(org, () -> branches().forget(first));
        assertEquals(List.of(later), in(() -> branches().carried()));
    }

    private Gateway added(String name, Proof proof) {
        Gateway gateway =
                new Gateway(GatewayId.next(), name, Gateway.State.INVITED, Set.of(), Optional.empty(), NOON, 1);
        transactions().run(org, () -> gateways().add(gateway, proof));
        return gateway;
    }

    private TerminalId terminal() {
        Terminal gate = new Terminal(
                TerminalId.next(),
                new LocalName("", "Gate"),
                SiteId.next(),
                Optional.empty(),
                "acme.post",
                "",
                Map.of(),
                Optional.of(ZoneId.of("Europe/Madrid")),
                "",
                "",
                Direction.BOTH,
                Terminal.Purpose.BOTH,
                NOON,
                Terminal.Status.IN_USE,
                0);
        transactions().run(org, () -> terminals().add(gate));
        return gate.id();
    }

    private <T> T in(Supplier<T> work) {
        return transactions().in(org, work::get);
    }
}
