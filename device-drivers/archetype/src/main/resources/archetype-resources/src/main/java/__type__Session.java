package ${package};

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Set;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.SettableClock;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.line.Line;

final class ${type}Session implements TerminalSession, SettableClock {

    private static final byte[] NOTHING = new byte[0];

    private final Line line;
    private final TerminalIdentity identity;

    private ${type}Session(Line line, TerminalIdentity identity) {
        this.line = line;
        this.identity = identity;
    }

    /** Proves that a ${model} answers. */
    static ${type}Session begin(Line line) throws DriverException, InterruptedException {
        ByteBuffer hello = ask(line, ${type}Protocol.HELLO, ${type}Protocol.frame(${type}Protocol.HELLO, NOTHING));
        String serialNumber = StandardCharsets.US_ASCII.decode(hello).toString();
        return new ${type}Session(
                line,
                TerminalIdentity.builder(serialNumber)
                        .model("${model}")
                        .capabilities(Set.of(Capability.CLOCK))
                        .build());
    }

    private static ByteBuffer ask(Line line, int command, byte[] question)
            throws DriverException, InterruptedException {
        byte[] answer = line.exchange(wire -> {
            wire.send(question);
            return wire.receive(${type}Protocol.FRAMING);
        });
        return ${type}Protocol.content(command, answer);
    }

    @Override
    public TerminalIdentity identity() {
        return identity;
    }

    @Override
    public PunchPage readPunches(Cursor after, int limit) throws DriverException, InterruptedException {
        return ${type}Protocol.page(after, ask(line, ${type}Protocol.READ, ${type}Protocol.read(after, limit)));
    }

    /** The ${model} overwrites its oldest records by itself. */
    @Override
    public void acknowledge(Cursor upTo) {
        // Nothing to tell it.
    }

    @Override
    public Health health() throws DriverException, InterruptedException {
        ask(line, ${type}Protocol.HELLO, ${type}Protocol.frame(${type}Protocol.HELLO, NOTHING));
        return Health.of(Health.State.GOOD, "");
    }

    @Override
    public LocalDateTime readClock() throws DriverException, InterruptedException {
        byte[] question = ${type}Protocol.frame(${type}Protocol.GET_CLOCK, NOTHING);
        return ${type}Protocol.time(ask(line, ${type}Protocol.GET_CLOCK, question).getInt());
    }

    @Override
    public void setClock(LocalDateTime reading) throws DriverException, InterruptedException {
        byte[] question = ${type}Protocol.frame(${type}Protocol.SET_CLOCK, ${type}Protocol.time(reading));
        ask(line, ${type}Protocol.SET_CLOCK, question);
    }

    @Override
    public void close() {
        line.close();
    }
}
