package org.clockhouse.terminal.internal.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.Texts;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.zk.pull.ZkPullDriver;
import org.clockhouse.kernel.Refused;
import org.clockhouse.terminal.Probe;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.WallTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProberTest {

    private final SharedLines lines = new SharedLines();
    private final Gatehouse house = new Gatehouse(null, lines);
    private final WallTerminal wall = new WallTerminal(house.clock);
    private final Prober prober = new Prober(
            house.register, house.drivers, house.visits, house.kept, house.log, lines, house.journal, house.config);

    @Test
    void t017EveryLayerPassesAndNothingIsTakenFromTheTerminal() {
        Terminal gate = wall();
        wall.present("7", LocalDateTime.of(2026, 11, 2, 8, 0));
        assertEquals("PORT PASSED, FRAMING PASSED, KEY PASSED, DATA PASSED", said(gate));
        assertEquals(1, wall.holds());
        assertEquals(0, wall.acknowledged);
        house.tick(Duration.ofSeconds(1));
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
    }

    @Test
    void t017TheLayerThatFailedIsNamed() {
        Terminal gate = wall();
        wall.fault = Fault.UNREACHABLE;
        assertEquals("PORT FAILED, FRAMING NOT_REACHED, KEY NOT_REACHED, DATA NOT_REACHED", said(gate));
        wall.fault = Fault.GARBLED;
        assertEquals("PORT PASSED, FRAMING FAILED, KEY NOT_REACHED, DATA NOT_REACHED", said(gate));
        wall.fault = Fault.MISCONFIGURED;
        assertEquals("PORT PASSED, FRAMING PASSED, KEY FAILED, DATA NOT_REACHED", said(gate));
    }

    @Test
    void t017APortThatTakesConnectionsAndSaysNothingIsNoTerminalOfThisKind() throws IOException {
        house.add(new AskingDriver());
        try (ServerSocket silent = new ServerSocket(0)) {
            Terminal gate = house.register(AskingDriver.ID, "tcp://127.0.0.1:" + silent.getLocalPort());
            house.visits.tick();
            assertEquals("PORT PASSED, FRAMING FAILED, KEY NOT_REACHED, DATA NOT_REACHED", said(gate));
        }
    }

    @Test
    void t017APortThatNobodyListensAtIsSaidToBeThat() throws IOException {
        house.add(new AskingDriver());
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Terminal gate = house.register(AskingDriver.ID, "tcp://127.0.0.1:" + free);
        house.visits.tick();
        assertEquals("PORT FAILED, FRAMING NOT_REACHED, KEY NOT_REACHED, DATA NOT_REACHED", said(gate));
    }

    /** Old models are asked by datagrams where nobody takes a connection, and datagrams are sent to nobody as well. */
    @Test
    void t017APortThatIsClosedToConnectionsAndDatagramsIsSaidToBeThat() throws IOException {
        house.add(new ZkPullDriver());
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Terminal gate = house.register("zk.pull", "tcp://127.0.0.1:" + free);
        house.visits.tick();
        assertEquals("PORT FAILED, FRAMING NOT_REACHED, KEY NOT_REACHED, DATA NOT_REACHED", said(gate));
    }

    @Test
    void t017ATerminalThatAnswersAndTakesNobodyInIsNotSaidToBeSilent() throws Exception {
        house.add(new ZkPullDriver());
        Thread terminal;
        try (DatagramSocket engaged = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            terminal = new Thread(() -> refuseSessions(engaged));
            terminal.start();
            Terminal gate = house.register("zk.pull", "udp://127.0.0.1:" + engaged.getLocalPort());
            house.visits.tick();
            assertEquals("PORT PASSED, FRAMING PASSED, KEY FAILED, DATA NOT_REACHED", said(gate));
        }
        terminal.join();
    }

    /** Answers each datagram of its protocol with 2001, which is no. */
    private static void refuseSessions(DatagramSocket socket) {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[64], 64);
                socket.receive(packet);
                ByteBuffer.wrap(packet.getData()).order(ByteOrder.LITTLE_ENDIAN).putShort(0, (short) 2001);
                packet.setLength(8);
                socket.send(packet);
            }
        } catch (IOException e) {
            // Switched off.
        }
    }

    @Test
    void aPersonsCheckThatGetsInEndsTheWaitForAnEdit() {
        wall.wrongKey = true;
        Terminal gate = wall();
        assertEquals("PORT PASSED, FRAMING PASSED, KEY FAILED, DATA NOT_REACHED", said(gate));
        house.tick(Duration.ofSeconds(1));
        assertEquals(2, wall.connects, "one visit and the check");
        wall.wrongKey = false;
        said(gate);
        house.tick(Duration.ofSeconds(1));
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
    }

    @Test
    void aTerminalThatIsNotVisitedIsNotProbed() {
        Terminal gate = wall();
        house.register.setStatus(house.admin, gate.id(), Terminal.Status.DISABLED, "repair", gate.version());
        Refused refused = assertThrows(Refused.class, () -> prober.probe(house.admin, gate.id()));
        assertEquals("terminal.not-visited", refused.code());
    }

    private Terminal wall() {
        house.add(wall);
        Terminal gate = house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
        house.tick(Duration.ofSeconds(1));
        return gate;
    }

    private String said(Terminal gate) {
        List<Probe.Step> steps = prober.probe(house.admin, gate.id()).steps();
        return steps.stream().map(step -> step.layer() + " " + step.result()).collect(Collectors.joining(", "));
    }

    /** Opens a line and waits for a greeting. */
    private static final class AskingDriver implements TerminalDriver {

        static final String ID = "acme.asking";

        @Override
        public DriverDescriptor descriptor() {
            return DriverDescriptor.builder(ID)
                    .made("Acme", "Asking")
                    .roads(Road.VISIT)
                    .endpointExample("tcp://192.168.1.201:4370")
                    .texts(Texts.of(Map.of()))
                    .build();
        }

        @Override
        public TerminalSession connect(TerminalAddress address, DriverContext context)
                throws DriverException, InterruptedException {
            URI endpoint = address.endpoint();
            Line line = context.open(endpoint);
            try {
                line.exchange(wire -> wire.receive(received -> 4));
                throw new IllegalStateException("nobody greets here");
            } finally {
                line.close();
            }
        }
    }
}
