package org.clockhouse.terminal.internal.recording;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.line.Framing;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.line.LineWatch;
import org.clockhouse.driver.line.Lines;
import org.clockhouse.driver.line.Wire;

/** Lines of which a tape keeps what goes over them. They are not watched: no session stands open while it runs. */
record RecordedLines(Lines lines, Tape tape) implements Lines {

    @Override
    public Line open(URI endpoint, Duration replyTimeout) throws DriverException, InterruptedException {
        tape.say("line " + endpoint.getScheme());
        try {
            return new RecordedLine(lines.open(endpoint, replyTimeout), tape);
        } catch (DriverException e) {
            throw failed(tape, e);
        }
    }

    @Override
    public LineWatch watch() {
        return lines.watch();
    }

    private static DriverException failed(Tape tape, DriverException e) {
        tape.say("fault " + e.fault());
        return e;
    }

    private record RecordedLine(Line line, Tape tape) implements Line {

        @Override
        public <T> T exchange(Exchange<T> exchange) throws DriverException, InterruptedException {
            return line.exchange(wire -> exchange.on(new RecordedWire(wire, tape)));
        }

        @Override
        public <T> T resume(Exchange<T> exchange) throws DriverException, InterruptedException {
            return line.resume(wire -> exchange.on(new RecordedWire(wire, tape)));
        }

        @Override
        public void close() {
            tape.say("close");
            line.close();
        }
    }

    private record RecordedWire(Wire wire, Tape tape) implements Wire {

        @Override
        public void send(byte[] frame) throws DriverException, InterruptedException {
            tape.frame(Tape.SENT, frame, false);
            wire.send(frame);
        }

        @Override
        public void sendSecret(byte[] frame) throws DriverException, InterruptedException {
            tape.frame(Tape.SENT, frame, true);
            wire.send(frame);
        }

        @Override
        public Optional<String> certificate() throws DriverException {
            return wire.certificate();
        }

        @Override
        public byte[] receive(Framing framing) throws DriverException, InterruptedException {
            return came(framing, false);
        }

        @Override
        public byte[] receiveSecret(Framing framing) throws DriverException, InterruptedException {
            return came(framing, true);
        }

        private byte[] came(Framing framing, boolean secret) throws DriverException, InterruptedException {
            try {
                byte[] frame = wire.receive(framing);
                tape.frame(Tape.CAME, frame, secret);
                return frame;
            } catch (DriverException e) {
                throw failed(tape, e);
            }
        }

        @Override
        public Optional<byte[]> poll(Framing framing, Duration within) throws DriverException, InterruptedException {
            Optional<byte[]> frame = wire.poll(framing, within);
            frame.ifPresent(came -> tape.frame(Tape.CAME, came, false));
            return frame;
        }

        @Override
        public Optional<byte[]> pollSecret(Framing framing, Duration within)
                throws DriverException, InterruptedException {
            Optional<byte[]> frame = wire.pollSecret(framing, within);
            frame.ifPresent(came -> tape.frame(Tape.CAME, came, true));
            return frame;
        }
    }
}
