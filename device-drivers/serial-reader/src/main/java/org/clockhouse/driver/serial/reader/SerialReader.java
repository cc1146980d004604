package org.clockhouse.driver.serial.reader;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DeskReader;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.line.Line;

/** A reader at the other end of a line. It talks by itself and is never asked. */
final class SerialReader implements DeskReader {

    private final Line line;
    private final Collector collector;
    private final Function<String, DeskRead> meaning;
    private final Duration sameCard;
    private final Clock clock;
    /** The last card and the last misreading, which may come between two frames of the same card. */
    private final Map<Boolean, Said> last = new HashMap<>();

    SerialReader(Line line, Collector collector, Function<String, DeskRead> meaning, Duration sameCard, Clock clock) {
        this.line = line;
        this.collector = collector;
        this.meaning = meaning;
        this.sameCard = sameCard;
        this.clock = clock;
    }

    @Override
    public Optional<DeskRead> next(Duration within) throws DriverException, InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            Optional<DeskRead> read = collected();
            if (read.isPresent()) {
                return read;
            }
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            Optional<byte[]> bytes = line.resume(wire -> wire.poll(ByteBuffer::limit, left));
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            collector.take(bytes.get(), clock.instant());
        }
    }

    private Optional<DeskRead> collected() {
        Optional<Collector.Frame> frame = collector.next();
        while (frame.isPresent()) {
            String text = frame.get().text();
            DeskRead read = frame.get().misread().orElseGet(() -> meaning.apply(text));
            if (!isRepetition(read)) {
                return Optional.of(read);
            }
            frame = collector.next();
        }
        return Optional.empty();
    }

    /** While a card stays the reader says it again and again. */
    private boolean isRepetition(DeskRead read) {
        Said now = new Said(read, clock.instant());
        Said before = last.put(read.misread().isPresent(), now);
        return before != null && before.read.equals(read) && now.at.isBefore(before.at.plus(sameCard));
    }

    private record Said(DeskRead read, Instant at) {}

    @Override
    public void close() {
        line.close();
    }
}
