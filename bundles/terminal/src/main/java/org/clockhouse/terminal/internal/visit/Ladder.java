package org.clockhouse.terminal.internal.visit;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.line.Framing;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.LineWatch;
import org.clockhouse.driver.line.Lines;
import org.clockhouse.driver.line.Wire;
import org.clockhouse.terminal.Probe;
import org.clockhouse.terminal.Probe.Layer;
import org.clockhouse.terminal.Probe.Result;
import org.clockhouse.terminal.Probe.Step;

/**
 * How far a probe came, and what the fault of a driver means for a layer. It sees lines being opened and answers coming, where
 * the driver uses lines of the host.
 */
final class Ladder implements Lines {

    private final Lines lines;
    private final Clock clock;
    private final List<Step> steps = new ArrayList<>();
    private boolean isOpen;
    private boolean isAnswered;
    private Instant since;

    Ladder(Lines lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
        this.since = clock.instant();
    }

    @Override
    public Line open(URI endpoint, Duration replyTimeout) throws DriverException, InterruptedException {
        Line line = lines.open(endpoint, replyTimeout);
        // A line of datagrams opens whether anybody is there or not.
        if (!"udp".equalsIgnoreCase(endpoint.getScheme())) {
            isOpen = true;
            passed(Layer.PORT, endpoint.getAuthority() == null ? "" : endpoint.getAuthority());
        }
        return new HeardLine(line, this);
    }

    @Override
    public LineWatch watch() {
        return lines.watch();
    }

    /** A layer passes with all below it. */
    void passed(Layer layer, String detail) {
        passBelow(layer);
        if (steps.size() == layer.ordinal()) {
            step(layer, Result.PASSED, detail.strip());
        }
    }

    void failed(DriverException e) {
        Layer layer = steps.size() > Layer.KEY.ordinal() ? Layer.DATA : layer(e.fault());
        passBelow(layer);
        step(layer, Result.FAILED, e.getMessage() == null ? "" : e.getMessage());
    }

    Probe probe() {
        while (steps.size() < Layer.values().length) {
            steps.add(new Step(Layer.values()[steps.size()], Result.NOT_REACHED, "", Duration.ZERO));
        }
        return new Probe(steps);
    }

    private void heard() {
        isAnswered = true;
    }

    /** What answered in the language of the driver and then lets nobody in, or says no more, is no silent port. */
    private Layer layer(Fault fault) {
        return switch (fault) {
            case UNREACHABLE -> isAnswered ? Layer.KEY : isOpen ? Layer.FRAMING : Layer.PORT;
            case GARBLED -> Layer.FRAMING;
            case REFUSED, MISCONFIGURED -> Layer.KEY;
        };
    }

    private void passBelow(Layer layer) {
        while (steps.size() < layer.ordinal()) {
            step(Layer.values()[steps.size()], Result.PASSED, "");
        }
    }

    private void step(Layer layer, Result result, String detail) {
        Instant now = clock.instant();
        steps.add(new Step(layer, result, detail, Duration.between(since, now)));
        since = now;
    }

    private record HeardLine(Line line, Ladder ladder) implements Line {

        @Override
        public <T> T exchange(Exchange<T> exchange) throws DriverException, InterruptedException {
            return line.exchange(wire -> exchange.on(new HeardWire(wire, ladder)));
        }

        @Override
        public <T> T resume(Exchange<T> exchange) throws DriverException, InterruptedException {
            return line.resume(wire -> exchange.on(new HeardWire(wire, ladder)));
        }

        @Override
        public void close() {
            line.close();
        }
    }

    /** A probe is not recorded, so that what is secret needs no telling apart. */
    private record HeardWire(Wire wire, Ladder ladder) implements Wire {

        @Override
        public void send(byte[] frame) throws DriverException, InterruptedException {
            wire.send(frame);
        }

        @Override
        public byte[] receive(Framing framing) throws DriverException, InterruptedException {
            byte[] frame = wire.receive(framing);
            ladder.heard();
            return frame;
        }

        @Override
        public Optional<byte[]> poll(Framing framing, Duration within) throws DriverException, InterruptedException {
            Optional<byte[]> frame = wire.poll(framing, within);
            frame.ifPresent(came -> ladder.heard());
            return frame;
        }

        @Override
        public Optional<String> certificate() throws DriverException {
            return wire.certificate();
        }
    }
}
