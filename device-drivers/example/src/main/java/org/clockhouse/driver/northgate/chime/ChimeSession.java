package org.clockhouse.driver.northgate.chime;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.SettableClock;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.line.Line;

final class ChimeSession implements TerminalSession, SettableClock {

    private final Line line;
    private final TerminalIdentity identity;

    private ChimeSession(Line line, TerminalIdentity identity) {
        this.line = line;
        this.identity = identity;
    }

    /** Proves that a Chime answers and takes the passcode. */
    static ChimeSession begin(Line line, String passcode) throws DriverException, InterruptedException {
        String words = ChimeProtocol.answer(line.exchange(wire -> {
                    wire.sendSecret(ChimeProtocol.line("HI", passcode));
                    return wire.receive(ChimeProtocol.FRAMING);
                }))
                .get(0);
        if (!words.startsWith("CHIME ")) {
            throw new DriverException(Fault.MISCONFIGURED, "this is no Chime: " + words);
        }
        TerminalIdentity.Builder identity = TerminalIdentity.builder(ChimeProtocol.value(words, "SN"))
                .model("Chime 20")
                .firmware(ChimeProtocol.value(words, "FW"))
                .capabilities(Set.of(Capability.CLOCK));
        String capacity = ChimeProtocol.value(words, "CAP");
        if (capacity.matches("\\d{1,7}")) {
            identity.punchCapacity(Integer.parseInt(capacity));
        }
        return new ChimeSession(line, identity.build());
    }

    private List<String> ask(byte[] question) throws DriverException, InterruptedException {
        return ChimeProtocol.answer(line.exchange(wire -> {
            wire.send(question);
            return wire.receive(ChimeProtocol.FRAMING);
        }));
    }

    @Override
    public TerminalIdentity identity() {
        return identity;
    }

    @Override
    public PunchPage readPunches(Cursor after, int limit) throws DriverException, InterruptedException {
        return ChimeProtocol.page(after, ask(ChimeProtocol.read(after, limit)));
    }

    /** The Chime overwrites its oldest records by itself. */
    @Override
    public void acknowledge(Cursor upTo) {
        // Nothing to tell it.
    }

    @Override
    public Health health() throws DriverException, InterruptedException {
        String words = ask(ChimeProtocol.line("STATE")).get(0);
        return words.contains("OPEN")
                ? Health.of(Health.State.TAMPERED, "the housing is open")
                : Health.of(Health.State.GOOD, "");
    }

    @Override
    public LocalDateTime readClock() throws DriverException, InterruptedException {
        return ChimeProtocol.time(ask(ChimeProtocol.line("TIME")).get(0));
    }

    @Override
    public void setClock(LocalDateTime reading) throws DriverException, InterruptedException {
        ask(ChimeProtocol.line("TIME", ChimeProtocol.time(reading)));
    }

    @Override
    public void close() {
        line.close();
    }
}
